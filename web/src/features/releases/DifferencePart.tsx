import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  type Figure,
  type Names,
  releaseDifferenceQuery,
  type ValueDifference,
  ValueFigure,
} from "@/api/numbers";
import type { TableView } from "@/lib/table";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useValueWords } from "@/ui/ValueText";

const TONES: Record<ValueDifference["fate"], Tone> = {
  added: "green",
  revised: "yellow",
  withdrawn: "red",
  removed: "grey",
};

const FATES = Object.keys(TONES) as ValueDifference["fate"][];

/** What differs between a release and a later one, or what counts now. */
export function DifferencePart(props: {
  plan: string;
  code: string;
  /** The later release; none: what counts now. */
  to?: string;
  names: Names;
  view: TableView;
  onView: (view: TableView) => void;
  invented?: boolean;
}) {
  const { plan, code, to, names, view, onView, invented } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  const difference = useQuery(releaseDifferenceQuery(plan, code, to));
  const columns = useMemo<Column<ValueDifference>[]>(() => {
    const said = (figure: Figure | null) => (figure ? words(figure) : "—");
    const card = ({ indicator, area, period }: ValueDifference, figure: Figure | null, release?: string) =>
      figure ? (
        <ValueFigure
          plan={plan}
          at={{ indicator, area, period }}
          look={{ release }}
          withUnit
          facts={{ ...figure, title: names.indicator(indicator), area: names.area(area), period }}
        />
      ) : (
        "—"
      );
    return [
      {
        key: "fate",
        title: t("release.difference.fate"),
        width: 110,
        filter: true,
        text: (row) => t(`release.fates.${row.fate}`),
        render: (row) => <StatusTag tone={TONES[row.fate]}>{t(`release.fates.${row.fate}`)}</StatusTag>,
      },
      {
        key: "indicator",
        title: t("entry.columns.indicator"),
        width: 240,
        filter: true,
        text: (row) => names.indicator(row.indicator),
      },
      { key: "area", title: t("chart.area"), width: 120, filter: true, text: (row) => names.area(row.area) },
      { key: "period", title: t("chart.period"), width: 110, text: (row) => period(row.period) },
      {
        key: "old",
        title: t("release.difference.old"),
        width: 140,
        text: (row) => said(row.old),
        number: (row) => row.old?.value ?? null,
        render: (row) => card(row, row.old, code),
      },
      {
        key: "new",
        title: t("release.difference.new"),
        width: 140,
        text: (row) => said(row.new),
        number: (row) => row.new?.value ?? null,
        render: (row) => card(row, row.new, to),
      },
      {
        key: "reason",
        title: t("release.difference.reason"),
        width: 260,
        text: (row) =>
          [row.revision && t(`numbers.revision.${row.revision}`), row.reason]
            .filter(Boolean)
            .join(t("common.comma")),
      },
    ];
  }, [t, names, period, words, plan, code, to]);
  if (difference.error)
    return <ProblemAlert error={difference.error} onRetry={() => void difference.refetch()} />;
  const data = difference.data;
  return (
    <>
      {data ? (
        <ul className="wm-legend">
          {FATES.map((fate) => (
            <li key={fate}>
              <StatusTag tone={TONES[fate]}>
                {t(`release.fates.${fate}`)} {data[fate]}
              </StatusTag>
            </li>
          ))}
          <li>{t("release.unchanged", { count: data.unchanged })}</li>
        </ul>
      ) : null}
      <DataTable
        title={t("release.difference.title", { from: code, to: to ?? t("release.now") })}
        rows={data?.rows ?? []}
        columns={columns}
        rowKey={(row) => `${row.indicator} ${row.area} ${row.period} ${JSON.stringify(row.dimensions)}`}
        view={view}
        onView={onView}
        loading={difference.isPending}
        invented={invented}
      />
      {data?.rows_left_out ? (
        <p className="wm-quiet">{t("entry.left_out", { count: data.rows_left_out })}</p>
      ) : null}
    </>
  );
}
