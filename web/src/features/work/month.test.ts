import { expect, test } from "vitest";
import { dayOf, monthCounts, monthRows } from "./month";
import type { ProjectRow } from "./useProjects";

const report = (period: string, stage: string | null, completed_wan: string) => ({
  body: { period, stage, completed_wan, text: `${period}的进展`, problems: null, next_step: null },
});

const project = (due_on: string, stage: string, reports: object[]) =>
  ({
    body: { due_on, stage, years: [{ year: 2025, planned_wan: "100" }] },
    reports,
  }) as unknown as ProjectRow;

test("a month is counted as of its own last day, not as of today", () => {
  const rows = [
    project("2025-12-31", "building", [
      report("2025-06", "preparing", "40"),
      report("2025-12", "building", "90"),
    ]),
    project("2025-05-31", "building", [report("2025-05", "building", "10")]),
    project("2025-05-31", "not_reported", []),
  ];
  const june = monthRows(rows, "2025-06", "2026-11-25");
  expect(june.map((one) => one.stage)).toEqual(["preparing", "building", "not_reported"]);
  expect(june.map((one) => one.due)).toEqual([null, { late: 30 }, { late: 30 }]);
  expect(monthCounts(june)).toEqual({ total: 3, reported: 2, late: 2, planned: "300", completed: "50" });
  const now = monthRows(rows, "2026-11", "2026-11-25");
  expect(monthCounts(now)).toMatchObject({ late: 3, planned: null, completed: null });
});

test("the month that runs is looked at from today", () => {
  expect(dayOf("2026-11", "2026-11-25")).toBe("2026-11-25");
  expect(dayOf("2025-02", "2026-11-25")).toBe("2025-02-28");
});
