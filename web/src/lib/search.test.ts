import { expect, test } from "vitest";
import { choice, code, date, flag, parseSearch, stringifySearch, text, texts, view, whole } from "./search";

const read = view({
  q: text(),
  area: code,
  at: date,
  tab: choice("chart", "table"),
  page: whole(1, 99),
  ranked: flag,
  filter: texts(),
});

test("what fits stays, what does not is left out", () => {
  const search = parseSearch(
    "?q=研发&area=361102&at=2024-12-31&tab=map&page=0&ranked=1&filter=a:1&filter=b:2&x=y",
  );
  expect(read(search)).toEqual({
    q: "研发",
    area: "361102",
    at: "2024-12-31",
    ranked: true,
    filter: ["a:1", "b:2"],
  });
});

test("a view has one address and comes back from it", () => {
  const state = {
    tab: "table" as const,
    page: 3,
    q: "R&D 投入+强度",
    ranked: true as const,
    filter: ["a:1"],
  };
  const address = stringifySearch(state);
  expect(address).toBe(stringifySearch({ ...state }));
  expect(read(parseSearch(address))).toEqual(state);
  expect(stringifySearch({ q: "", page: undefined })).toBe("");
});

test("a code that looks like a number stays text", () => {
  expect(read(parseSearch("?area=2025")).area).toBe("2025");
});
