import { expect, test } from "vitest";
import { existsOn, splitChanges, splitLines } from "./split";

const AREAS = [
  { code: "X01", name: "甲区" },
  { code: "X02", name: "乙县" },
  { code: "X03", name: "丙县" },
];

test("the grid is read with full-width digits; what is no number is a fault", () => {
  const lines = splitLines(AREAS, [["甲区", "１２"], ["乙县", "约5"], ["丙县"]], "sum");
  expect(lines.map((line) => [line.value, line.fault])).toEqual([
    ["12", false],
    [null, true],
    [null, false],
  ]);
});

test("only what changed is written, what was emptied goes", () => {
  const before = new Map([
    ["X01", { area: "X01", value: "12", weight: null, mode: "sum" as const }],
    ["X03", { area: "X03", value: "3", weight: null, mode: "sum" as const }],
  ]);
  const lines = splitLines(
    AREAS,
    [
      ["", "12"],
      ["", "5"],
      ["", ""],
    ],
    "sum",
  );
  const { put, remove } = splitChanges(before, lines, "sum");
  expect(put.map((line) => line.area)).toEqual(["X02"]);
  expect(remove).toEqual(["X03"]);
});

test("another way of splitting rewrites every part", () => {
  const before = new Map([["X01", { area: "X01", value: "12", weight: null, mode: "sum" as const }]]);
  expect(splitChanges(before, splitLines(AREAS, [["", "12"]], "same"), "same").put).toHaveLength(1);
});

test("an area that came or went is there from its first to its last day", () => {
  expect(existsOn({ valid_from: "2023-06" }, "2021-01-01")).toBe(false);
  expect(existsOn({ valid_from: "2021" }, "2021-01-01")).toBe(true);
  expect(existsOn({ valid_to: "2022-12-31" }, "2021-01-01")).toBe(true);
  expect(existsOn({ valid_to: "2020" }, "2021-01-01")).toBe(false);
  expect(existsOn({}, "2021-01-01")).toBe(true);
});
