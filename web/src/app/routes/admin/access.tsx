import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { choice, view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const accessRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/access",
  staticData: { title: "access.title" },
  validateSearch: view({ ...LIST, tab: choice("roles", "accounts") }),
  component: lazyPage(() => import("@/features/access/AccessPage"), "AccessPage"),
});
