import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUnsaved } from "@/app/useUnsaved";
import { ImportDrawer } from "@/ui/records/ImportDrawer";
import { useDone } from "./admin/useDone";
import type { Written } from "./client";
import type { Schema } from "./schema";
import { sendBytes } from "./upload";

type Sent = Promise<Written<Schema["TableDifference"]>>;

/** Sends a table of what all plans share. */
export const sendShared =
  (noun: "areas" | "bodies") =>
  (table: Blob, dry_run: boolean): Sent =>
    noun === "areas"
      ? sendBytes("/areas/table", { query: { dry_run } }, table)
      : sendBytes("/bodies/table", { query: { dry_run } }, table);

/** Sends a table of a plan. */
export const sendOfPlan =
  (plan: string, noun: "owners" | "targets") =>
  (table: Blob, dry_run: boolean): Sent =>
    noun === "owners"
      ? sendBytes("/plans/{plan}/owners/table", { path: { plan }, query: { dry_run } }, table)
      : sendBytes("/plans/{plan}/ledger/table", { path: { plan }, query: { dry_run } }, table);

/** Brings a table of records in: the difference first, then one change with its undo. */
export function TableImport(props: {
  title: string;
  /** Which table, for its headings. */
  table: "areas" | "bodies" | "owners" | "targets";
  /** Whether it is open; `bring` in the address says so. */
  open: boolean;
  /** Closes it; `saved` where nothing is lost by it. */
  onClose: (saved: boolean) => void;
  send: (table: Blob, dry_run: boolean) => Sent;
  fieldName: (field: string) => string;
}) {
  const { title, table, open, onClose, send, fieldName } = props;
  const { t } = useTranslation();
  const done = useDone();
  const [unsaved, setUnsaved] = useState(false);
  useUnsaved(open && unsaved, { within: ["bring"], onDiscard: () => setUnsaved(false) });
  const save = async (bytes: Blob, count: number) => {
    await done(t("import.saved", { count }), send(bytes, false));
    setUnsaved(false);
    onClose(true);
  };
  return (
    <ImportDrawer
      title={title}
      open={open}
      onClose={() => onClose(false)}
      heads={t("import.heads", { list: t(`import.heads_of.${table}`) })}
      fieldName={fieldName}
      compare={async (bytes) => (await send(bytes, true)).data}
      save={save}
      onUnsaved={setUnsaved}
    />
  );
}
