import { expect, test } from "vitest";
import { type ColumnData, distinct, select } from "./table";

interface Row {
  name: string;
  value: string | null;
}

const columns: ColumnData<Row>[] = [
  { key: "name", title: "名称", text: (row) => row.name },
  { key: "value", title: "值", text: (row) => row.value ?? "未填报", number: (row) => row.value },
];
const rows: Row[] = [
  { name: "甲县", value: "9" },
  { name: "乙县", value: null },
  { name: "丙县", value: "10" },
];
const names = (view: object) => select(rows, columns, view, "zh-CN").map((row) => row.name);

test("numbers are ordered as numbers, what is missing last both ways", () => {
  expect(names({ sort: "value" })).toEqual(["甲县", "丙县", "乙县"]);
  expect(names({ sort: "-value" })).toEqual(["丙县", "甲县", "乙县"]);
});

test("search folds width and takes all words; filters are joined by or in a column", () => {
  expect(names({ q: "１０ 丙" })).toEqual(["丙县"]);
  expect(names({ filter: ["name:甲县", "name:乙县"] })).toEqual(["甲县", "乙县"]);
  expect(names({ filter: ["name:甲县", "value:10"] })).toEqual([]);
  expect(names({ filter: ["gone:1"] })).toHaveLength(3);
});

test("the rows themselves are not reordered", () => {
  names({ sort: "-value" });
  expect(rows[0]?.name).toBe("甲县");
});

test("a filter offers what there is", () => {
  const column = columns[1];
  expect(column && distinct(rows, column)).toEqual(["9", "未填报", "10"]);
});
