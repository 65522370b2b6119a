import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { lowOf, nameOf, SORTS, sortOf } from "@/lib/commitment";
import { comparePeriods } from "@/lib/period";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { StatusTag } from "@/ui/StatusTag";
import type { Column } from "@/ui/table/DataTable";
import type { LedgerRow } from "./useLedger";

const statement = ({ content }: LedgerRow) => (content.sort === "statement" ? content : null);
const strength = ({ content }: LedgerRow) => (content.sort === "project" ? null : content.strength);

/** The columns of the ledger; the chooser shows the optional ones. */
export function useLedgerColumns(onOpen: (code: string) => void): Column<LedgerRow>[] {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  return useMemo(() => {
    const field = (key: string) => t(`commitment.fields.${key}`);
    return [
      { key: "code", title: field("code"), width: 84, text: ({ code }) => code },
      {
        key: "name",
        title: t("ledger.commitment"),
        width: 300,
        text: ({ content }) => nameOf(content),
        render: (row) => (
          <button type="button" className="wm-link" onClick={() => onOpen(row.code)}>
            {nameOf(row.content)}
          </button>
        ),
      },
      {
        key: "kind",
        title: field("sort"),
        width: 96,
        filter: true,
        text: ({ content }) => words.sort(sortOf(content)),
        compare: (a, b) => SORTS.indexOf(sortOf(a.content)) - SORTS.indexOf(sortOf(b.content)),
      },
      {
        key: "value",
        title: t("ledger.promise"),
        width: 150,
        align: "right",
        text: ({ content }) => words.promise(content),
        compare: (a, b) => Number(lowOf(statement(a)?.value ?? 0)) - Number(lowOf(statement(b)?.value ?? 0)),
      },
      {
        key: "period",
        title: field("period"),
        width: 110,
        filter: true,
        text: ({ content }) => words.period(content),
        compare: (a, b) =>
          comparePeriods(
            (a.content.sort !== "project" && a.content.period) || "",
            (b.content.sort !== "project" && b.content.period) || "",
          ),
      },
      {
        key: "strength",
        title: field("strength"),
        width: 118,
        filter: true,
        text: (row) => {
          const value = strength(row);
          return value ? words.strength(value) : "";
        },
      },
      {
        key: "nature",
        title: field("nature"),
        width: 118,
        filter: true,
        text: (row) => words.nature(statement(row)?.nature ?? null),
      },
      {
        key: "lead",
        title: t("ledger.lead"),
        width: 170,
        filter: true,
        text: ({ owners }) => words.owners(owners, "lead") || words.owners(owners, "responsible"),
        render: (row) =>
          words.owners(row.owners, "lead") ||
          words.owners(row.owners, "responsible") || (
            <StatusTag tone="yellow">{t("ledger.nobody")}</StatusTag>
          ),
      },
      {
        key: "support",
        title: t("commitment.roles.support"),
        width: 200,
        optional: true,
        text: ({ owners }) => words.owners(owners, "support"),
      },
      {
        key: "data",
        title: t("commitment.roles.data"),
        width: 140,
        optional: true,
        filter: true,
        text: ({ owners }) => words.owners(owners, "data"),
      },
      {
        key: "theme",
        title: t("ledger.theme"),
        width: 110,
        filter: true,
        text: ({ entry }) => entry.body.theme ?? "",
      },
      {
        key: "area",
        title: field("area"),
        width: 110,
        filter: true,
        text: (row) => statement(row)?.area ?? "",
      },
      {
        key: "parts",
        title: t("ledger.parts"),
        width: 90,
        text: ({ parts }) => (parts ? String(parts) : ""),
        number: ({ parts }) => (parts ? String(parts) : null),
      },
      {
        key: "main",
        title: t("ledger.main"),
        width: 96,
        filter: true,
        optional: true,
        text: ({ entry }) => (entry.body.main ? t("ledger.yes") : ""),
      },
      {
        key: "section",
        title: field("section"),
        width: 220,
        optional: true,
        filter: true,
        text: ({ section }) => section.join(" / "),
      },
      {
        key: "form",
        title: field("form"),
        width: 96,
        optional: true,
        filter: true,
        text: (row) => {
          const one = statement(row);
          return one ? words.form(one.form) : "";
        },
      },
      {
        key: "restated",
        title: t("ledger.restated"),
        width: 96,
        optional: true,
        text: ({ entry }) => String(entry.body.restated?.length ?? 0),
        number: ({ entry }) => String(entry.body.restated?.length ?? 0),
      },
      {
        key: "decision",
        title: t("ledger.decision"),
        width: 96,
        optional: true,
        filter: true,
        text: ({ entry }) => t(`ledger.decisions.${entry.body.item.decision}`),
      },
      {
        key: "quote",
        title: field("source_quote"),
        width: 320,
        optional: true,
        sortable: false,
        text: ({ entry }) => entry.body.item.source?.quote ?? "",
      },
      {
        key: "note",
        title: field("note"),
        width: 200,
        optional: true,
        text: ({ entry }) => entry.body.item.note ?? "",
      },
    ];
  }, [t, words, onOpen]);
}
