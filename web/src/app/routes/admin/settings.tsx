import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { signedInRoute } from "../signed-in";

export const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/settings",
  staticData: { title: "settings.title" },
  component: lazyPage(() => import("@/features/settings/SettingsPage"), "SettingsPage"),
});
