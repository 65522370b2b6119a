import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { stretches } from "@/lib/caliber";
import { formatDecimal, formatShare } from "@/lib/decimal";
import { usePeriodWords } from "@/ui/PeriodText";
import { ChartFrame, type ChartView } from "./ChartFrame";
import type { ChartSpec } from "./spec";
import { type TrendData, type TrendWords, trendOption, trendPeriods } from "./trend";

/** What every chart is given beside its data. */
export interface ChartProps {
  title: string;
  source?: string;
  date?: string;
  invented?: boolean;
  height?: number;
  view?: ChartView;
  onView?: (view: ChartView) => void;
}

function useTrendWords(): TrendWords {
  const { t } = useTranslation();
  const period = usePeriodWords();
  return {
    values: t("chart.trend.values"),
    planned: t("chart.trend.planned"),
    target: t("chart.trend.target"),
    mean: t("chart.trend.mean"),
    interval80: t("chart.trend.interval80"),
    interval95: t("chart.trend.interval95"),
    revisions: t("chart.trend.revisions"),
    caliber: (name) => t("chart.trend.caliber_from", { name }),
    period,
  };
}

/** What the trend says of its last year, or why there is none. */
function outlook(data: TrendData, words: TrendWords, t: TFunction): string[] {
  const end = data.fan?.[data.fan.length - 1];
  const { chance, refused } = data.outlook ?? {};
  if (!end) return refused ? [t("chart.trend.refused", { why: refused })] : [];
  const of = (value: string) => formatDecimal(value);
  const said = t("chart.trend.summary_fan", {
    period: words.period(end.period),
    mean: of(end.mean),
    unit: data.unit,
    lo80: of(end.lo80),
    hi80: of(end.hi80),
    lo95: of(end.lo95),
    hi95: of(end.hi95),
  });
  return chance ? [said, t("chart.trend.chance", { chance: formatShare(chance) })] : [said];
}

/** The first and the last value that may be compared, and since when they may. */
function course(data: TrendData, words: TrendWords, t: TFunction): string[] {
  const known = data.values.filter((point) => point.value !== null);
  const runs = stretches(known);
  const run = runs[runs.length - 1] ?? [];
  const [first, last] = [run[0], run[run.length - 1]];
  if (!first?.value || !last?.value) return [t("chart.empty")];
  const [from, start, end] = [
    words.period(first.period),
    formatDecimal(first.value),
    formatDecimal(last.value),
  ];
  const said = { from, start, to: words.period(last.period), end, unit: data.unit, count: run.length };
  return [
    t(run.length > 1 ? "chart.trend.summary" : "chart.trend.summary_single", said),
    ...(first.apart
      ? [t("chart.trend.apart", { period: from, name: first.caliber, count: known.length - run.length })]
      : []),
  ];
}

/** The target, with the caliber it was set in where values have another by now. */
function goal({ target, unit }: TrendData, words: TrendWords, t: TFunction): string[] {
  if (!target) return [];
  const said = { period: words.period(target.period), value: formatDecimal(target.low), unit };
  return target.caliber
    ? [t("chart.trend.summary_target_caliber", { ...said, name: target.caliber })]
    : [t("chart.trend.summary_target", said)];
}

/** Picture, words and table of a series. */
export function useTrendSpec(data: TrendData, props: ChartProps): ChartSpec {
  const { t, i18n } = useTranslation();
  const words = useTrendWords();
  const { title, source, date, invented, height } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language
  return useMemo(() => {
    const at = (points: { period: string; value: string | null }[] | undefined, period: string) =>
      points?.find((point) => point.period === period)?.value ?? null;
    const cell = (value: string | null) => ({
      text: value === null ? "" : formatDecimal(value),
      number: value,
    });
    const changed = data.values.some((point) => point.apart);
    const caliber = (period: string) =>
      data.values.find((point) => point.period === period)?.caliber ??
      (data.target?.period === period ? (data.target.caliber ?? "") : "");
    const valueCell = (period: string) => {
      const point = data.values.find((one) => one.period === period);
      return point?.absent ? { text: point.absent } : cell(point?.value ?? null);
    };
    const ends = ["lo80", "hi80", "lo95", "hi95"] as const;
    return {
      title,
      unit: data.unit,
      source,
      date,
      invented,
      height,
      summary: [course(data, words, t), goal(data, words, t), outlook(data, words, t)].flat().join(" "),
      marks: data.fan?.length ? [t("chart.trend.internal")] : undefined,
      table: {
        header: [
          t("chart.period"),
          words.values,
          words.planned,
          ...(changed ? [t("figure.caliber")] : []),
          ...(data.fan?.length ? [words.mean, ...ends.map((end) => t(`chart.trend.${end}`))] : []),
          t("chart.note"),
        ],
        rows: trendPeriods(data).map((period) => {
          const fan = data.fan?.find((point) => point.period === period);
          return [
            { text: words.period(period) },
            valueCell(period),
            cell(at(data.planned, period) ?? (data.target?.period === period ? data.target.low : null)),
            ...(changed ? [{ text: caliber(period) }] : []),
            ...(data.fan?.length
              ? [cell(fan?.mean ?? null), ...ends.map((end) => cell(fan?.[end] ?? null))]
              : []),
            {
              text: (data.notes ?? [])
                .filter((note) => note.period === period)
                .map((note) => note.text)
                .join("; "),
            },
          ];
        }),
      },
      option: (looks) => trendOption(data, words, looks),
    };
  }, [data, title, source, date, invented, height, i18n.language]);
}

/** Values against what was planned. */
export function TrendChart({ data, ...props }: ChartProps & { data: TrendData }) {
  const spec = useTrendSpec(data, props);
  return <ChartFrame spec={spec} view={props.view} onView={props.onView} />;
}
