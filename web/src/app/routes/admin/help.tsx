import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { signedInRoute } from "../signed-in";

export const helpRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/help",
  staticData: { title: "help.title" },
  component: lazyPage(() => import("@/features/help/HelpPage"), "HelpPage"),
});
