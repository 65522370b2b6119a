import { expect, test } from "vitest";
import type { StatementContent } from "./commitment";
import { ledgerTree, type Placed, pathOf } from "./ledger";
import { versionDifferences } from "./versions";

const content = (period: string, kind: "target" | "baseline" = "target"): StatementContent => ({
  sort: "statement",
  kind,
  class: "plan",
  form: "level",
  indicator: "高新技术企业",
  indicator_code: "I-001",
  subject: "高新技术企业",
  value: 1,
  unit: "家",
  period,
  qualifier: null,
  operator: ">=",
  strength: "firm",
  nature: null,
  change: null,
  area: null,
  flags: [],
});
const row = (code: string, section: string[], parent: string | null = null, period = "2025"): Placed => ({
  code,
  section,
  parent,
  content: content(period),
});

test("headings hold their commitments, commitments their parts", () => {
  const tree = ledgerTree([row("a", ["一", "1"]), row("b", ["一"]), row("c", ["二"], "a")]);
  expect(tree.map((node) => [node.title, node.count])).toEqual([["一", 3]]);
  expect(tree[0]?.children?.[0]?.children?.[0]?.children?.map((node) => node.key)).toEqual(["c"]);
});

test("a ring of parents loses nobody", () => {
  const keys = JSON.stringify(ledgerTree([row("a", [], "b"), row("b", [], "a")]));
  expect(keys).toContain('"key":"a"');
  expect(keys).toContain('"key":"b"');
});

test("the path of a target is in order of time", () => {
  const rows = [row("t", [], null, "2025"), row("y", [], null, "2023"), row("z", [], null, "2024")];
  expect(pathOf(rows, rows[0] as Placed).map((one) => one.code)).toEqual(["y", "z", "t"]);
});

test("versions differ where they differ", () => {
  expect(versionDifferences({ a: 1, b: [], c: "x" }, { a: 2, b: null, c: "x" })).toEqual([
    { field: "a", before: "1", after: "2" },
  ]);
});
