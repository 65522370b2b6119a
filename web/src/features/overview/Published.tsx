import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type BasisQuery, type Names, type PublishedValue, ValueFigure } from "@/api/numbers";
import { formatDecimal } from "@/lib/decimal";
import type { TableView } from "@/lib/table";
import { usePeriodWords } from "@/ui/PeriodText";
import { type Column, DataTable } from "@/ui/table/DataTable";

/** What was published of values whose targets were not: the value, its time and where it comes from. */
export function Published(props: {
  plan: string;
  rows: PublishedValue[];
  called: Names["called"];
  look: Pick<BasisQuery, "as_of" | "release">;
  view: TableView;
  onView: (view: TableView) => void;
  notes: string[];
  invented: boolean;
}) {
  const { plan, rows, called, look, view, onView, notes, invented } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const columns = useMemo(
    (): Column<PublishedValue>[] => [
      {
        key: "number",
        title: t("overview.columns.number"),
        width: 48,
        text: (row) => String(row.number ?? ""),
        number: (row) => (row.number === null ? null : String(row.number)),
      },
      {
        key: "name",
        title: t("overview.columns.name"),
        width: 240,
        text: (row) => called(row.indicator, row.name),
        render: (row) => (
          <Link to="/p/$plan/indicators/$code" params={{ plan, code: row.indicator }}>
            {called(row.indicator, row.name)}
          </Link>
        ),
      },
      { key: "unit", title: t("overview.columns.unit"), width: 76, text: (row) => row.latest.unit },
      {
        key: "latest",
        title: t("overview.columns.latest"),
        width: 100,
        sortable: false,
        text: (row) => formatDecimal(row.latest.value),
        number: (row) => row.latest.value,
        render: (row) => (
          <ValueFigure
            plan={plan}
            at={{ indicator: row.indicator, area: row.area, period: row.latest.period }}
            look={look}
            withUnit={false}
            facts={{
              title: called(row.indicator, row.name),
              value: row.latest.value,
              unit: row.latest.unit,
              period: row.latest.period,
              source: row.latest.source,
              grade: row.latest.source_grade,
              known_at: row.latest.known_at,
              invented,
            }}
          />
        ),
      },
      {
        key: "period",
        title: t("overview.columns.latest_period"),
        width: 104,
        text: (row) => period(row.latest.period),
      },
      {
        key: "source",
        title: t("figure.source"),
        width: 260,
        text: (row) => row.latest.source ?? t("figure.no_source"),
      },
      {
        key: "known_at",
        title: t("figure.known_at"),
        width: 110,
        text: (row) => row.latest.known_at ?? t("figure.not_known"),
      },
    ],
    [t, period, plan, called, look, invented],
  );
  return (
    <>
      <h2>{t("overview.published.title")}</h2>
      <p className="wm-quiet">{t("overview.published.why")}</p>
      <DataTable
        title={t("overview.published.title")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.indicator}
        view={view}
        onView={onView}
        notes={notes}
        invented={invented}
      />
    </>
  );
}
