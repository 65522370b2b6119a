import { expect, test } from "vitest";
import { namedRows, parseTable } from "./parse";

test("CSV with quotes, and a block of a spreadsheet", () => {
  expect(parseTable('\ufeffa,b\r\n"x,1","say ""hi"""\n\n')).toEqual([
    ["a", "b"],
    ["x,1", 'say "hi"'],
  ]);
  expect(parseTable("a\tb\n1,000\t2")).toEqual([
    ["a", "b"],
    ["1,000", "2"],
  ]);
});

test("columns are found by any of their names, below a title", () => {
  const columns = [
    { key: "code", names: ["编码"] },
    { key: "name", names: ["名称"] },
  ];
  expect(namedRows([["单位"], ["名称", "", "CODE"], ["甲", "x", "'-1"]], columns)).toEqual([
    { name: "甲", code: "-1" },
  ]);
  expect(namedRows([["no"]], columns)).toEqual([]);
});
