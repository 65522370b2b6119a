import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { choice, code, matching, view } from "@/lib/search";
import { planRoute } from "./plan";

export const mapRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/map",
  staticData: { title: "map.title" },
  validateSearch: view({
    indicator: code,
    at: matching(/^\d{4}[0-9A-Z-]{0,10}$/),
    show: choice("value", "verdict"),
    layer: code,
    top: code,
    as: choice("chart", "table"),
  }),
  component: lazyRouteComponent(() => import("@/features/map/MapPage"), "MapPage"),
});
