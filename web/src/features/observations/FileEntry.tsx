import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import type { Intake, Names } from "@/api/numbers";
import { FileDrop } from "@/ui/FileDrop";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { type Said, Save } from "./Save";

const TYPES: Record<string, string> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const endOf = (name: string) => (name.toLowerCase().endsWith(".csv") ? "csv" : "xlsx");

/** Sends the bytes as they are. */
const sendFile = (plan: string, file: File, dry_run: boolean, said?: Said, submit = false) =>
  written(
    api.POST("/plans/{plan}/observations/file", {
      params: {
        path: { plan },
        query: {
          dry_run,
          submit,
          title: said?.title || file.name,
          revision: said?.revision ?? undefined,
          comment: said?.comment || undefined,
          evidence: said?.evidence.join(",") || undefined,
        },
      },
      headers: { "Content-Type": TYPES[endOf(file.name)] ?? "application/octet-stream" },
      body: file,
    }),
  );

/** CSV or workbook: nothing is saved before the difference was seen. */
export function FileEntry({ plan, names }: { plan: string; names: Names }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [intake, setIntake] = useState<Intake | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (files: File[]) => {
    const [first] = files;
    if (!first) return;
    setFile(first);
    setIntake(null);
    setError(null);
    setBusy(true);
    try {
      setIntake((await sendFile(plan, first, true)).data);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const clear = () => {
    setFile(null);
    setIntake(null);
  };
  if (intake && file) {
    return (
      <Save
        plan={plan}
        intake={intake}
        names={names}
        title={file.name.replace(/\.[^.]+$/, "")}
        send={(said, submit) => sendFile(plan, file, false, said, submit)}
        onBack={clear}
        onDone={clear}
      />
    );
  }
  return (
    <section aria-label={t("entry.file")} aria-busy={busy}>
      {error ? <ProblemAlert error={error} /> : null}
      <FileDrop
        accept={[".csv", ".xlsx"]}
        max_mb={20}
        disabled={busy}
        prompt={busy ? t("entry.reading", { name: file?.name ?? "" }) : t("entry.drop")}
        onFiles={(files) => void take(files)}
      />
      <p className="wm-quiet">{t("entry.file_columns")}</p>
    </section>
  );
}
