/** The projects as they stood at the end of a month. */
import { type Due, dueOf, known, lastDay, latestOf, moneyOf, upTo } from "@/lib/work";
import type { ProjectRow } from "./useProjects";

/** A project as it stood at the end of a month. */
export interface MonthRow {
  row: ProjectRow;
  planned: string | null;
  completed: string | null;
  text: string;
  problems: string;
  next_step: string;
  stage: ProjectRow["body"]["stage"];
  due: Due;
}

/** The day a month is looked at from: its last, or today while it runs. */
export function dayOf(month: string, today: string): string {
  const last = lastDay(month) ?? today;
  return last < today ? last : today;
}

/** What was known of each project by the end of a month; what is late is late on that day. */
export function monthRows(rows: readonly ProjectRow[], month: string, today: string): MonthRow[] {
  const year = month.slice(0, 4);
  const day = dayOf(month, today);
  return rows.map((row) => {
    const latest = latestOf(upTo(row.reports, month))?.body;
    const sameYear = latest?.period.startsWith(year) ?? false;
    const stage = latest?.stage ?? row.body.stage;
    return {
      row,
      planned: moneyOf(row.body.years, Number(year)).planned,
      completed: (sameYear ? latest?.completed_wan : null) ?? null,
      text: latest?.text ?? "",
      problems: latest?.problems ?? "",
      next_step: latest?.next_step ?? "",
      stage,
      due: dueOf(stage, row.body.due_on, day),
    };
  });
}

/** What the head of the list says: counted and added up as of the month. */
export function monthCounts(list: readonly MonthRow[]) {
  return {
    total: list.length,
    reported: list.filter((one) => one.stage !== "not_reported").length,
    late: list.filter((one) => one.due && "late" in one.due).length,
    planned: known(list.map((one) => one.planned)),
    completed: known(list.map((one) => one.completed)),
  };
}
