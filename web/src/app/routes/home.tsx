import { createRoute } from "@tanstack/react-router";
import { plansQuery } from "@/api/queries";
import { lazyPage } from "@/app/lazyPage";
import { text, texts, view } from "@/lib/search";
import { signedInRoute } from "./signed-in";

export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/",
  staticData: { title: "plans.title" },
  validateSearch: view({ q: text(), sort: text(40), filter: texts(), toggle: texts(), open: text(100) }),
  loader: ({ context }) => void context.client.prefetchQuery(plansQuery),
  component: lazyPage(() => import("@/features/plans/PlansPage"), "PlansPage"),
});
