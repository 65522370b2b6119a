import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { choice, date, view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const areasRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/areas",
  staticData: { title: "areas.title" },
  validateSearch: view({ ...LIST, on: date, tab: choice("list", "changes") }),
  component: lazyRouteComponent(() => import("@/features/areas/AreasPage"), "AreasPage"),
});
