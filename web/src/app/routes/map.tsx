import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
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
  component: lazyPage(() => import("@/features/map/MapPage"), "MapPage"),
});
