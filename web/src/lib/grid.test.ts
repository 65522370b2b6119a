import { expect, test } from "vitest";
import { block, clear, parseBlock, paste, printBlock, step } from "./grid";

test("a block from a spreadsheet is taken apart", () => {
  expect(parseBlock("a\tb\r\nc\t\r\n")).toEqual([
    ["a", "b"],
    ["c", ""],
  ]);
  expect(parseBlock('"两\n行"\t"说""好"""')).toEqual([["两\n行", '说"好"']]);
});

test("what is copied can be pasted", () => {
  const cells = [
    ["1", "a\tb"],
    ['"', "x\ny"],
  ];
  expect(parseBlock(printBlock(cells))).toEqual(cells);
});

test("pasting adds rows, spares locked columns and counts what had no place", () => {
  const { cells, dropped } = paste(
    [["", "", ""]],
    { row: 0, column: 1 },
    [["1", "2", "3"], ["4"]],
    3,
    new Set([2]),
  );
  expect(cells).toEqual([
    ["", "1", ""],
    ["", "4", ""],
  ]);
  expect(dropped).toBe(2);
});

test("Tab goes to the next row, Enter goes down, the edges hold", () => {
  expect(step({ row: 0, column: 2 }, "Tab", false, 2, 3)).toEqual({ row: 1, column: 0 });
  expect(step({ row: 1, column: 0 }, "Tab", true, 2, 3)).toEqual({ row: 0, column: 2 });
  expect(step({ row: 0, column: 0 }, "Tab", true, 2, 3)).toBeNull();
  expect(step({ row: 0, column: 1 }, "Enter", false, 2, 3)).toEqual({ row: 1, column: 1 });
  expect(step({ row: 1, column: 1 }, "Enter", false, 2, 3)).toBeNull();
  expect(step({ row: 0, column: 1 }, "x", false, 2, 3)).toBeNull();
});

test("a selection is read and emptied from either corner", () => {
  const cells = [
    ["1", "2"],
    ["3", "4"],
  ];
  expect(block(cells, { row: 1, column: 1 }, { row: 0, column: 1 })).toEqual([["2"], ["4"]]);
  expect(clear(cells, { row: 1, column: 1 }, { row: 0, column: 0 }, new Set([0]))).toEqual([
    ["1", ""],
    ["3", ""],
  ]);
});
