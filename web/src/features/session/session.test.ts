import { expect, test } from "vitest";
import { safeTarget } from "./SignInPage";

test.each([
  "//elsewhere.example",
  "/\\elsewhere.example",
  "https://elsewhere.example",
  "javascript:alert(1)",
  "",
  undefined,
])("after signing in nobody is sent to %s", (to) => expect(safeTarget(to)).toBe("/"));

test("a page of the app is gone back to with its view", () => {
  expect(safeTarget("/p/demo/ledger?at=2024")).toBe("/p/demo/ledger?at=2024");
});
