import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const grantsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/grants",
  staticData: { title: "grants.title" },
  validateSearch: view({ ...LIST }),
  component: lazyRouteComponent(() => import("@/features/grants/GrantsPage"), "GrantsPage"),
});
