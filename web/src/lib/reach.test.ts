import { expect, test } from "vitest";
import { reportable } from "./reach";

const areas = [
  { code: "city", body: { parent: null } },
  { code: "county", body: { parent: "city" } },
  { code: "town", body: { parent: "county" } },
  { code: "other", body: { parent: "city" } },
];
const codes = areas.map(({ code }) => code);

test("a grant for an area reaches what lies below it and nothing beside it", () => {
  const may = reportable([{ role: "reporter", plan: "p", area: "county" }], "p", areas);
  expect(codes.filter(may)).toEqual(["county", "town"]);
});

test("a grant without an area reaches all, one for another plan nothing", () => {
  expect(codes.filter(reportable([{ role: "plan_office", plan: null, area: null }], "p", areas))).toEqual(
    codes,
  );
  expect(codes.filter(reportable([{ role: "reporter", plan: "q", area: "city" }], "p", areas))).toEqual([]);
});

test("areas that stand above each other end the search", () => {
  const ring = [
    { code: "a", body: { parent: "b" } },
    { code: "b", body: { parent: "a" } },
  ];
  expect(reportable([{ role: "reporter", plan: null, area: "c" }], "p", ring)("a")).toBe(false);
});
