import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { PLAN_MENU, SHARED_MENU } from "./menu";
import { makeRouter } from "./router";

test("every page has one address, and every entry of the menus a page", () => {
  const { routesByPath } = makeRouter(new QueryClient());
  const entries = [...PLAN_MENU, ...SHARED_MENU].flatMap((group) => group.pages.map((page) => page.to));
  expect(entries.filter((to) => !(to in routesByPath))).toEqual([]);
});
