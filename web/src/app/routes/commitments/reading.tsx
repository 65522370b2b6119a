import { createRoute } from "@tanstack/react-router";
import { findingsQuery, textQuery } from "@/api/plan";
import { recordQuery, recordsQuery } from "@/api/records";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, text, texts, view } from "@/lib/search";
import { planRoute } from "../plan";

export const readingRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "documents/$document",
  staticData: { title: "reading.title" },
  validateSearch: view({
    at: code,
    panel: choice("findings"),
    q: text(),
    state: texts(),
    sort: texts(),
    section: text(),
    only: texts(500),
  }),
  loader: async ({ context, params: { plan, document } }) => {
    const { client } = context;
    void client.prefetchQuery(textQuery(plan, document));
    void client.prefetchQuery(findingsQuery(plan, document));
    void client.prefetchQuery(recordsQuery(plan, "proposals", { filter: `document:${document}` }));
    const found = await client.ensureQueryData(recordQuery(plan, "documents", document));
    return { name: found.body.title };
  },
  component: lazyPage(() => import("@/features/reading/ReadingPage"), "ReadingPage"),
});

export const amendmentRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "documents/$document/amendment",
  staticData: { title: "amendment.title" },
  validateSearch: view({ from: code, show: choice("substance", "all") }),
  component: lazyPage(() => import("@/features/documents/AmendmentPage"), "AmendmentPage"),
});

export const matchingRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "documents/$document/matching",
  staticData: { title: "matching.title" },
  validateSearch: view({ panel: choice("ambiguous", "unmatched", "bare") }),
  component: lazyPage(() => import("@/features/documents/MatchingPage"), "MatchingPage"),
});
