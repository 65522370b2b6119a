import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const grantsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/grants",
  staticData: { title: "grants.title" },
  validateSearch: view({ ...LIST }),
  component: lazyPage(() => import("@/features/grants/GrantsPage"), "GrantsPage"),
});
