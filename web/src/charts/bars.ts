/** Bars that lie: spans of time, and counts by verdict. */
import type { EChartsCoreOption } from "echarts/core";
import { parsePeriod, periodMonths } from "@/lib/period";
import type { Looks } from "./looks";
import { common } from "./spec";

/** A verdict's colours in charts. */
export type ChartTone = keyof Looks["tones"];

/** A thing with a beginning and an end. */
export interface Span {
  name: string;
  from: string;
  to: string;
  tone: ChartTone;
  words: string;
}

/** Names are cut to this many letters on the axis. */
const NAME_MAX = 14;
const shorten = (name: string) => (name.length > NAME_MAX ? `${name.slice(0, NAME_MAX)}…` : name);

const months = (code: string): [number, number] => {
  const period = parsePeriod(code);
  return period ? periodMonths(period) : [0, 0];
};

/** A bar per project from its first to its last month, with a line at `today` where it is given. */
export function timelineOption(
  spans: Span[],
  looks: Looks,
  today?: { period: string; words: string },
): EChartsCoreOption {
  const starts = spans.map((span) => months(span.from)[0]);
  const ends = spans.map((span) => months(span.to)[1] + 1);
  const at = today ? months(today.period)[0] : null;
  return {
    ...common(looks),
    grid: { left: 200, right: 24, top: 24, bottom: 40 },
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ dataIndex }: { dataIndex: number }) => spans[dataIndex]?.words ?? "",
    },
    xAxis: {
      type: "value",
      min: Math.floor(Math.min(...starts) / 12) * 12,
      max: Math.ceil(Math.max(...ends) / 12) * 12,
      interval: 12,
      axisLabel: { color: looks.quiet, formatter: (month: number) => String(month / 12) },
      splitLine: { lineStyle: { color: looks.line } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: spans.map((span) => span.name),
      axisLabel: { color: looks.text, formatter: shorten },
      axisTick: { show: false },
    },
    series: [
      { type: "bar", stack: "span", silent: true, itemStyle: { color: "transparent" }, data: starts },
      {
        type: "bar",
        stack: "span",
        barMaxWidth: 16,
        data: spans.map((span, k) => ({
          value: (ends[k] ?? 0) - (starts[k] ?? 0),
          itemStyle: { color: looks.tones[span.tone] },
        })),
        ...(at !== null &&
          today && {
            markLine: {
              symbol: "none",
              label: { formatter: today.words, color: looks.text },
              lineStyle: { color: looks.target },
              data: [{ xAxis: at }],
            },
          }),
      },
    ],
  };
}

/** Counts of a group by verdict. */
export interface BoardRow {
  name: string;
  counts: Record<string, number>;
}

/** A kind of verdict with its word and tone, best first. */
export interface BoardKind {
  key: string;
  word: string;
  tone: ChartTone;
}

/** Patterns beside the colours: what stands where does not hang on seeing them. */
const DECALS: Record<ChartTone, object> = {
  green: { symbol: "none" },
  yellow: {
    symbol: "rect",
    dashArrayX: [1, 0],
    dashArrayY: [2, 6],
    rotation: Math.PI / 4,
    color: "rgba(255,255,255,0.55)",
  },
  red: {
    symbol: "rect",
    dashArrayX: [1, 0],
    dashArrayY: [2, 4],
    rotation: -Math.PI / 4,
    color: "rgba(255,255,255,0.55)",
  },
  blue: { symbol: "circle", symbolSize: 0.5, color: "rgba(255,255,255,0.55)" },
  grey: { symbol: "none" },
  waiting: {
    symbol: "rect",
    dashArrayX: [1, 0],
    dashArrayY: [3, 3],
    rotation: Math.PI / 4,
    color: "rgba(0,0,0,0.45)",
  },
};

/** How the commitments of each theme, owner or area are judged: counts, never rates alone. */
export function boardOption(rows: BoardRow[], kinds: BoardKind[], looks: Looks): EChartsCoreOption {
  return {
    ...common(looks),
    grid: { left: 160, right: 32, top: 40, bottom: 24 },
    legend: { top: 4, textStyle: { color: looks.text } },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true },
    xAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: { color: looks.quiet },
      splitLine: { lineStyle: { color: looks.line } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map((row) => row.name),
      axisLabel: { color: looks.text, formatter: shorten },
      axisTick: { show: false },
    },
    series: kinds.map(({ key, word, tone }) => ({
      type: "bar",
      stack: "verdicts",
      name: word,
      barMaxWidth: 22,
      itemStyle: {
        color: looks.tones[tone],
        decal: DECALS[tone],
        borderColor: looks.background,
        borderWidth: 1,
      },
      data: rows.map((row) => row.counts[key] || null),
    })),
  };
}
