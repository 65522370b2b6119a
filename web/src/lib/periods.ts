/** Lists of periods. */
import { parsePeriod } from "./period";

/** The years of a plan's term, with some before it; the term itself where it is not one of years. */
export function yearsOf(term: string, before = 0): string[] {
  const period = parsePeriod(term);
  if (period?.kind !== "years") return [term];
  const first = period.first - before;
  return Array.from({ length: period.last - first + 1 }, (_, at) => String(first + at));
}
