/** The menus. Each role sees its own work; a page appears once its route exists. */
import type { Role } from "@/api/types";

/** A page in the menu. */
export interface MenuPage {
  /** Address as the router knows it; the text is `menu.<key>`. */
  to: string;
  key: string;
  roles: readonly Role[];
}

/** Pages under one heading, `menu.groups.<key>`. */
export interface MenuGroup {
  key: string;
  pages: readonly MenuPage[];
}

const WORK: readonly Role[] = ["plan_office", "reporter", "reviewer", "leader", "congress"];
const OFFICE: readonly Role[] = ["plan_office"];
const DATA: readonly Role[] = ["plan_office", "reporter", "reviewer"];

const page = (to: string, key: string, roles: readonly Role[]): MenuPage => ({ to, key, roles });

/** Pages of one plan. */
export const PLAN_MENU: readonly MenuGroup[] = [
  {
    key: "plan",
    pages: [
      page("/p/$plan", "overview", WORK),
      page("/p/$plan/documents", "documents", OFFICE),
      page("/p/$plan/proposals", "proposals", OFFICE),
      page("/p/$plan/ledger", "ledger", WORK),
      page("/p/$plan/tasks", "tasks", WORK),
      page("/p/$plan/projects", "projects", WORK),
    ],
  },
  {
    key: "data",
    pages: [
      page("/p/$plan/indicators", "indicators", WORK),
      page("/p/$plan/observations", "observations", DATA),
      page("/p/$plan/submissions", "submissions", DATA),
      page("/p/$plan/releases", "releases", ["plan_office", "reviewer", "leader", "congress"]),
      page("/p/$plan/map", "map", WORK),
    ],
  },
  {
    key: "judging",
    pages: [
      page("/p/$plan/assessment", "assessment", ["plan_office", "reviewer", "leader", "congress"]),
      page("/p/$plan/publications", "publications", ["plan_office", "reviewer"]),
    ],
  },
];

/** Pages that all plans share. */
export const SHARED_MENU: readonly MenuGroup[] = [
  {
    key: "mine",
    pages: [
      page("/todo", "todo", DATA.concat("leader")),
      page("/", "plans", [...WORK, "system_admin", "security_admin", "audit_admin"]),
    ],
  },
  {
    key: "content",
    pages: [
      page("/bodies", "bodies", ["plan_office", "system_admin"]),
      page("/areas", "areas", ["plan_office", "system_admin"]),
      page("/boundaries", "boundaries", ["plan_office", "system_admin"]),
      page("/rule-sets", "rule_sets", ["plan_office", "system_admin"]),
      page("/packs", "packs", ["plan_office", "system_admin"]),
    ],
  },
  {
    key: "administration",
    pages: [
      page("/jobs", "jobs", ["plan_office", "system_admin"]),
      page("/backups", "backups", ["system_admin"]),
      page("/accounts", "accounts", ["security_admin"]),
      page("/grants", "grants", ["security_admin"]),
      page("/access", "access", ["security_admin", "audit_admin"]),
      page("/audit", "audit", ["audit_admin"]),
    ],
  },
];

/** The part of a menu that somebody sees: their roles, and pages that exist. */
export function visibleMenu(
  groups: readonly MenuGroup[],
  roles: ReadonlySet<Role>,
  exists: (to: string) => boolean,
): MenuGroup[] {
  return groups.flatMap((group) => {
    const pages = group.pages.filter((one) => one.roles.some((role) => roles.has(role)) && exists(one.to));
    return pages.length ? [{ ...group, pages }] : [];
  });
}
