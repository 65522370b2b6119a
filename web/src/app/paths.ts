/** Addresses of things the search finds. */
import type { Hit } from "@/api/types";

/** The page on which a thing of a kind is shown, as the router knows it. */
const PAGES: Record<string, { to: string; search?: string }> = {
  plan: { to: "/p/$plan" },
  ledger: { to: "/p/$plan/ledger", search: "open" },
  indicator: { to: "/p/$plan/indicators/$code" },
  task: { to: "/p/$plan/tasks", search: "open" },
  project: { to: "/p/$plan/projects", search: "open" },
  document: { to: "/p/$plan/documents", search: "open" },
  submission: { to: "/p/$plan/submissions", search: "open" },
  account: { to: "/accounts", search: "open" },
  release: { to: "/p/$plan/releases", search: "open" },
  body: { to: "/bodies", search: "open" },
  area: { to: "/areas", search: "open" },
};

/** Where a hit leads; null where there is no page for it. */
export function hitPath(hit: Hit, exists: (to: string) => boolean): string | null {
  const page = PAGES[hit.kind];
  if (!page || !exists(page.to)) return null;
  const plan = hit.kind === "plan" ? hit.code : hit.scope;
  const path = page.to
    .replace("$plan", encodeURIComponent(plan))
    .replace("$code", encodeURIComponent(hit.code));
  return page.search ? `${path}?${page.search}=${encodeURIComponent(hit.code)}` : path;
}
