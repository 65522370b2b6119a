import { expect, test } from "vitest";
import { dayOfJudging } from "./BasisBar";

test("an earlier year is looked at as it was known by the end of the next; the newest as it is known now", () => {
  const today = new Date("2026-11-25T00:00:00Z");
  expect(dayOfJudging("2023", today)).toBe("2024-12-31");
  expect(dayOfJudging("2025", today)).toBeUndefined();
  expect(dayOfJudging("2023-Q3", today)).toBe("2024-12-31");
});
