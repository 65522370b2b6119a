import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { choice, date, flag, view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const areasRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/areas",
  staticData: { title: "areas.title" },
  validateSearch: view({ ...LIST, on: date, tab: choice("list", "changes"), bring: flag }),
  component: lazyPage(() => import("@/features/areas/AreasPage"), "AreasPage"),
});
