import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const packsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/packs",
  staticData: { title: "packs.title" },
  validateSearch: view({ ...LIST }),
  component: lazyPage(() => import("@/features/packs/PacksPage"), "PacksPage"),
});
