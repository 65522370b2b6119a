import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { PAGES } from "../../e2e/support/pages";
import { makeRouter } from "./router";

test("every page of the router is looked at in every look, and every address looked at is a page", () => {
  const router = makeRouter(new QueryClient());
  const seen = new Set<string>();
  const lost: string[] = [];
  for (const address of Object.values(PAGES).flat()) {
    const { pathname } = new URL(address, "http://waymark");
    const [, , found] = router.getMatchedRoutes(pathname);
    if (found) seen.add(found.fullPath);
    else if (!pathname.endsWith("/nowhere")) lost.push(address);
  }
  expect(lost).toEqual([]);
  expect(Object.keys(router.routesByPath).filter((path) => !seen.has(path))).toEqual([]);
});
