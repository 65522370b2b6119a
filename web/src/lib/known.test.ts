import { expect, test } from "vitest";
import { type KnownValue, knownDays, seriesKnown } from "./known";

const value = (rest: Partial<KnownValue>): KnownValue => ({
  area: "X",
  period: "2024",
  value: "1",
  status: "A",
  source_grade: "bulletin",
  known_at: "2025-03-01",
  ...rest,
});

test("a press report known later does not replace a bulletin; a later bulletin does", () => {
  const list = [
    value({ value: "10" }),
    value({ value: "12", source_grade: "report", known_at: "2025-06-01" }),
    value({ value: "11", known_at: "2025-09-01" }),
  ];
  const at = (day?: string) => seriesKnown(list, "X", day)[0]?.value.value;
  expect([at("2025-03-01"), at("2025-06-30"), at()]).toEqual(["10", "10", "11"]);
  expect(seriesKnown(list, "X", "2025-02-28")).toEqual([]);
});

test("a doubtful value and an absence give way to a usable one, and stay where there is none", () => {
  const doubtful = value({ value: "99", status: "U", known_at: "2026-01-01" });
  const missing = value({ value: null, status: "O", known_at: "2026-02-01" });
  expect(seriesKnown([value({ value: "10" }), doubtful, missing], "X")[0]?.value.value).toBe("10");
  expect(seriesKnown([doubtful, missing], "X")[0]?.value.status).toBe("O");
});

test("zero is a value; other areas and dimensions stay apart; periods are in the order of time", () => {
  const list = [
    value({ value: "0", period: "2023" }),
    value({ area: "Y", period: "2022" }),
    value({ dimensions: { sex: "F" }, period: "2021" }),
    value({ period: "2023-Q1", known_at: null }),
  ];
  expect(seriesKnown(list, "X").map((point) => [point.period, point.value.value])).toEqual([
    ["2023-Q1", "1"],
    ["2023", "0"],
  ]);
  expect(knownDays(list)).toEqual(["2025-03-01"]);
});
