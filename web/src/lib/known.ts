/** A series as it was known on a day: which of several values of a period counts. */
import { comparePeriods } from "./period";

/** What of a value decides whether it counts. */
export interface KnownValue {
  area: string;
  period: string;
  value: string | null;
  status: string;
  source_grade: string;
  known_at: string | null;
  recorded_at?: string;
  dimensions?: Record<string, string>;
}

const GOVERNS = new Set(["bulletin", "letter"]);
const usable = (one: KnownValue) => one.value !== null && one.status !== "U";

/** Order in which values of one period became known. */
const byKnown = (a: KnownValue, b: KnownValue) =>
  (a.known_at ?? "").localeCompare(b.known_at ?? "") ||
  (a.recorded_at ?? "").localeCompare(b.recorded_at ?? "");

/** Whether a value was known by the end of a day; what has no date was always known. */
export const knownBy = (one: KnownValue, day: string | undefined): boolean =>
  !day || one.known_at === null || one.known_at <= day;

/** A period of a series with the value that counts and those before it. */
export interface KnownPoint<T> {
  period: string;
  value: T;
  earlier: T[];
}

/**
 * The points of one area: of the values that may be used the latest whose source may govern, else the latest;
 * where none may be used the last that says why.
 */
export function seriesKnown<T extends KnownValue>(
  values: readonly T[],
  area: string,
  day?: string,
): KnownPoint<T>[] {
  const periods = new Map<string, T[]>();
  for (const one of values) {
    if (one.area !== area || !knownBy(one, day) || Object.keys(one.dimensions ?? {}).length) continue;
    periods.set(one.period, [...(periods.get(one.period) ?? []), one]);
  }
  return [...periods]
    .sort(([a], [b]) => comparePeriods(a, b))
    .flatMap(([period, list]) => {
      const sorted = [...list].sort(byKnown);
      const good = sorted.filter(usable);
      const governing = good.filter((one) => GOVERNS.has(one.source_grade));
      const value = governing[governing.length - 1] ?? good[good.length - 1] ?? sorted[sorted.length - 1];
      return value ? [{ period, value, earlier: sorted.filter((one) => one !== value) }] : [];
    });
}

/** Days on which something became known, oldest first. */
export const knownDays = (values: readonly KnownValue[]): string[] =>
  [...new Set(values.flatMap((one) => one.known_at ?? []))].sort();
