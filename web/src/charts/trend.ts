/** A series against what was planned: values, planned path, target, baselines, fan, revisions, notes. */
import type { EChartsCoreOption } from "echarts/core";
import { stretches, type Told } from "@/lib/caliber";
import { formatDecimal, toNumber } from "@/lib/decimal";
import { comparePeriods } from "@/lib/period";
import type { Looks } from "./looks";
import { common } from "./spec";

/** A value at a period; decimals as text. */
export interface Point {
  period: string;
  value: string | null;
  /** Where there is no value: why, in a word. */
  absent?: string;
}

/** What is expected of a year. */
export interface FanYear {
  period: string;
  mean: string;
  lo80: string;
  hi80: string;
  lo95: string;
  hi95: string;
}

/** What is drawn; every part may be left out. */
export interface TrendData {
  unit: string;
  values: (Point & Told)[];
  /** Yearly targets or the path between them. */
  planned?: Point[];
  target?: { period: string; low: string; high?: string; caliber?: string };
  baselines?: (Point & { name: string })[];
  /** 趋势测算, internal: what is expected year by year, with its intervals. */
  fan?: FanYear[];
  /** What is said beside the fan: the chance of meeting the target, or why there is no fan. */
  outlook?: { chance?: string | null; refused?: string | null };
  /** Earlier values of periods that were revised later. */
  revisions?: Point[];
  /** What happened at a period. */
  notes?: { period: string; text: string }[];
}

/** Words of the legend and the labels, in the language of the screen. */
export interface TrendWords {
  values: string;
  planned: string;
  target: string;
  mean: string;
  interval80: string;
  interval95: string;
  revisions: string;
  /** What stands at a change of caliber. */
  caliber: (name: string) => string;
  period: (code: string) => string;
}

/** Every period of the data, in the order of time. */
export function trendPeriods(data: TrendData): string[] {
  const all = [
    ...data.values,
    ...(data.planned ?? []),
    ...(data.target ? [data.target] : []),
    ...(data.baselines ?? []),
    ...(data.fan ?? []),
    ...(data.revisions ?? []),
  ];
  return [...new Set(all.map((point) => point.period))].sort(comparePeriods);
}

const along = <P extends { period: string }>(
  periods: string[],
  points: P[],
  value: (point: P) => string | null,
) =>
  periods.map((period) => {
    const point = points.find((one) => one.period === period);
    return point ? toNumber(value(point)) : null;
  });

/** The fan opens at the last known value. */
function opened(data: TrendData): FanYear[] {
  const fan = data.fan ?? [];
  const known = data.values
    .filter((point) => point.value !== null)
    .sort((a, b) => comparePeriods(a.period, b.period));
  const last = known[known.length - 1];
  if (!fan.length || !last?.value || fan.some((point) => point.period === last.period)) return fan;
  const { period, value } = last;
  return [{ period, mean: value, lo80: value, hi80: value, lo95: value, hi95: value }, ...fan];
}

/** An interval is an invisible line with an area stacked on it. */
function band(
  periods: string[],
  fan: FanYear[],
  lo: "lo80" | "lo95",
  hi: "hi80" | "hi95",
  name: string,
  looks: Looks,
) {
  const low = along(periods, fan, (point) => point[lo]);
  const high = along(periods, fan, (point) => point[hi]);
  const shared = {
    type: "line",
    stack: name,
    stackStrategy: "all",
    symbol: "none",
    connectNulls: true,
    silent: true,
    lineStyle: { opacity: 0 },
  };
  return [
    { ...shared, name: `${name} `, data: low },
    {
      ...shared,
      name,
      data: high.map((value, at) => (value === null ? null : value - (low[at] ?? 0))),
      areaStyle: { color: looks.fan, opacity: lo === "lo95" ? 0.14 : 0.26 },
      itemStyle: { color: looks.fan, opacity: lo === "lo95" ? 0.3 : 0.5 },
    },
  ];
}

function targetLines(data: TrendData, words: TrendWords, looks: Looks) {
  const ends = data.target ? [data.target.low, data.target.high] : [];
  const caliber = data.target?.caliber ? ` (${data.target.caliber})` : "";
  return ends.flatMap((end) => {
    const y = toNumber(end);
    return y === null
      ? []
      : [
          {
            yAxis: y,
            label: { formatter: `${words.target} ${formatDecimal(end ?? "")}${caliber}` },
            lineStyle: { color: looks.target },
          },
        ];
  });
}

function baselineLines(data: TrendData, looks: Looks) {
  return (data.baselines ?? []).flatMap(({ name, value }) => {
    const y = toNumber(value);
    return y === null
      ? []
      : [
          {
            yAxis: y,
            label: { formatter: `${name} ${formatDecimal(value ?? "")}`, position: "insideStartTop" },
            lineStyle: { color: looks.baseline, type: "dotted" },
          },
        ];
  });
}

/** Where values stop being comparable. */
const breakLines = (data: TrendData, words: TrendWords, looks: Looks) =>
  data.values
    .filter((point) => point.apart)
    .map(({ period, caliber }) => ({
      xAxis: period,
      label: { formatter: words.caliber(caliber ?? ""), position: "end", rotate: 0, color: looks.revised },
      lineStyle: { color: looks.revised, type: "dotted", width: 2 },
    }));

function notePoints(data: TrendData, periods: string[]) {
  return (data.notes ?? []).flatMap(({ period, text }) => {
    const value = toNumber(data.values.find((point) => point.period === period)?.value);
    return value === null || !periods.includes(period)
      ? []
      : [{ name: text, coord: [period, value], value: "※" }];
  });
}

/** Marks at the foot of the gaps, each with the word for it: on an axis of its own, which is not drawn. */
function gaps(periods: string[], { values }: TrendData, looks: Looks) {
  const word = (period: string) => values.find((point) => point.period === period)?.absent;
  return {
    type: "scatter",
    name: "gaps ",
    yAxisIndex: 1,
    symbol: "emptyRect",
    symbolSize: 8,
    silent: true,
    itemStyle: { color: looks.quiet },
    label: { show: true, position: "top", color: looks.quiet, fontSize: 11, width: 60, overflow: "break" },
    data: periods.map((period) => {
      const formatter = word(period);
      return formatter ? { value: 0, label: { formatter } } : null;
    }),
  };
}

/** What the pointer reads at a period: the ends of an interval, where the picture holds its height. */
export function trendTip(data: TrendData, words: TrendWords, period: string): string[] {
  const of = (points: Point[] | undefined) => points?.find((one) => one.period === period)?.value;
  const absent = data.values.find((one) => one.period === period)?.absent;
  const fan = data.fan?.find((one) => one.period === period);
  const target = data.target?.period === period ? data.target : undefined;
  const lines: [string, string | null | undefined][] = [
    [words.values, of(data.values) ?? absent],
    [words.revisions, of(data.revisions)],
    [words.planned, of(data.planned)],
    [words.target, target && [target.low, target.high].filter(Boolean).join("–")],
    [words.mean, fan?.mean],
    [words.interval80, fan && `${fan.lo80}–${fan.hi80}`],
    [words.interval95, fan && `${fan.lo95}–${fan.hi95}`],
  ];
  const said = lines.filter(([, text]) => text).map(([name, text]) => `${name} ${text}`);
  return [words.period(period), ...said];
}

/** Axis from zero only where the data are near it: a line chart shows change. */
const axes = (periods: string[], data: TrendData, words: TrendWords, looks: Looks) => ({
  xAxis: {
    type: "category",
    data: periods,
    axisLabel: { color: looks.quiet, formatter: (code: string) => words.period(code) },
    axisLine: { lineStyle: { color: looks.line } },
  },
  yAxis: [
    {
      type: "value",
      scale: true,
      name: data.unit,
      nameTextStyle: { color: looks.quiet },
      axisLabel: { color: looks.quiet },
      splitLine: { lineStyle: { color: looks.line, opacity: 0.6 } },
    },
    { type: "value", min: 0, max: 1, show: false },
  ],
});

/** The picture. */
export function trendOption(data: TrendData, words: TrendWords, looks: Looks): EChartsCoreOption {
  const periods = trendPeriods(data);
  const fan = opened(data);
  const series: object[] = [
    ...(fan.length ? band(periods, fan, "lo95", "hi95", words.interval95, looks) : []),
    ...(fan.length ? band(periods, fan, "lo80", "hi80", words.interval80, looks) : []),
    ...(fan.length
      ? [
          {
            type: "line",
            name: words.mean,
            symbol: "none",
            connectNulls: true,
            data: along(periods, fan, (point) => point.mean),
            lineStyle: { type: "dashed", color: looks.fan },
            itemStyle: { color: looks.fan },
          },
        ]
      : []),
    ...(data.planned?.length
      ? [
          {
            type: "line",
            name: words.planned,
            symbol: "diamond",
            symbolSize: 7,
            connectNulls: true,
            data: along(periods, data.planned, (point) => point.value),
            lineStyle: { type: "dashed", color: looks.planned },
            itemStyle: { color: looks.planned },
          },
        ]
      : []),
    ...(data.revisions?.length
      ? [
          {
            type: "scatter",
            name: words.revisions,
            symbol: "emptyCircle",
            symbolSize: 9,
            data: along(periods, data.revisions, (point) => point.value),
            itemStyle: { color: looks.revised },
          },
        ]
      : []),
    ...(data.target && !data.planned?.some(({ period }) => period === data.target?.period)
      ? [
          {
            type: "scatter",
            name: words.target,
            symbol: "diamond",
            symbolSize: 9,
            data: along(
              periods,
              [{ period: data.target.period, value: data.target.low }],
              ({ value }) => value,
            ),
            itemStyle: { color: looks.target },
          },
        ]
      : []),
    // One line a caliber: values that may not be compared are not joined.
    ...stretches(data.values).map((run, at) => ({
      type: "line",
      name: words.values,
      symbol: "circle",
      symbolSize: 8,
      data: along(periods, run, (point) => point.value),
      lineStyle: { width: 3, color: looks.values },
      itemStyle: { color: looks.values },
      ...(at === 0 && {
        markLine: {
          symbol: "none",
          label: { color: looks.text, position: "insideEndTop" },
          data: [
            ...targetLines(data, words, looks),
            ...baselineLines(data, looks),
            ...breakLines(data, words, looks),
          ],
        },
        markPoint: {
          symbol: "pin",
          symbolSize: 34,
          label: { color: "#fff" },
          itemStyle: { color: looks.revised },
          data: notePoints(data, periods),
        },
      }),
    })),
    ...(data.values.some((point) => point.absent) ? [gaps(periods, data, looks)] : []),
  ];
  return {
    ...common(looks),
    ...axes(periods, data, words, looks),
    grid: { left: 56, right: 24, top: 56, bottom: 32 },
    legend: {
      top: 4,
      textStyle: { color: looks.text },
      data: [...new Set(series.map((one) => (one as { name: string }).name))].filter(
        (name) => !name.endsWith(" "),
      ),
    },
    tooltip: {
      trigger: "axis",
      confine: true,
      formatter: ([at]: { axisValue: string }[]) =>
        at ? trendTip(data, words, at.axisValue).join("<br>") : "",
    },
    series,
  };
}
