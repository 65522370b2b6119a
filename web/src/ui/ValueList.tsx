import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TableView } from "@/lib/table";
import { Figure, type FigureFacts } from "./Figure";
import { usePeriodWords } from "./PeriodText";
import { type Column, DataTable } from "./table/DataTable";
import { useValueWords, type ValueStatus, ValueText } from "./ValueText";

/** A value as a list shows it. */
export interface ListedValue {
  id: string;
  indicator: string;
  area: string;
  period: string;
  value: string | null;
  status: ValueStatus;
  unit: string;
  source: string | null;
  source_grade: "bulletin" | "letter" | "report" | "unknown";
  known_at: string | null;
  note: string | null;
  withdrawn: { code: string; reason: string } | null;
}

/** Values of many series, one a row, each with its card. */
export function ValueList<V extends ListedValue>(props: {
  title: string;
  values: V[];
  /** Everything a value answers for, for its card. */
  facts: (value: V) => FigureFacts;
  names: { indicator: (code: string) => string; area: (code: string) => string };
  view: TableView;
  onView: (view: TableView) => void;
  loading?: boolean;
  invented?: boolean;
  notes?: string[];
  selected?: string[];
  onSelect?: (ids: string[]) => void;
  tools?: React.ReactNode;
}) {
  const { title, values, facts, names, ...table } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  const columns = useMemo<Column<V>[]>(() => {
    return [
      {
        key: "indicator",
        title: t("entry.columns.indicator"),
        width: 250,
        filter: true,
        text: (one) => names.indicator(one.indicator),
      },
      { key: "area", title: t("chart.area"), width: 120, filter: true, text: (one) => names.area(one.area) },
      {
        key: "period",
        title: t("chart.period"),
        width: 120,
        filter: true,
        text: (one) => period(one.period),
      },
      {
        key: "value",
        title: t("entry.columns.value"),
        width: 150,
        text: (one) => words(one, false),
        number: (one) => one.value,
        render: (one) =>
          one.id ? (
            <Figure facts={facts(one)} withUnit={false} />
          ) : (
            <ValueText value={null} status={one.status} />
          ),
      },
      { key: "unit", title: t("figure.unit"), width: 90, text: (one) => one.unit },
      { key: "source", title: t("figure.source"), width: 220, text: (one) => one.source ?? "" },
      {
        key: "grade",
        title: t("figure.grade"),
        width: 130,
        filter: true,
        text: (one) => t(`figure.grades.${one.source_grade}`),
      },
      { key: "known", title: t("figure.known_at"), width: 120, text: (one) => one.known_at ?? "" },
      {
        key: "note",
        title: t("figure.note"),
        width: 200,
        optional: true,
        text: (one) =>
          one.withdrawn ? t("numbers.withdrawn", { reason: one.withdrawn.reason }) : (one.note ?? ""),
      },
    ];
  }, [t, names, period, words, facts]);
  return (
    <DataTable
      title={title}
      rows={values}
      columns={columns}
      rowKey={(one) => one.id || `${one.indicator} ${one.area} ${one.period}`}
      {...table}
    />
  );
}
