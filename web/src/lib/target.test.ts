import { expect, test } from "vitest";
import { neededText, shareNumber, shareText, targetHigh, targetLow, targetText } from "./target";

test("a target is printed with its comparison, a range with both ends", () => {
  expect(targetText(2.5, ">=")).toBe("≥2.5");
  expect(targetText("1200", ">")).toBe(">1,200");
  expect(targetText([8, 10])).toBe("8–10");
  expect(targetText(30, "=")).toBe("30");
});

test("ends of a range", () => {
  expect([targetLow([8, 10]), targetHigh([8, 10]), targetLow("3"), targetHigh("3")]).toEqual([
    "8",
    "10",
    "3",
    undefined,
  ]);
});

test("a share is a number in tables and a percentage for reading, and nothing is a dash", () => {
  expect(shareNumber("0.7428571428571428571428571429")).toBe("74.3");
  expect(shareText("0.7428571428571428571428571429")).toBe("74.3%");
  expect([shareNumber("0.82"), shareNumber("1.005"), shareNumber(null)]).toEqual(["82", "100.5", null]);
  expect([neededText("0.3333333333333333333"), neededText("1234.500")]).toEqual(["0.3333", "1,234.5"]);
  expect(shareText("-0.125")).toBe("−12.5%");
  expect(shareText(null)).toBe("—");
});
