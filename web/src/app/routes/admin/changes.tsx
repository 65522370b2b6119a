import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST, LOG } from "./view";

export const changesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/changes",
  staticData: { title: "changes.title" },
  validateSearch: view({ ...LIST, ...LOG }),
  component: lazyPage(() => import("@/features/changes/ChangesPage"), "ChangesPage"),
});
