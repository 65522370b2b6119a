import { expect, test } from "vitest";
import type { StatementContent } from "./commitment";
import { ledgerTree, type Placed } from "./ledger";
import { versionDifferences } from "./versions";

const CONTENT: StatementContent = {
  sort: "statement",
  kind: "target",
  class: "plan",
  form: "level",
  indicator: "高新技术企业",
  indicator_code: "I-001",
  subject: "高新技术企业",
  value: 1,
  unit: "家",
  period: "2025",
  qualifier: null,
  operator: ">=",
  strength: "firm",
  nature: null,
  change: null,
  area: null,
  flags: [],
};
const row = (code: string, section: string[], parent: string | null = null): Placed => ({
  code,
  section,
  parent,
  content: CONTENT,
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

test("versions differ where they differ", () => {
  expect(versionDifferences({ a: 1, b: [], c: "x" }, { a: 2, b: null, c: "x" })).toEqual([
    { field: "a", before: "1", after: "2" },
  ]);
});
