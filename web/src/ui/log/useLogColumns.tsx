import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "@/lib/moment";
import { StatusTag } from "../StatusTag";
import type { Column } from "../table/DataTable";

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

/** The columns of a list of changes. */
export function useLogColumns(): Column<LogRow>[] {
  const { t } = useTranslation();
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
      { key: "at", title: t("log.at"), width: 170, text: ({ recorded_at }) => moment(recorded_at) },
      { key: "actor", title: t("log.actor"), width: 150, filter: true, text: ({ actor }) => actor },
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
  }, [t]);
}
