import { expect, test } from "vitest";
import type { Offered } from "./commitment";
import { count, type Decidable, inOrder, neighbour, nextOpen, restatements, shown } from "./reading";

const target = (indicator: string, line: number): Offered => ({
  sort: "statement",
  kind: "target",
  class: "plan",
  form: "level",
  indicator,
  subject: indicator,
  value: 1,
  unit: null,
  period: "2025",
  qualifier: null,
  operator: ">=",
  strength: "firm",
  nature: null,
  change: null,
  area: null,
  flags: [],
  confidence: 1,
  period_source: "explicit",
  id: `s${line}`,
  source: { line, start: 0, end: 1, quote: `第${line}行` },
});
const one = (code: string, state: Decidable["state"], content: Offered, section = "一"): Decidable => ({
  code,
  state,
  section: [section],
  content,
});
const LIST = [
  one("a", "confirmed", target("高新技术企业", 1)),
  one("b", "open", target("孵化器", 2), "二"),
  one("c", "rejected", target("高新技术企业", 3)),
  one("d", "open", target("专利", 4)),
];

test("filters hold together, words are folded", () => {
  expect(shown(LIST, { states: ["open"], section: "二" }).map((p) => p.code)).toEqual(["b"]);
  expect(shown(LIST, { q: "高新 第３行" }).map((p) => p.code)).toEqual(["c"]);
  expect(shown(LIST, { only: new Set(["d"]) }).map((p) => p.code)).toEqual(["d"]);
});

test("n of N is counted", () => {
  expect(count(LIST)).toMatchObject({ total: 4, decided: 2, by: { open: 2 }, sorts: { target: 4 } });
});

test("after a decision comes the next open one, going round at the end", () => {
  expect(nextOpen(LIST, "b", new Set(["b"]))).toBe("d");
  expect(nextOpen(LIST, "d", new Set(["d"]))).toBe("b");
  expect(nextOpen(LIST, "d", new Set(["b", "d"]))).toBeUndefined();
});

test("neighbours stop at the ends; an unknown place begins at the first", () => {
  expect(neighbour(LIST, "a", -1)).toBe("a");
  expect(neighbour(LIST, "a", 1)).toBe("b");
  expect(neighbour(LIST, "gone", 1)).toBe("a");
});

test("the document's order is by line", () => {
  expect(inOrder([...LIST].reverse()).map((p) => p.code)).toEqual(["a", "b", "c", "d"]);
});

test("places that say the same are found", () => {
  expect(restatements(LIST, LIST[0] as Decidable).map((p) => p.code)).toEqual(["c"]);
});
