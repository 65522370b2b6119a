import { expect, test } from "vitest";
import { comparePeriods, parsePeriod, periodCode } from "./period";

test.each(["2025", "2025-S1", "2025-Q4", "2025-03", "2021-2025", "2025-01/2025-09"])(
  "%s round-trips",
  (text) => {
    const period = parsePeriod(text);
    expect(period && periodCode(period)).toBe(text);
  },
);

test.each([
  "",
  "25",
  "2025-13",
  "2025-S3",
  "2025-Q0",
  "2025-2021",
  "2025-01/2024-09",
  "2025-02/2025-09",
  "2025年",
])("%s is no period", (text) => expect(parsePeriod(text)).toBeNull());

test("time order, not text order", () => {
  const mixed = ["2025", "2024-Q4", "2021-2025", "2025-01/2025-09", "2025-03", "2024"];
  expect([...mixed].sort(comparePeriods)).toEqual([
    "2021-2025",
    "2024",
    "2024-Q4",
    "2025-01/2025-09",
    "2025",
    "2025-03",
  ]);
});
