import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST, LOG } from "./view";

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/audit",
  staticData: { title: "audit.title" },
  validateSearch: view({ ...LIST, ...LOG }),
  component: lazyRouteComponent(() => import("@/features/audit/AuditPage"), "AuditPage"),
});
