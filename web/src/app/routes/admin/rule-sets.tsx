import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const ruleSetsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/rule-sets",
  staticData: { title: "rules.title" },
  validateSearch: view({ ...LIST }),
  component: lazyPage(() => import("@/features/rules/RuleSetsPage"), "RuleSetsPage"),
});
