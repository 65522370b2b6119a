import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { flag, view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const bodiesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/bodies",
  staticData: { title: "bodies.title" },
  validateSearch: view({ ...LIST, bring: flag }),
  component: lazyRouteComponent(() => import("@/features/bodies/BodiesPage"), "BodiesPage"),
});
