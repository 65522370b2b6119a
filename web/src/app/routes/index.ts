/** The tree of pages. A page is a file here that says its address, its view and where its screen is. */
import { accountRoute } from "./account";
import { adminRoutes } from "./admin";
import { commitmentRoutes } from "./commitments";
import { homeRoute } from "./home";
import { mapRoute } from "./map";
import { numberRoutes } from "./numbers";
import { planIndexRoute, planRoute } from "./plan";
import { packageRoute, publicRoute } from "./public";
import { rootRoute } from "./root";
import { setUpRoute } from "./set-up";
import { signInRoute } from "./sign-in";
import { signedInRoute } from "./signed-in";

export const routeTree = rootRoute.addChildren([
  signInRoute,
  setUpRoute,
  publicRoute,
  signedInRoute.addChildren([
    homeRoute,
    accountRoute,
    ...adminRoutes,
    planRoute.addChildren([planIndexRoute, ...commitmentRoutes, ...numberRoutes, mapRoute, packageRoute]),
  ]),
]);
