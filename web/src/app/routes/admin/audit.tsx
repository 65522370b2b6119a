import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST, LOG } from "./view";

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/audit",
  staticData: { title: "audit.title" },
  validateSearch: view({ ...LIST, ...LOG }),
  component: lazyPage(() => import("@/features/audit/AuditPage"), "AuditPage"),
});
