import { expect, test } from "vitest";
import { existsOn, type KeptPart, partsOf, type Sharer, sameParts, splitLines } from "./split";

const SHARERS: Sharer[] = [
  { code: "X01", name: "甲区", of: "area" },
  { code: "X02", name: "乙县", of: "area" },
  { code: "KJJ", name: "科技局", of: "body" },
];
const kept = (code: string, value: string | null): KeptPart => ({
  area: code.startsWith("X") ? code : null,
  body: code.startsWith("X") ? null : code,
  value,
  weight: null,
  document: "D-001",
});
const lines = (...values: string[]) =>
  splitLines(
    SHARERS,
    values.map((value) => ["", value]),
    "sum",
  );

test("the grid is read with full-width digits; what is no number is a fault", () => {
  const read = splitLines(SHARERS, [["甲区", "１２"], ["乙县", "约5"], ["科技局"]], "sum");
  expect(read.map((line) => [line.value, line.fault])).toEqual([
    ["12", false],
    [null, true],
    [null, false],
  ]);
});

test("what was emptied goes, what was open stays open, and each keeps its document", () => {
  const before = [kept("X01", "12"), kept("X02", null), kept("KJJ", "3")];
  expect(partsOf(before, lines("12", "", "4"))).toEqual([
    kept("X01", "12"),
    kept("X02", null),
    kept("KJJ", "4"),
  ]);
  expect(partsOf(before, lines("", "5", "3"))).toEqual([kept("X02", "5"), kept("KJJ", "3")]);
  expect(partsOf([], lines("", "", "3"))).toEqual([{ ...kept("KJJ", "3"), document: null }]);
});

test("parts are the same in whatever order", () => {
  const before = [kept("KJJ", "3"), kept("X01", "12")];
  expect(sameParts(before, partsOf(before, lines("12", "", "3")))).toBe(true);
  expect(sameParts(before, partsOf(before, lines("12", "", "4")))).toBe(false);
  expect(sameParts(before, partsOf(before, lines("12", "", "")))).toBe(false);
});

test("an area that came or went is there from its first to its last day", () => {
  expect(existsOn({ valid_from: "2023-06" }, "2021-01-01")).toBe(false);
  expect(existsOn({ valid_from: "2021" }, "2021-01-01")).toBe(true);
  expect(existsOn({ valid_to: "2022-12-31" }, "2021-01-01")).toBe(true);
  expect(existsOn({ valid_to: "2020" }, "2021-01-01")).toBe(false);
  expect(existsOn({}, "2021-01-01")).toBe(true);
});
