import { expect, test } from "vitest";
import { stretches } from "./marks";

test("a line is cut where items stand", () => {
  expect(stretches("到2025年达到1000家", [{ code: "a", start: 8, end: 13 }])).toEqual([
    { text: "到2025年达到", codes: [] },
    { text: "1000家", codes: ["a"] },
  ]);
});

test("offsets count characters, not UTF-16 units", () => {
  expect(stretches("𠮷达50个", [{ code: "a", start: 2, end: 5 }]).map((one) => one.text)).toEqual([
    "𠮷达",
    "50个",
  ]);
});

test("the shortest of overlapping items comes first and no letter is lost", () => {
  const cut = stretches("abcdef", [
    { code: "long", start: 0, end: 5 },
    { code: "short", start: 2, end: 4 },
    { code: "outside", start: 4, end: 99 },
  ]);
  expect(cut.map((one) => one.text).join("")).toBe("abcdef");
  expect(cut.find((one) => one.text === "cd")?.codes).toEqual(["short", "long"]);
  expect(cut.at(-1)).toEqual({ text: "f", codes: ["outside"] });
});

test("nothing marked is one stretch, nothing printed is none", () => {
  expect(stretches("abc", [])).toEqual([{ text: "abc", codes: [] }]);
  expect(stretches("", [{ code: "a", start: 0, end: 1 }])).toEqual([]);
});
