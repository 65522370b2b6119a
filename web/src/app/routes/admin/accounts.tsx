import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { choice, view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const accountsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/accounts",
  staticData: { title: "accounts.title" },
  validateSearch: view({ ...LIST, stale: choice("1") }),
  component: lazyRouteComponent(() => import("@/features/accounts/AccountsPage"), "AccountsPage"),
});
