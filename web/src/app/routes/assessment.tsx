import { createRoute } from "@tanstack/react-router";
import { assessmentQuery, ledgerLinesQuery, prefetchNames } from "@/api/numbers";
import { mayDo } from "@/api/useSession";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, date, text, texts, view } from "@/lib/search";
import { planRoute } from "./plan";

const assessmentView = view({
  at: text(30),
  as_of: date,
  release: code,
  rules: code,
  by: choice("theme", "owner", "area"),
  group: text(),
  open: code,
  basis: code,
  with: text(30),
  with_release: code,
  q: text(),
  sort: text(40),
  filter: texts(),
  toggle: texts(),
});

export const assessmentRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/assessment",
  staticData: { title: "assessment.title" },
  validateSearch: assessmentView,
  loaderDeps: ({ search: { at, as_of, release, rules } }) => ({ at, as_of, release, rules }),
  loader: ({ context: { client, session }, params: { plan }, deps }) => {
    const trends = mayDo(session, "trend.read") || undefined;
    void client.prefetchQuery(assessmentQuery(plan, { ...deps, trends }));
    void client.prefetchQuery(ledgerLinesQuery(plan));
    prefetchNames(client, plan);
  },
  component: lazyPage(() => import("@/features/assessment/AssessmentPage"), "AssessmentPage"),
});
