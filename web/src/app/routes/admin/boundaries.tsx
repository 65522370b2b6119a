import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const boundariesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/boundaries",
  staticData: { title: "boundaries.title" },
  validateSearch: view(LIST),
  component: lazyPage(() => import("@/features/boundaries/BoundariesPage"), "BoundariesPage"),
});
