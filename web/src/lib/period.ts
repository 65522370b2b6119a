/**
 * Periods in the text of `waymark_core::Period`: `2025`, `2025-S1`, `2025-Q1`, `2025-03`, `2021-2025`
 * and `2025-01/2025-09` (year to date).
 */

/** A span of calendar time, taken apart. */
export type Period =
  | { kind: "year"; year: number }
  | { kind: "half"; year: number; half: number }
  | { kind: "quarter"; year: number; quarter: number }
  | { kind: "month"; year: number; month: number }
  | { kind: "years"; first: number; last: number }
  | { kind: "to_date"; year: number; month: number };

const FORMS: [RegExp, (m: number[]) => Period | null][] = [
  [/^(\d{4})$/, ([year = 0]) => ({ kind: "year", year })],
  [/^(\d{4})-S([12])$/, ([year = 0, half = 0]) => ({ kind: "half", year, half })],
  [/^(\d{4})-Q([1-4])$/, ([year = 0, quarter = 0]) => ({ kind: "quarter", year, quarter })],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, ([year = 0, month = 0]) => ({ kind: "month", year, month })],
  [/^(\d{4})-(\d{4})$/, ([first = 0, last = 0]) => (last >= first ? { kind: "years", first, last } : null)],
  [
    /^(\d{4})-01\/(\d{4})-(0[1-9]|1[0-2])$/,
    ([year = 0, again = 0, month = 0]) => (year === again ? { kind: "to_date", year, month } : null),
  ],
];

/** Reads the text of the API; null where it is no period. */
export function parsePeriod(text: string): Period | null {
  for (const [form, make] of FORMS) {
    const match = form.exec(text);
    if (match) return make(match.slice(1).map(Number));
  }
  return null;
}

const two = (n: number) => String(n).padStart(2, "0");
const four = (n: number) => String(n).padStart(4, "0");

/** The text the API reads. */
export function periodCode(period: Period): string {
  switch (period.kind) {
    case "year":
      return four(period.year);
    case "half":
      return `${four(period.year)}-S${period.half}`;
    case "quarter":
      return `${four(period.year)}-Q${period.quarter}`;
    case "month":
      return `${four(period.year)}-${two(period.month)}`;
    case "years":
      return `${four(period.first)}-${four(period.last)}`;
    case "to_date":
      return `${four(period.year)}-01/${four(period.year)}-${two(period.month)}`;
  }
}

/** The arguments of the sentence `period.<kind>` that prints a period; null for what is none. */
export function periodArguments(text: string): { key: string; values: Record<string, number> } | null {
  const period = parsePeriod(text);
  if (!period) return null;
  const { kind, ...values } = period;
  return { key: kind, values };
}

/** First and last month, counted from year 0, for order and for drawing. */
export function periodMonths(period: Period): [number, number] {
  switch (period.kind) {
    case "year":
      return [period.year * 12, period.year * 12 + 11];
    case "half":
      return [period.year * 12 + (period.half - 1) * 6, period.year * 12 + period.half * 6 - 1];
    case "quarter":
      return [period.year * 12 + (period.quarter - 1) * 3, period.year * 12 + period.quarter * 3 - 1];
    case "month":
      return [period.year * 12 + period.month - 1, period.year * 12 + period.month - 1];
    case "years":
      return [period.first * 12, period.last * 12 + 11];
    case "to_date":
      return [period.year * 12, period.year * 12 + period.month - 1];
  }
}

/** Order of time: by the first month, then by the last; what is no period comes last. */
export function comparePeriods(a: string, b: string): number {
  const [x, y] = [parsePeriod(a), parsePeriod(b)];
  if (!x || !y) return x ? -1 : y ? 1 : a < b ? -1 : a > b ? 1 : 0;
  const [p, q] = [periodMonths(x), periodMonths(y)];
  return p[0] - q[0] || p[1] - q[1];
}
