import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { rootRoute } from "./root";

/** The one-time token stands behind `#`, where no server log sees it: `/set-up#TOKEN`. */
export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-up",
  staticData: { title: "session.set_up.title" },
  component: lazyPage(() => import("@/features/session/SetUpPage"), "SetUpPage"),
});
