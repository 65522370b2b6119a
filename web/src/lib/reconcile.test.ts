import { expect, test } from "vitest";
import { divide, minus, reconcile, sum } from "./reconcile";

const part = (name: string, value: string | null, weight?: string) => ({ name, value, weight });

test("sums are exact", () => {
  expect(sum(["0.1", "0.2", "-0.3"])).toBe("0");
  expect(minus("1", "-0.05")).toBe("1.05");
  expect(divide("1", "3")).toBe("0.3333333333");
  expect(divide("1", "0")).toBeNull();
});

test("parts that do not make the whole leave a gap, parts beyond it an excess", () => {
  expect(reconcile("sum", "100", false, [part("a", "60"), part("b", "30.5")]).gap).toBe("9.5");
  expect(reconcile("sum", "100", false, [part("a", "60"), part("b", "45")]).excess).toBe("5");
  expect(reconcile("sum", "100", true, [part("a", "60"), part("b", "45")]).gap).toBe("5");
});

test("an open part hides the gap, not the excess", () => {
  const open = reconcile("sum", "100", false, [part("a", "60"), part("b", null)]);
  expect(open).toMatchObject({ parts: "60", gap: null, open: ["b"] });
  expect(reconcile("sum", "100", false, [part("a", "120"), part("b", null)]).excess).toBe("20");
});

test("the same value for all names who is below and beyond", () => {
  const same = reconcile("same", "2.5", false, [part("a", "2.4"), part("b", "2.5"), part("c", "3")]);
  expect(same).toMatchObject({ gap: "0.1", excess: "0.5", below: ["a"], beyond: ["c"] });
});

test("weights make a mean", () => {
  const mean = reconcile("weighted", "2.5", false, [part("a", "2", "1"), part("b", "3", "3")]);
  expect(mean).toMatchObject({ parts: "2.75", excess: "0.25", gap: null });
  expect(reconcile("weighted", "2.5", false, [part("a", "2")]).open).toEqual(["a"]);
});
