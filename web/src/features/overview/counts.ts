/** What the rows on screen say together. */
import { isJudged, type OverviewRow } from "@/api/numbers";
import { comparePeriods } from "@/lib/period";

/** Counts of the rows shown: verdicts by status, and how new the data are. */
export function rowCounts(rows: readonly OverviewRow[]) {
  const by_status: Record<string, number> = {};
  const words: Record<string, OverviewRow["word"]> = {};
  for (const { status, word } of rows) {
    by_status[status] = (by_status[status] ?? 0) + 1;
    words[status] = word;
  }
  const latest = rows.flatMap((row) => row.latest ?? []);
  const periods = latest.map((one) => one.period).sort(comparePeriods);
  const newest_data = periods[periods.length - 1] ?? null;
  return {
    targets: rows.length,
    judged: rows.filter(isJudged).length,
    by_status,
    words,
    newest_data,
    with_newest: periods.filter((one) => one === newest_data).length,
    known_at:
      latest
        .flatMap((one) => one.known_at ?? [])
        .sort()
        .pop() ?? null,
  };
}

export type RowCounts = ReturnType<typeof rowCounts>;
