import { createRoute } from "@tanstack/react-router";
import { assessmentQuery, observationsQuery, prefetchNames } from "@/api/numbers";
import { mayDo } from "@/api/useSession";
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

const indicatorView = view({
  ...table,
  area: code,
  as_of: date,
  kind: choice("year", "half", "quarter", "month", "to_date"),
  look: choice("chart", "table"),
  areas: choice("multiples", "table", "tiles"),
  period: text(30),
});

export const indicatorRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/indicators/$code",
  staticData: { title: "indicator.one" },
  validateSearch: indicatorView,
  loaderDeps: ({ search: { as_of } }) => ({ as_of }),
  loader: ({ context: { client, session }, params: { plan, code: indicator }, deps: { as_of } }) => {
    const trends = mayDo(session, "trend.read") || undefined;
    void client.prefetchQuery(observationsQuery(plan, { indicator, history: true }));
    void client.prefetchQuery(assessmentQuery(plan, { as_of, trends }));
    prefetchNames(client, plan);
  },
  component: lazyPage(() => import("@/features/indicators/IndicatorPage"), "IndicatorPage"),
});
