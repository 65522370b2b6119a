import { expect, test } from "vitest";
import { type Caliber, stretches, toldCalibers } from "./caliber";

const old: Caliber = { id: "a", name: "旧口径", valid_from: "2016", valid_to: "2022", comparable_with: [] };
const next: Caliber = { id: "b", name: "新口径", valid_from: "2023", valid_to: "", comparable_with: [] };
const points = ["2021", "2022", "2023", "2024"].map((period) => ({ period, value: "1", caliber_id: null }));
const told = (calibers: Caliber[]) => toldCalibers(points, (point) => point.caliber_id, calibers);

test("a change of caliber sets the values after it apart", () => {
  expect(told([old, next]).map(({ caliber, apart }) => [caliber, apart])).toEqual([
    ["旧口径", undefined],
    ["旧口径", undefined],
    ["新口径", true],
    ["新口径", undefined],
  ]);
  expect(stretches(told([old, next])).map((run) => run.map(({ period }) => period))).toEqual([
    ["2021", "2022"],
    ["2023", "2024"],
  ]);
});

test("calibers that say they may be compared are one line", () => {
  expect(stretches(told([old, { ...next, comparable_with: ["a"] }]))).toHaveLength(1);
});

test("what a value names comes before its date, and a gap does not hide the change", () => {
  const named = [
    { period: "2020", value: "1", id: "a" },
    { period: "2021", value: null, id: null },
    { period: "2022", value: "2", id: "b" },
  ];
  expect(toldCalibers(named, ({ id }) => id, [old, next]).map(({ apart }) => apart)).toEqual([
    undefined,
    undefined,
    true,
  ]);
});
