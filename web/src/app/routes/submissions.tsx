import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { text, texts, view } from "@/lib/search";
import { planRoute } from "./plan";

const table = { q: text(), sort: text(40), filter: texts(), toggle: texts() };

export const submissionsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/submissions",
  staticData: { title: "submission.title" },
  validateSearch: view(table),
  component: lazyPage(() => import("@/features/submissions/SubmissionsPage"), "SubmissionsPage"),
});

export const submissionRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/submissions/$code",
  staticData: { title: "submission.one" },
  validateSearch: view(table),
  component: lazyPage(() => import("@/features/submissions/SubmissionPage"), "SubmissionPage"),
});
