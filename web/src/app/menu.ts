/** The menus. Each account sees the work its operations allow; a page appears once its route exists. */

/** A page in the menu. */
export interface MenuPage {
  /** Address as the router knows it; the text is `menu.<key>`. */
  to: string;
  key: string;
  /** Any of these operations opens it; without any it is for everyone who signed in. */
  operations: readonly string[];
}

/** Pages under one heading, `menu.groups.<key>`. */
export interface MenuGroup {
  key: string;
  pages: readonly MenuPage[];
}

const page = (to: string, key: string, ...operations: string[]): MenuPage => ({ to, key, operations });

/** Pages of one plan. */
export const PLAN_MENU: readonly MenuGroup[] = [
  {
    key: "plan",
    pages: [
      page("/p/$plan", "overview", "plan.read"),
      page("/p/$plan/documents", "documents", "document.write"),
      page("/p/$plan/proposals", "proposals", "proposal.decide"),
      page("/p/$plan/ledger", "ledger", "ledger.read"),
      page("/p/$plan/tasks", "tasks", "task.read"),
      page("/p/$plan/projects", "projects", "project.read"),
    ],
  },
  {
    key: "data",
    pages: [
      page("/p/$plan/indicators", "indicators", "indicator.read"),
      page("/p/$plan/observations", "observations", "submission.write"),
      page("/p/$plan/submissions", "submissions", "submission.read"),
      page("/p/$plan/releases", "releases", "release.read"),
      page("/p/$plan/map", "map", "observation.read"),
    ],
  },
  {
    key: "judging",
    pages: [
      page("/p/$plan/assessment", "assessment", "assessment.read"),
      page("/p/$plan/publications", "publications", "publication.propose", "publication.review"),
      page("/p/$plan/package", "package", "publication.propose", "publication.review"),
    ],
  },
];

/** Pages that all plans share. */
export const SHARED_MENU: readonly MenuGroup[] = [
  {
    key: "mine",
    pages: [page("/todo", "todo", "todo.read"), page("/", "plans", "plan.read")],
  },
  {
    key: "content",
    pages: [
      page("/bodies", "bodies", "body.write", "settings.write"),
      page("/areas", "areas", "area.write", "settings.write"),
      page("/boundaries", "boundaries", "boundary.write"),
      page("/rule-sets", "rule_sets", "pack.write", "settings.write"),
      page("/packs", "packs", "pack.write", "settings.write"),
    ],
  },
  {
    key: "administration",
    pages: [
      page("/changes", "changes", "change.read"),
      page("/jobs", "jobs", "job.cancel"),
      page("/backups", "backups", "backup.run"),
      page("/accounts", "accounts", "account.write", "account.approve"),
      page("/grants", "grants", "grant.read"),
      page("/access", "access", "matrix.read"),
      page("/audit", "audit", "audit.read"),
      page("/settings", "settings", "settings.write"),
    ],
  },
];

/** The part of a menu that somebody sees: their operations, and pages that exist. */
export function visibleMenu(
  groups: readonly MenuGroup[],
  operations: ReadonlySet<string>,
  exists: (to: string) => boolean,
): MenuGroup[] {
  return groups.flatMap((group) => {
    const pages = group.pages.filter(
      (one) => one.operations.some((operation) => operations.has(operation)) && exists(one.to),
    );
    return pages.length ? [{ ...group, pages }] : [];
  });
}

/** Where somebody without plans begins: the first page of their own work. */
export const firstPage = (operations: readonly string[]): string => {
  const groups = SHARED_MENU.filter(({ key }) => key !== "mine").reverse();
  return visibleMenu(groups, new Set(operations), () => true)[0]?.pages[0]?.to ?? "/account";
};
