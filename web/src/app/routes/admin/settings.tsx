import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../signed-in";

export const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/settings",
  staticData: { title: "settings.title" },
  component: lazyRouteComponent(() => import("@/features/settings/SettingsPage"), "SettingsPage"),
});
