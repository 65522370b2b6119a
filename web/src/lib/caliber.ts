/** 口径: which values of a series may be compared. As `Definition::same_caliber` of `waymark_core`. */
import { parsePeriod, periodMonths } from "./period";

/** What of a caliber decides. */
export interface Caliber {
  id: string;
  name: string;
  valid_from: string;
  valid_to: string;
  comparable_with: readonly string[];
}

/** The last month of `2022`, `2022-06` or `2022-06-30`; null for no date. */
function month(date: string, last: boolean): number | null {
  const parsed = parsePeriod(date.slice(0, 7));
  return parsed ? periodMonths(parsed)[last ? 1 : 0] : null;
}

/** The caliber of a value: the one it names, else the only dated one in use at the end of its period. */
export function caliberOf(
  calibers: readonly Caliber[],
  named: string | null | undefined,
  period: string,
): string | null {
  if (named) return named;
  const parsed = parsePeriod(period);
  if (!parsed) return null;
  const end = periodMonths(parsed)[1];
  const fitting = calibers.filter(({ valid_from, valid_to }) => {
    if (!valid_from && !valid_to) return false;
    return (month(valid_from, false) ?? end) <= end && end <= (month(valid_to, true) ?? end);
  });
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

/** Whether values of two calibers may be compared; unnamed ones are taken as the same. */
function comparable(calibers: readonly Caliber[], one: string | null, other: string | null): boolean {
  const names = (id: string | null, with_: string | null) =>
    calibers.some((caliber) => caliber.id === id && caliber.comparable_with.includes(with_ ?? ""));
  return !one || !other || one === other || names(one, other) || names(other, one);
}

/** What a chart and a table say of the caliber of a value. */
export interface Told {
  /** Name of its caliber; none where none is known. */
  caliber?: string;
  /** It may not be compared with the value before it. */
  apart?: boolean;
}

/** Values in the order of time, each with its caliber and whether it may be compared with the one before. */
export function toldCalibers<P extends { period: string; value: string | null }>(
  points: readonly P[],
  named: (point: P) => string | null | undefined,
  calibers: readonly Caliber[],
): (P & Told)[] {
  let before: string | null = null;
  return points.map((point) => {
    if (point.value === null) return point;
    const id = caliberOf(calibers, named(point), point.period);
    const apart = !comparable(calibers, before, id);
    before = id ?? before;
    const name = calibers.find((one) => one.id === id)?.name ?? id;
    return { ...point, ...(name && { caliber: name }), ...(apart && { apart }) };
  });
}

/** Runs of values that may be compared with each other. */
export function stretches<P extends Told>(points: readonly P[]): P[][] {
  const runs: P[][] = [[]];
  for (const point of points) {
    if (point.apart) runs.push([]);
    runs[runs.length - 1]?.push(point);
  }
  return runs;
}
