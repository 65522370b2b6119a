import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, matching, view } from "@/lib/search";
import { planRoute } from "./plan";

const year = matching(/^\d{4}$/);

export const observationsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/observations",
  staticData: { title: "entry.title" },
  validateSearch: view({
    mode: choice("grid", "rows", "file"),
    indicator: code,
    kind: choice("year", "half", "quarter", "month"),
    from: year,
    to: year,
  }),
  component: lazyPage(() => import("@/features/observations/ObservationsPage"), "ObservationsPage"),
});
