import { expect, test } from "vitest";
import type { OverviewRow } from "@/api/numbers";
import { rowCounts } from "./counts";

const row = (status: string, refusal: string | null, period?: string, known_at?: string) =>
  ({
    ...{ status, refusal, word: { zh: status, en: status } },
    latest: period ? { period, known_at: known_at ?? null } : null,
  }) as unknown as OverviewRow;

test("what has no data yet is not judged; the newest data are counted with their whole", () => {
  const counts = rowCounts([
    row("completed", null, "2025", "2026-01-25"),
    row("data_not_out", null, "2024", "2025-03-20"),
    row("not_judged", "no_data"),
    row("not_completed", null, "2025"),
  ]);
  expect(counts).toMatchObject({ targets: 4, judged: 2, newest_data: "2025", with_newest: 2 });
  expect(counts.known_at).toBe("2026-01-25");
  expect(counts.by_status).toEqual({ completed: 1, data_not_out: 1, not_judged: 1, not_completed: 1 });
});

test("no rows, nothing counted", () => {
  expect(rowCounts([])).toMatchObject({ targets: 0, judged: 0, newest_data: null, with_newest: 0 });
});
