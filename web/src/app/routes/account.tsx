import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { signedInRoute } from "./signed-in";

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/account",
  staticData: { title: "account.title" },
  component: lazyPage(() => import("@/features/session/AccountPage"), "AccountPage"),
});
