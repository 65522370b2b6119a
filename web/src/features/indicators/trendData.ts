/** What the chart of an indicator shows for one area. */
import {
  type Assessment,
  governing,
  type PointNote,
  type StoredObservation,
  type Trend,
} from "@/api/numbers";
import type { TrendData } from "@/charts/trend";
import { type Caliber, toldCalibers } from "@/lib/caliber";
import { toNumber } from "@/lib/decimal";
import type { KnownPoint } from "@/lib/known";
import { comparePeriods, parsePeriod } from "@/lib/period";
import { targetHigh, targetLow } from "@/lib/target";

/** A straight path from the baseline to the target, one point a year; for drawing only. */
function straight(from: { period: string; value: string }, to: { period: string; value: string }) {
  const [a, b] = [parsePeriod(from.period), parsePeriod(to.period)];
  const [low, high] = [toNumber(from.value), toNumber(to.value)];
  if (a?.kind !== "year" || b?.kind !== "year" || low === null || high === null || b.year <= a.year)
    return [];
  const digits = Math.max(0, ...[from.value, to.value].map((text) => text.split(".")[1]?.length ?? 0)) + 1;
  return Array.from({ length: b.year - a.year + 1 }, (_, at) => ({
    period: String(a.year + at),
    value: (low + ((high - low) * at) / (b.year - a.year)).toFixed(digits).replace(/\.?0+$/, ""),
  }));
}

const LEVELS = new Set(["level", "range"]);

/** Joins values, targets, baselines, trend and notes. A planned path ends where its caliber does. */
export function trendData(
  points: readonly KnownPoint<StoredObservation>[],
  targets: readonly Assessment[],
  trend: Trend | undefined,
  notes: readonly PointNote[],
  calibers: readonly Caliber[],
  unit: string,
  revisionName: (revision: string) => string,
  words: (value: StoredObservation) => string,
): TrendData {
  const levels = targets
    .filter((one) => LEVELS.has(one.form))
    .sort((a, b) => comparePeriods(a.period, b.period));
  const last = levels[levels.length - 1];
  const baselines = last?.verdicts.flatMap((one) => one.baseline ?? []) ?? [];
  const base = last && governing(last)?.baseline;
  const goal = last && { period: last.period, value: targetLow(last.value) };
  const printed = levels.map((one) => ({ period: one.period, value: targetLow(one.value) }));
  const values = toldCalibers(
    points.map(({ period, value }) => ({
      period,
      value: value.value,
      absent: value.value === null ? words(value) : undefined,
      named: value.caliber,
    })),
    ({ named }) => named,
    calibers,
  );
  const change = values.find(
    ({ period, apart }) => apart && base && comparePeriods(base.period, period) < 0,
  )?.period;
  const caliber = change && values.find(({ period }) => period === base?.period)?.caliber;
  const path =
    printed.length > 1 && base
      ? [{ period: base.period, value: base.value }, ...printed]
      : base && goal
        ? straight(base, goal)
        : [];
  return {
    unit,
    values,
    planned: path.filter(({ period }) => !change || comparePeriods(period, change) < 0),
    target: last && {
      period: last.period,
      low: targetLow(last.value),
      high: targetHigh(last.value),
      ...(caliber && { caliber }),
    },
    baselines: baselines.map((one) => ({
      name: revisionName(one.revision),
      period: one.period,
      value: one.value,
    })),
    fan: trend?.years,
    outlook: trend && { chance: trend.probability, refused: trend.why },
    revisions: points.flatMap(({ period, earlier }) =>
      earlier
        .filter((one) => one.value !== null)
        .slice(-1)
        .map((one) => ({ period, value: one.value })),
    ),
    notes: notes.flatMap((note) => (note.period ? [{ period: note.period, text: note.text }] : [])),
  };
}
