import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { LIST } from "./admin/view";
import { planRoute } from "./plan";
import { rootRoute } from "./root";

/** Outside the sign-in: what everyone may see. */
export const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/public/$plan",
  staticData: { title: "public.title" },
  validateSearch: view(LIST),
  component: lazyPage(() => import("@/features/public/PublicPage"), "PublicPage"),
});

export const packageRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/package",
  staticData: { title: "package.title" },
  component: lazyPage(() => import("@/features/public/PackagePage"), "PackagePage"),
});
