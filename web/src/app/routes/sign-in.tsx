import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { text, view } from "@/lib/search";
import { rootRoute } from "./root";

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  staticData: { title: "session.sign_in" },
  validateSearch: view({ to: text(2000), refused: text(40) }),
  component: lazyPage(() => import("@/features/session/SignInPage"), "SignInPage"),
});
