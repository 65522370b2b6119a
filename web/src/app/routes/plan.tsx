import { createRoute, notFound } from "@tanstack/react-router";
import { overviewQuery, prefetchNames, releasesQuery } from "@/api/numbers";
import { planQuery } from "@/api/queries";
import { lazyPage } from "@/app/lazyPage";
import { ProblemError } from "@/lib/problem";
import { code, date, flag, text, texts, view } from "@/lib/search";
import { signedInRoute } from "./signed-in";

/** Every page of one plan; the plan is read before them, its name goes into the window's title. */
export const planRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/p/$plan",
  loader: async ({ context, params }) => {
    try {
      const plan = await context.client.ensureQueryData(planQuery(params.plan));
      return { name: plan.body.title };
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 404) throw notFound();
      throw error;
    }
  },
});

const overviewView = view({
  at: text(30),
  as_of: date,
  release: code,
  all: flag,
  q: text(),
  sort: text(40),
  filter: texts(),
  toggle: texts(),
});

/** The first screen. */
export const planIndexRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/",
  staticData: { title: "overview.title" },
  validateSearch: overviewView,
  loaderDeps: ({ search: { at, as_of, release } }) => ({ at, as_of, release }),
  loader: ({ context: { client }, params: { plan }, deps }) => {
    void client.prefetchQuery(overviewQuery(plan, deps));
    void client.prefetchQuery(releasesQuery(plan));
    prefetchNames(client, plan);
  },
  component: lazyPage(() => import("@/features/overview/OverviewPage"), "OverviewPage"),
});
