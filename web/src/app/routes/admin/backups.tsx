import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const backupsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/backups",
  staticData: { title: "backups.title" },
  validateSearch: view({ ...LIST }),
  component: lazyPage(() => import("@/features/backups/BackupsPage"), "BackupsPage"),
});
