import { expect, test } from "vitest";
import {
  compareDecimals,
  formatDecimal,
  formatShare,
  readDecimal,
  round,
  shift,
  speak,
  trimZeros,
} from "./decimal";

test("digits a float would lose are kept", () => {
  expect(formatDecimal("123456789012345678.0123456789")).toBe("123,456,789,012,345,678.0123456789");
  expect(shift("0.07", 2)).toBe("7");
  expect(shift("1.005", 2)).toBe("100.5");
});

test("rounding is half away from zero", () => {
  expect(round("1.005", 2)).toBe("1.01");
  expect(round("-1.005", 2)).toBe("-1.01");
  expect(round("2.5", 0)).toBe("3");
  expect(round("7", 2)).toBe("7.00");
});

test("order is by value", () => {
  expect(compareDecimals("9", "10")).toBe(-1);
  expect(compareDecimals("1.50", "1.5")).toBe(0);
  expect(compareDecimals("-2", "-10")).toBe(1);
  expect(compareDecimals("—", "1")).toBeNull();
});

test("zeros at the end go only after a point", () => {
  expect(trimZeros("1.500")).toBe("1.5");
  expect(trimZeros("100")).toBe("100");
  expect(trimZeros("3.00")).toBe("3");
});

test("a share is printed with one digit", () => {
  expect(formatShare("0.8")).toBe("80%");
  expect(formatShare("0.66666")).toBe("66.7%");
  expect(formatShare("-0.125")).toBe("−12.5%");
});

test("万 and 亿 are spoken in Chinese only", () => {
  expect(speak("261900000000", "zh-CN")).toEqual({ value: "2619.00000000", scale: "yi" });
  expect(speak("52000", "zh-CN")).toEqual({ value: "5.2000", scale: "wan" });
  expect(speak("9999", "zh-CN").scale).toBe("");
  expect(speak("261900000000", "en").scale).toBe("");
});

test.each([
  ["６．５", "6.5"],
  [" 1,234.50 ", "1234.50"],
  ["+7", "7"],
  [".5", "0.5"],
])("%s is read", (typed, value) => expect(readDecimal(typed)).toBe(value));

test.each(["", "—", "1,23", "6.5%", "约10", "1e5"])("%s is no number", (typed) =>
  expect(readDecimal(typed)).toBeNull(),
);
