import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { PLAN_MENU, SHARED_MENU } from "./menu";
import { makeRouter } from "./router";

test("the tree of pages stands: every address once, and where the menus lead", () => {
  const router = makeRouter(new QueryClient());
  const addresses = Object.keys(router.routesByPath);
  expect(addresses).toContain("/p/$plan/assessment");
  const built = [...PLAN_MENU, ...SHARED_MENU].flatMap((group) => group.pages.map((page) => page.to));
  expect(built.filter((to) => !addresses.includes(to))).toEqual([]);
});
