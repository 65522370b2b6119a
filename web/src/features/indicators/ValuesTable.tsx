import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PointNote, StoredObservation } from "@/api/numbers";
import { type Caliber, toldCalibers } from "@/lib/caliber";
import type { KnownPoint } from "@/lib/known";
import { comparePeriods, parsePeriod, periodMonths } from "@/lib/period";
import type { TableView } from "@/lib/table";
import { Figure, type FigureFacts } from "@/ui/Figure";
import { usePeriodWords } from "@/ui/PeriodText";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useValueWords, ValueText } from "@/ui/ValueText";

type Point = KnownPoint<StoredObservation>;

/** When a period ends, as a number, for its order. */
const endOf = (period: string) => {
  const parsed = parsePeriod(period);
  return String(parsed ? periodMonths(parsed)[1] : 0);
};

/** The values of one area, each with its card, its earlier versions and the notes on it. */
export function ValuesTable(props: {
  title: string;
  points: Point[];
  facts: (value: StoredObservation) => FigureFacts;
  notes: PointNote[];
  calibers?: readonly Caliber[];
  invented: boolean;
  /** What is said where there is none. */
  empty?: string;
}) {
  const { title, points, facts, notes, calibers, invented, empty } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  const [view, setView] = useState<TableView>({ sort: "-period" });
  const told = useMemo(() => {
    const oldest = [...points].sort((a, b) => comparePeriods(a.period, b.period));
    const values = oldest.map(({ period, value: { value, caliber } }) => ({ period, value, named: caliber }));
    return toldCalibers(values, ({ named }) => named, calibers ?? []);
  }, [points, calibers]);
  const columns = useMemo<Column<Point>[]>(() => {
    const caliber = ({ period, value }: Point) =>
      told.find((one) => one.period === period)?.caliber ?? value.caliber ?? "";
    const noted = (point: Point) =>
      [
        point.value.note,
        ...[point.value, ...point.earlier].map(
          ({ withdrawn }) => withdrawn && t("numbers.withdrawn", { reason: withdrawn.reason }),
        ),
        ...notes.filter((note) => note.period === point.period).map((note) => note.text),
      ]
        .filter(Boolean)
        .join("; ");
    return [
      {
        key: "period",
        title: t("chart.period"),
        width: 110,
        text: (point) => period(point.period),
        compare: (a, b) => Number(endOf(a.period)) - Number(endOf(b.period)),
      },
      {
        key: "value",
        title: t("indicator.values.value"),
        width: 120,
        text: (point) => words(point.value),
        number: (point) => point.value.value,
        render: (point) =>
          point.value.id ? (
            <Figure facts={facts(point.value)} withUnit />
          ) : (
            <ValueText value={null} status={point.value.status} />
          ),
      },
      {
        key: "earlier",
        title: t("indicator.values.earlier"),
        width: 150,
        sortable: false,
        text: (point) => point.earlier.map((one) => words(one)).join("; "),
        render: (point) =>
          point.earlier.map((one) => <Figure key={one.id || one.recorded_at} facts={facts(one)} />),
      },
      { key: "source", title: t("figure.source"), width: 180, text: (point) => point.value.source ?? "" },
      {
        key: "grade",
        title: t("figure.grade"),
        width: 110,
        filter: true,
        text: (point) => (point.value.id ? t(`figure.grades.${point.value.source_grade}`) : ""),
      },
      { key: "known", title: t("figure.known_at"), width: 110, text: (point) => point.value.known_at ?? "" },
      {
        key: "caliber",
        title: t("figure.caliber"),
        width: 130,
        optional: !told.some(({ apart }) => apart),
        text: caliber,
      },
      { key: "note", title: t("figure.note"), width: 200, sortable: false, text: noted },
    ];
  }, [t, period, words, facts, notes, told]);
  return (
    <DataTable
      title={title}
      rows={points}
      columns={columns}
      rowKey={(point) => point.period}
      view={view}
      onView={setView}
      invented={invented}
      empty={empty}
    />
  );
}
