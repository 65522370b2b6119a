import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const ruleSetsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/rule-sets",
  staticData: { title: "rules.title" },
  validateSearch: view({ ...LIST }),
  component: lazyRouteComponent(() => import("@/features/rules/RuleSetsPage"), "RuleSetsPage"),
});
