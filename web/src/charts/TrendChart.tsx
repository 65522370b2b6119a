import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatDecimal } from "@/lib/decimal";
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
    period,
  };
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
    const known = data.values.filter((point) => point.value !== null);
    const [first, last] = [known[0], known[known.length - 1]];
    const summary =
      first?.value && last?.value
        ? t("chart.trend.summary", {
            from: words.period(first.period),
            start: formatDecimal(first.value),
            to: words.period(last.period),
            end: formatDecimal(last.value),
            unit: data.unit,
            count: known.length,
          })
        : t("chart.empty");
    const target = data.target
      ? ` ${t("chart.trend.summary_target", { period: words.period(data.target.period), value: formatDecimal(data.target.low), unit: data.unit })}`
      : "";
    return {
      title,
      unit: data.unit,
      source,
      date,
      invented,
      height,
      summary: summary + target,
      table: {
        header: [
          t("chart.period"),
          words.values,
          words.planned,
          words.mean,
          words.interval80,
          words.interval95,
          t("chart.note"),
        ],
        rows: trendPeriods(data).map((period) => {
          const fan = data.fan?.find((point) => point.period === period);
          return [
            { text: words.period(period) },
            cell(at(data.values, period)),
            cell(at(data.planned, period) ?? (data.target?.period === period ? data.target.low : null)),
            cell(fan?.mean ?? null),
            { text: fan ? `${fan.lo80}–${fan.hi80}` : "" },
            { text: fan ? `${fan.lo95}–${fan.hi95}` : "" },
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
