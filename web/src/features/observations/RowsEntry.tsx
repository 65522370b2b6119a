import { Button, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import type { Intake, Names } from "@/api/numbers";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import type { Cells } from "@/lib/grid";
import { PasteGrid } from "@/ui/PasteGrid";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { useKept } from "@/ui/useKept";
import { CommonFields } from "./CommonFields";
import { type Common, FREE_COLUMNS, freeRows } from "./entry";
import { type Said, Save, unsaid } from "./Save";
import { useStatusWords } from "./useWords";

const COMMON: Common = { source: "", source_grade: "letter", known_at: null, caliber: null, note: "" };
const EMPTY: Cells = Array.from({ length: 8 }, () => FREE_COLUMNS.map(() => ""));

/** One value a row, several indicators at once: for a block pasted from a workbook. */
export function RowsEntry({ plan, names }: { plan: string; names: Names }) {
  const { t } = useTranslation();
  const session = useSession();
  const words = useStatusWords();
  const [cells, setCells, forget] = useKept<Cells>(`${plan}.rows`, EMPTY);
  const [common, setCommon] = useKept<Common>(`${plan}.common`, COMMON);
  const [intake, setIntake] = useState<Intake | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { rows, faults } = freeRows(cells, common, words);
  const unsaved = rows.length > 0 || faults.size > 0;
  useUnsaved(unsaved && intake === null);
  const send = (dry_run: boolean, said: Said, submit = false) =>
    written(
      api.POST("/plans/{plan}/observations", {
        params: { path: { plan }, query: { dry_run, submit } },
        body: {
          title: said.title,
          revision: said.revision,
          comment: said.comment || null,
          evidence: said.evidence,
          rows,
        },
      }),
    );
  const title = t("entry.rows_title", { count: rows.length });
  const compare = async () => {
    setBusy(true);
    setError(null);
    try {
      setIntake((await send(true, unsaid(title))).data);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  if (intake) {
    return (
      <Save
        plan={plan}
        intake={intake}
        names={names}
        title={title}
        send={(said, submit) => send(false, said, submit)}
        onBack={() => setIntake(null)}
        onDone={forget}
      />
    );
  }
  return (
    <section aria-label={t("entry.rows")}>
      <CommonFields
        common={common}
        onCommon={setCommon}
        knownRefused={mayDo(session, "known_at.set") ? null : t("entry.known_refused")}
      />
      {error ? <ProblemAlert error={error} /> : null}
      <PasteGrid
        title={t("entry.rows")}
        columns={FREE_COLUMNS.map((key) => ({
          key,
          title: t(`entry.columns.${key}`),
          numeric: key === "value",
          width: key === "indicator" || key === "note" ? 200 : 110,
        }))}
        cells={cells}
        onCells={setCells}
        faults={new Map([...faults].map(([place, fault]) => [place, t(`entry.faults.${fault}`)]))}
      />
      <p className="wm-quiet">{t("entry.rows_hint")}</p>
      <Space wrap>
        <ReasonButton
          type="primary"
          loading={busy}
          reason={
            !mayDo(session, "submission.write")
              ? t("entry.refused.right")
              : faults.size
                ? t("entry.refused.faults", { count: faults.size })
                : rows.length === 0
                  ? t("entry.refused.nothing_typed")
                  : null
          }
          onClick={() => void compare()}
        >
          {t("entry.compare", { count: rows.length })}
        </ReasonButton>
        <Button disabled={!unsaved} onClick={forget}>
          {t("entry.reset")}
        </Button>
      </Space>
    </section>
  );
}
