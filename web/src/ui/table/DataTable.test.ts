import { expect, test } from "vitest";
import { fitted } from "./DataTable";

test("columns give way until all of them fit, and keep their width where they cannot", () => {
  expect(fitted([100, 300], 800)).toBe(1);
  expect(fitted([100, 300], 320)).toBe(0.8);
  expect(fitted([100, 300], 200)).toBe(1);
  expect(fitted([100, 300], -18)).toBe(1);
});
