import { expect, test } from "vitest";
import { plain, printAmount, readAmount } from "./commitment";

test.each([
  ["1,000", 1000],
  ["８－１０", [8, 10]],
  ["8—10", [8, 10]],
  ["8至10", [8, 10]],
  [" 2.5 ", 2.5],
  ["-3", -3],
])("%s is read as a value", (typed, value) => expect(readAmount(typed)).toEqual(value));

test.each(["", "约10", "10-8", "1-2-3", "1e5"])("%s is no value", (typed) =>
  expect(readAmount(typed)).toBeNull(),
);

test("a value goes into the field and out again", () => {
  for (const amount of [0.1, 12345678, [8, 10.5]] as (number | [number, number])[]) {
    expect(readAmount(printAmount(amount))).toEqual(amount);
  }
});

test("no exponents are shown", () => {
  expect(plain(1e21)).toBe("1000000000000000000000");
  expect(plain(1.5e-7)).toBe("0.00000015");
});
