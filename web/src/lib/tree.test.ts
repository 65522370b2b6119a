import { expect, test } from "vitest";
import { inTreeOrder, subtree, treeNodes } from "./tree";

const rows = [
  { code: "b1", parent: "b" },
  { code: "a", parent: null },
  { code: "b", parent: "a" },
  { code: "x", parent: "gone" },
  { code: "o1", parent: "o2" },
  { code: "o2", parent: "o1" },
];
const code = (row: (typeof rows)[number]) => row.code;
const parent = (row: (typeof rows)[number]) => row.parent;

test("those above stand before those below; orphans and circles are kept once", () => {
  expect(inTreeOrder(rows, code, parent).map(({ row, depth }) => `${depth}${row.code}`)).toEqual([
    "0a",
    "1b",
    "2b1",
    "0x",
    "0o1",
    "1o2",
  ]);
});

test("a subtree holds its top and ends in a circle", () => {
  expect(subtree(rows, "a", code, parent)).toEqual(["a", "b", "b1"]);
  expect(subtree(rows, "o1", code, parent)).toEqual(["o1", "o2"]);
});

test("nodes nest", () => {
  const [a] = treeNodes(rows, code, parent, code);
  expect(a?.children[0]?.children[0]?.value).toBe("b1");
});
