import { expect, test } from "vitest";
import { existsOn } from "./validity";

test("a year lasts to its last day, a month too", () => {
  expect(existsOn({ valid_from: "2015" }, "2015-01-01")).toBe(true);
  expect(existsOn({ valid_from: "2015-02" }, "2015-01-31")).toBe(false);
  expect(existsOn({ valid_to: "2015" }, "2015-12-31")).toBe(true);
  expect(existsOn({ valid_to: "2015-06" }, "2015-07-01")).toBe(false);
  expect(existsOn({ valid_to: "2015-06-30" }, "2015-06-30")).toBe(true);
  expect(existsOn({}, "2015-06-30")).toBe(true);
});
