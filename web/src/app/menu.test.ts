import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstPage, PLAN_MENU, SHARED_MENU, visibleMenu } from "./menu";

/** Operations by role, as the server's one list declares them. */
const declared = readFileSync(
  new URL("../../../crates/waymark-app/src/operation.rs", import.meta.url),
  "utf8",
);
const rows = [...declared.matchAll(/^\s+\w+ "([a-z_.]+)" \[([^\]]*)\]/gm)].map(
  ([, name = "", roles = ""]) => ({
    name,
    roles: roles.split(",").map((role) => role.trim()),
  }),
);
const of = (role: string) => rows.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);

const seen = (role: string) =>
  visibleMenu([...PLAN_MENU, ...SHARED_MENU], new Set(of(role)), () => true).flatMap((group) =>
    group.pages.map((page) => page.key),
  );

test("every operation of the menu is one of the server's", () => {
  const known = new Set(rows.map(({ name }) => name));
  const asked = [...PLAN_MENU, ...SHARED_MENU].flatMap(({ pages }) => pages.flatMap((one) => one.operations));
  expect(asked.filter((operation) => !known.has(operation))).toEqual([]);
});

test("the three administrators see three different menus and no plan's numbers", () => {
  const menus = ["System", "Security", "Audit"].map(seen);
  expect(new Set(menus.map(String)).size).toBe(3);
  const [system = [], security = [], audit = []] = menus;
  expect(system).toEqual(expect.arrayContaining(["accounts", "jobs", "backups", "settings"]));
  expect(system).not.toContain("grants");
  expect(security.filter((key) => key !== "todo")).toEqual(["accounts", "grants", "access"]);
  expect(audit.filter((key) => key !== "todo")).toEqual(["grants", "access", "audit"]);
  for (const menu of menus) expect(menu).not.toContain("ledger");
});

test("a leader reads and does not type", () => {
  expect(seen("Leader")).toContain("assessment");
  expect(seen("Leader")).not.toContain("observations");
});

test("a reporter brings numbers and does not confirm the ledger", () => {
  expect(seen("Reporter")).toContain("observations");
  expect(seen("Reporter")).not.toContain("proposals");
});

test("a page without a route is not offered", () => {
  expect(visibleMenu(PLAN_MENU, new Set(of("Office")), (to) => to === "/p/$plan/ledger")).toHaveLength(1);
});

test("who has no plans begins at the first page of their own work", () => {
  expect(firstPage(of("Audit"))).toBe("/grants");
  expect(firstPage(of("System"))).toBe("/jobs");
  expect(firstPage([])).toBe("/account");
});
