import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signed-in";

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/account",
  staticData: { title: "account.title" },
  component: lazyRouteComponent(() => import("@/features/session/AccountPage"), "AccountPage"),
});
