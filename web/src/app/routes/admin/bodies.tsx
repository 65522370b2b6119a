import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { flag, view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const bodiesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/bodies",
  staticData: { title: "bodies.title" },
  validateSearch: view({ ...LIST, bring: flag }),
  component: lazyPage(() => import("@/features/bodies/BodiesPage"), "BodiesPage"),
});
