import { expect, test } from "vitest";
import type { StoredObservation } from "@/api/numbers";
import type { ValueStatus } from "@/ui/ValueText";
import { areaGrid, type Common, changedRows, freeRows, periodsBetween, presentOf, readCell } from "./entry";

const words = new Map<string, ValueStatus>([
  ["o", "O"],
  ["不适用", "M"],
  ["q", "Q"],
  ["f", "F"],
]);
const common: Common = { source: "局函", source_grade: "letter", known_at: null, caliber: null, note: "" };

test("a cell is a number, a stated absence, nothing or a fault; zero is a number", () => {
  expect(readCell("０", words)).toEqual({ kind: "value", value: "0", status: "A" });
  expect(readCell("1,234.5", words)).toMatchObject({ value: "1234.5" });
  expect(readCell(" 不适用 ", words)).toEqual({ kind: "absent", value: null, status: "M" });
  expect(readCell("", words)).toEqual({ kind: "empty" });
  expect(readCell("约10", words)).toEqual({ kind: "fault" });
});

const stored = (area: string, period: string, value: string | null) =>
  ({
    id: "1",
    area,
    period,
    value,
    status: value === null ? "O" : "A",
    withdrawn: null,
  }) as StoredObservation;

test("only what was changed is sent; the same number written differently is no change", () => {
  const present = presentOf([stored("A", "2023", "10.0"), stored("B", "2023", null)], () => "未填报");
  const areas = ["A", "B"];
  const periods = ["2023", "2024"];
  const before = areaGrid(areas, periods, present);
  expect(before).toEqual([
    ["10", ""],
    ["未填报", ""],
  ]);
  const typed = [
    ["10.00", "12"],
    ["未填报", "x"],
  ];
  const what = { indicator: "I", unit: "家", common, words };
  const { rows, places, faults } = changedRows(typed, before, areas, periods, what);
  expect(rows).toEqual([
    {
      indicator: "I",
      area: "A",
      period: "2024",
      value: "12",
      status: "A",
      unit: "家",
      source: "局函",
      source_grade: "letter",
      known_at: null,
      caliber: null,
      note: null,
    },
  ]);
  expect(places).toEqual(["0:1"]);
  expect([...faults]).toEqual([["1:1", "not_number"]]);
});

test("a value is not taken away by emptying its cell: that needs an absence or a withdrawal", () => {
  const what = { indicator: "I", unit: "", common, words };
  const { rows, faults } = changedRows([[""]], [["10"]], ["A"], ["2023"], what);
  expect([rows, [...faults]]).toEqual([[], [["0:0", "emptied"]]]);
});

test("periods of every length", () => {
  expect(periodsBetween("year", 2021, 2023)).toEqual(["2021", "2022", "2023"]);
  expect(periodsBetween("quarter", 2024, 2024)).toEqual(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]);
  expect(periodsBetween("month", 2015, 2024)).toHaveLength(60);
});

test("free rows name what is wrong and where; empty rows are passed over", () => {
  const cells = [
    ["GDP", "甲县", "2024", "5", "亿元", "f", "", "快报"],
    ["", "", "", "", "", "", "", ""],
    ["GDP", "", "24年", "", "", "o", "", ""],
  ];
  const { rows, faults } = freeRows(cells, common, words);
  expect(rows.map((row) => [row.value, row.status, row.source, row.note])).toEqual([
    ["5", "F", "局函", "快报"],
    [null, "O", "局函", null],
  ]);
  expect([...faults]).toEqual([
    ["2:1", "missing"],
    ["2:2", "period"],
  ]);
});
