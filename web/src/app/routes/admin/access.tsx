import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { choice, view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const accessRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/access",
  staticData: { title: "access.title" },
  validateSearch: view({ ...LIST, tab: choice("roles", "accounts") }),
  component: lazyRouteComponent(() => import("@/features/access/AccessPage"), "AccessPage"),
});
