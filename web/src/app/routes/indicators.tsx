import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, date, text, texts, view } from "@/lib/search";
import { planRoute } from "./plan";

const table = { q: text(), sort: text(40), filter: texts(), toggle: texts() };

export const indicatorsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/indicators",
  staticData: { title: "indicator.title" },
  validateSearch: view(table),
  component: lazyPage(() => import("@/features/indicators/IndicatorsPage"), "IndicatorsPage"),
});

export const indicatorRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/indicators/$code",
  staticData: { title: "indicator.one" },
  validateSearch: view({
    ...table,
    area: code,
    as_of: date,
    kind: choice("year", "half", "quarter", "month", "to_date"),
    look: choice("chart", "table"),
    areas: choice("multiples", "table", "tiles"),
    period: text(30),
  }),
  component: lazyPage(() => import("@/features/indicators/IndicatorPage"), "IndicatorPage"),
});
