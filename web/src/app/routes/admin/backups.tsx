import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const backupsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/backups",
  staticData: { title: "backups.title" },
  validateSearch: view({ ...LIST }),
  component: lazyRouteComponent(() => import("@/features/backups/BackupsPage"), "BackupsPage"),
});
