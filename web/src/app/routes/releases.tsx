import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, text, texts, view } from "@/lib/search";
import { planRoute } from "./plan";

const table = { q: text(), sort: text(40), filter: texts(), toggle: texts() };

export const releasesRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/releases",
  staticData: { title: "release.title" },
  validateSearch: view(table),
  component: lazyPage(() => import("@/features/releases/ReleasesPage"), "ReleasesPage"),
});

export const releaseRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/releases/$code",
  staticData: { title: "release.one" },
  validateSearch: view({ ...table, part: choice("values", "difference"), to: code }),
  component: lazyPage(() => import("@/features/releases/ReleasePage"), "ReleasePage"),
});

export const publicationsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/publications",
  staticData: { title: "publication.title" },
  validateSearch: view(table),
  component: lazyPage(() => import("@/features/publications/PublicationsPage"), "PublicationsPage"),
});
