import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const packsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/packs",
  staticData: { title: "packs.title" },
  validateSearch: view({ ...LIST }),
  component: lazyRouteComponent(() => import("@/features/packs/PacksPage"), "PacksPage"),
});
