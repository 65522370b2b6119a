/** Tasks, milestones and projects in time: what is late, what was reported last, where a bar stands. */

import { comparePeriods, parsePeriod, periodMonths } from "./period";
import { minus, sum } from "./reconcile";

/** States in which nothing is expected by a day any more. */
const SETTLED = new Set(["done", "completed", "operating", "suspended", "terminated"]);
/** How many days before its day something is soon due. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

const dayNumber = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** Whether something is late, or soon due. */
export type Due = { late: number } | { soon: number } | null;

/** Days beyond its day, or days left where they are few; null where neither matters. */
export function dueOf(state: string, due_on: string | null | undefined, today: string): Due {
  if (!due_on || SETTLED.has(state)) return null;
  const left = dayNumber(due_on) - dayNumber(today);
  if (left < 0) return { late: -left };
  return left <= SOON_DAYS ? { soon: left } : null;
}

/** Last day of a period, for a milestone's time. */
export function lastDay(code: string | null): string | null {
  const period = code ? parsePeriod(code) : null;
  if (!period) return null;
  const [, last] = periodMonths(period);
  // Day 0 of the next month is the last of this one.
  return new Date(Date.UTC(Math.floor(last / 12), (last % 12) + 1, 0)).toISOString().slice(0, 10);
}

/** What is reported about something, newest period last. */
export function byItem<P extends { body: { item: string; period: string } }>(
  all: readonly P[],
): Map<string, P[]> {
  const map = new Map<string, P[]>();
  for (const one of all) map.set(one.body.item, [...(map.get(one.body.item) ?? []), one]);
  for (const list of map.values()) list.sort((a, b) => comparePeriods(a.body.period, b.body.period));
  return map;
}

/** The newest of what was reported. */
export const latestOf = <P>(list: readonly P[] | undefined): P | undefined => list?.[list.length - 1];

/** What was reported by the end of a month, newest last. */
export const upTo = <P extends { body: { period: string } }>(
  list: readonly P[] | undefined,
  month: string,
): P[] => {
  const end = lastDay(month) ?? "";
  return (list ?? []).filter((one) => (lastDay(one.body.period) ?? "9999") <= end);
};

/** Money of one year of a project, 万元. */
export interface Money {
  planned: string | null;
  completed: string | null;
}

/** Planned and completed of a year. */
export function moneyOf(
  years: readonly { year: number; planned_wan?: string | null; completed_wan?: string | null }[] | undefined,
  year: number,
): Money {
  const one = years?.find((item) => item.year === year);
  return { planned: one?.planned_wan ?? null, completed: one?.completed_wan ?? null };
}

/** The exact sum of what is known; null where nothing is. */
export function known(values: readonly (string | null | undefined)[]): string | null {
  const given = values.filter((value): value is string => value != null);
  return given.length ? sum(given) : null;
}

/** What is still to be spent. */
export const rest = (planned: string | null, completed: string | null): string | null =>
  planned !== null && completed !== null ? minus(planned, completed) : null;

/** Where a bar begins and how long it is, in shares of the whole time. */
export function barOf(
  starts_on: string | null | undefined,
  due_on: string | null | undefined,
  from: string,
  to: string,
): { left: number; width: number; open: boolean } | null {
  if (!starts_on && !due_on) return null;
  const [first, last] = [dayNumber(from), dayNumber(to) + 1];
  const share = (day: number) => Math.min(1, Math.max(0, (day - first) / (last - first)));
  const left = share(dayNumber(starts_on ?? due_on ?? from));
  const right = share(dayNumber(due_on ?? starts_on ?? to) + 1);
  return right < left ? null : { left, width: Math.max(right - left, 0.004), open: !starts_on || !due_on };
}

/** The years from the first day to the last of what is shown. */
export function spanOf(
  days: readonly (string | null | undefined)[],
  least: readonly string[] = [],
): { from: string; to: string; years: number[] } {
  const given = [...days, ...least].filter((day): day is string => Boolean(day)).sort();
  const first = Number((given[0] ?? "2021").slice(0, 4));
  const last = Number((given[given.length - 1] ?? `${first}`).slice(0, 4));
  return {
    from: `${first}-01-01`,
    to: `${last}-12-31`,
    years: Array.from({ length: last - first + 1 }, (_, at) => first + at),
  };
}
