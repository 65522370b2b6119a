import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { choice, view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const accountsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/accounts",
  staticData: { title: "accounts.title" },
  validateSearch: view({ ...LIST, stale: choice("1") }),
  component: lazyPage(() => import("@/features/accounts/AccountsPage"), "AccountsPage"),
});
