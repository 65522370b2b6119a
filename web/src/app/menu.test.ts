import { expect, test } from "vitest";
import type { Role } from "@/api/types";
import { PLAN_MENU, SHARED_MENU, visibleMenu } from "./menu";

const seen = (...roles: Role[]) =>
  [...PLAN_MENU, ...SHARED_MENU]
    .flatMap((group) => visibleMenu([group], new Set(roles), () => true))
    .flatMap((group) => group.pages.map((page) => page.key));

test("the three administrators see three different menus and no plan's numbers", () => {
  const [system, security, audit] = [seen("system_admin"), seen("security_admin"), seen("audit_admin")];
  expect(security.filter((key) => system.includes(key))).toEqual(["plans"]);
  expect(audit.filter((key) => system.includes(key))).toEqual(["plans"]);
  expect(audit).toContain("audit");
  for (const menu of [system, security, audit]) expect(menu).not.toContain("ledger");
});

test("a leader reads and does not type", () => {
  expect(seen("leader")).toContain("assessment");
  expect(seen("leader")).not.toContain("observations");
});

test("a reporter brings numbers and does not confirm the ledger", () => {
  expect(seen("reporter")).toContain("observations");
  expect(seen("reporter")).not.toContain("proposals");
});

test("a page without a route is not offered", () => {
  expect(
    visibleMenu(SHARED_MENU, new Set<Role>(["plan_office"]), (to) => to === "/").flatMap((group) =>
      group.pages.map((page) => page.to),
    ),
  ).toEqual(["/"]);
});
