import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PersonName } from "../PersonName";
import { StatusTag } from "../StatusTag";
import type { Column } from "../table/DataTable";
import { useInstant } from "../useInstant";

/** One entry of the log: what somebody did in one go. */
export interface LogRow {
  change_id: string;
  seq: number;
  recorded_at: string;
  actor: string;
  operation: string;
  scope: string;
  subject: string;
  success: boolean;
  reason?: string | null;
  undoes?: string | null;
  origin?: string | null;
  row_count: number;
  hash?: string;
  can_undo?: boolean;
  undone_by?: string | null;
  pruned?: boolean;
}

/** What an operation is called. */
export function useOperationWords() {
  const { t } = useTranslation();
  return (operation: string) => t(`operations.${operation}`, { defaultValue: operation });
}

/** The name of the person behind an account. */
export type NameOf = (code: string) => string;

/** An account with the name of its person: two people may share a name, and the log tells them apart. */
export const accountText = (actor: string, nameOf: NameOf): string =>
  nameOf(actor) === actor ? actor : `${nameOf(actor)} (${actor})`;

/** The accounts in a part of the log, to choose from. */
export const accountsIn = (rows: readonly LogRow[], nameOf: NameOf) =>
  [...new Set(rows.map((row) => row.actor))].map((value) => ({ value, label: accountText(value, nameOf) }));

/** The columns of a list of changes. */
export function useLogColumns(nameOf: NameOf): Column<LogRow>[] {
  const { t } = useTranslation();
  const instant = useInstant("seconds");
  return useMemo(() => {
    const words = (operation: string) => t(`operations.${operation}`, { defaultValue: operation });
    return [
      {
        key: "seq",
        title: t("log.seq"),
        width: 90,
        text: ({ seq }) => String(seq),
        number: ({ seq }) => String(seq),
      },
      {
        key: "at",
        title: t("log.at"),
        width: 190,
        text: ({ recorded_at }) => instant(recorded_at),
        compare: (a, b) => a.recorded_at.localeCompare(b.recorded_at),
      },
      {
        key: "actor",
        title: t("log.actor"),
        width: 150,
        filter: true,
        text: ({ actor }) => accountText(actor, nameOf),
        render: ({ actor }) => <PersonName code={actor} name={nameOf(actor)} />,
      },
      {
        key: "operation",
        title: t("log.operation"),
        width: 180,
        filter: true,
        text: ({ operation }) => words(operation),
      },
      {
        key: "success",
        title: t("log.success"),
        width: 100,
        filter: true,
        text: ({ success }) => t(success ? "log.done" : "log.refused"),
        render: ({ success }) => (
          <StatusTag tone={success ? "green" : "red"}>{t(success ? "log.done" : "log.refused")}</StatusTag>
        ),
      },
      { key: "scope", title: t("log.scope"), width: 120, filter: true, text: ({ scope }) => scope },
      { key: "subject", title: t("log.subject"), width: 220, text: ({ subject }) => subject },
      {
        key: "rows",
        title: t("log.rows"),
        width: 90,
        text: ({ row_count }) => String(row_count),
        number: ({ row_count }) => String(row_count),
      },
      { key: "reason", title: t("log.reason"), width: 200, text: ({ reason }) => reason ?? "" },
      {
        key: "origin",
        title: t("log.origin"),
        width: 180,
        optional: true,
        text: ({ origin }) => origin ?? "",
      },
      { key: "hash", title: t("log.hash"), width: 160, optional: true, text: ({ hash }) => hash ?? "" },
    ];
  }, [t, instant, nameOf]);
}
