import { expect, test } from "vitest";
import { remembering } from "./remembering";

test("each key is asked for once, whatever the answer", () => {
  const asked: string[] = [];
  const words = remembering((key: string) => {
    asked.push(key);
    return key === "nothing" ? undefined : key.toUpperCase();
  });
  expect(["a", "b", "a", "nothing", "nothing"].map(words)).toEqual(["A", "B", "A", undefined, undefined]);
  expect(asked).toEqual(["a", "b", "nothing"]);
});
