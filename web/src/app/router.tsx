import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { parseSearch, stringifySearch } from "@/lib/search";
import { Pending } from "@/ui/Pending";
import { ErrorPage, NotFoundPage } from "./pages";
import { routeTree } from "./routes";

/** What every route may use. */
export interface RouterContext {
  client: QueryClient;
}

/** The router. Addresses are plain text: `?at=2024&area=361102`. */
export const makeRouter = (client: QueryClient) =>
  createRouter({
    routeTree,
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: Pending,
  });

/** Fetches the code of the page that was asked for, while it is still found out who asks. */
export function fetchPage(router: ReturnType<typeof makeRouter>): void {
  const [routes] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of routes) void router.loadRouteChunk(route);
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  interface StaticDataRouteOption {
    /** Key of the page's title. */
    title?: string;
  }
}
