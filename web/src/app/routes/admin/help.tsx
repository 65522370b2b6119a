import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../signed-in";

export const helpRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/help",
  staticData: { title: "help.title" },
  component: lazyRouteComponent(() => import("@/features/help/HelpPage"), "HelpPage"),
});
