import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { FindingList, type FindingSeverity } from "../FindingList";
import { usePeriodWords } from "../PeriodText";
import { StatusTag, type Tone } from "../StatusTag";
import { type Column, DataTable } from "../table/DataTable";
import { useSentence } from "../useSentence";
import { useValueWords, type ValueStatus } from "../ValueText";

type Novelty =
  | "new"
  | "changed"
  | "revision"
  | "lower_grade"
  | "earlier"
  | "no_number"
  | "same"
  | "identical";

interface Figure {
  value: string | null;
  unit: string;
  status: ValueStatus;
  known_at: string | null;
}

interface RowDifference {
  row: number;
  indicator: string;
  area: string;
  period: string;
  novelty: Novelty;
  old: Figure | null;
  new: Figure;
}

/** What came in, or would; the API's answer fits. */
export interface ShownIntake {
  difference: Record<Novelty, number> & { rows: RowDifference[]; rows_left_out: number };
  findings: {
    row: number | null;
    code: string;
    severity: FindingSeverity;
    message_zh: string;
    message_en: string;
    finding: { arguments: Record<string, string> };
  }[];
  findings_left_out: number;
}

/** Names of what codes mean. */
export interface ShownNames {
  indicator: (code: string) => string;
  area: (code: string) => string;
}

const TONES: Record<Novelty, Tone> = {
  new: "green",
  changed: "yellow",
  revision: "yellow",
  lower_grade: "grey",
  earlier: "grey",
  no_number: "grey",
  same: "grey",
  identical: "grey",
};

const NOVELTIES = Object.keys(TONES) as Novelty[];

/** What differs from what counts so far, counted and row by row, before anything is saved. */
export function DifferenceView({
  intake,
  names,
  title,
}: {
  intake: ShownIntake;
  names: ShownNames;
  title: string;
}) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  const sentence = useSentence();
  const [view, setView] = useState({});
  const { difference } = intake;
  const findingsOf = useMemo(() => {
    const rows = new Map<number, string[]>();
    for (const one of intake.findings) {
      if (one.row !== null) rows.set(one.row, [...(rows.get(one.row) ?? []), sentence(one) ?? one.code]);
    }
    return rows;
  }, [intake.findings, sentence]);
  const columns = useMemo<Column<RowDifference>[]>(() => {
    const said = (figure: Figure | null) => (figure ? words(figure) : "—");
    return [
      {
        key: "row",
        title: t("entry.columns.row"),
        width: 70,
        text: (row) => String(row.row + 1),
        number: (row) => String(row.row + 1),
      },
      {
        key: "novelty",
        title: t("entry.columns.novelty"),
        width: 130,
        filter: true,
        text: (row) => t(`entry.novelty.${row.novelty}`),
        render: (row) => <StatusTag tone={TONES[row.novelty]}>{t(`entry.novelty.${row.novelty}`)}</StatusTag>,
      },
      {
        key: "indicator",
        title: t("entry.columns.indicator"),
        width: 220,
        filter: true,
        text: (row) => names.indicator(row.indicator),
      },
      {
        key: "area",
        title: t("entry.columns.area"),
        width: 120,
        filter: true,
        text: (row) => names.area(row.area),
      },
      {
        key: "period",
        title: t("entry.columns.period"),
        width: 110,
        filter: true,
        text: (row) => period(row.period),
      },
      {
        key: "old",
        title: t("entry.columns.old"),
        width: 140,
        text: (row) => said(row.old),
        number: (row) => row.old?.value ?? null,
      },
      {
        key: "new",
        title: t("entry.columns.new"),
        width: 140,
        text: (row) => said(row.new),
        number: (row) => row.new.value,
        render: (row) => <strong>{said(row.new)}</strong>,
      },
      {
        key: "known",
        title: t("figure.known_at"),
        width: 120,
        optional: true,
        text: (row) => row.new.known_at ?? "",
      },
      {
        key: "findings",
        title: t("entry.columns.findings"),
        width: 320,
        sortable: false,
        text: (row) => (findingsOf.get(row.row) ?? []).join("; "),
      },
    ];
  }, [t, words, names, period, findingsOf]);
  const counts = NOVELTIES.filter((one) => difference[one] > 0);
  return (
    <>
      <ul className="wm-legend" aria-label={t("entry.difference")}>
        {counts.map((one) => (
          <li key={one}>
            <StatusTag tone={TONES[one]}>
              {t(`entry.novelty.${one}`)} {difference[one]}
            </StatusTag>
          </li>
        ))}
      </ul>
      <section className="wm-card" aria-label={t("entry.findings")}>
        <h2>{t("entry.findings")}</h2>
        <FindingList
          findings={intake.findings.map((one, at) => ({
            key: String(at),
            code: one.code,
            severity: one.severity,
            place: one.row === null ? undefined : t("entry.row_place", { row: one.row + 1 }),
            message: sentence(one),
            arguments: one.finding.arguments,
          }))}
        />
        {intake.findings_left_out ? (
          <p className="wm-quiet">{t("entry.left_out", { count: intake.findings_left_out })}</p>
        ) : null}
      </section>
      <DataTable
        title={title}
        rows={difference.rows}
        columns={columns}
        rowKey={(row) => String(row.row)}
        view={view}
        onView={setView}
      />
      {difference.rows_left_out ? (
        <p className="wm-quiet">{t("entry.left_out", { count: difference.rows_left_out })}</p>
      ) : null}
    </>
  );
}
