import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const boundariesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/boundaries",
  staticData: { title: "boundaries.title" },
  validateSearch: view(LIST),
  component: lazyRouteComponent(() => import("@/features/boundaries/BoundariesPage"), "BoundariesPage"),
});
