import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, date, text, texts, view } from "@/lib/search";
import { planRoute } from "./plan";

export const assessmentRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "/assessment",
  staticData: { title: "assessment.title" },
  validateSearch: view({
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
  }),
  component: lazyPage(() => import("@/features/assessment/AssessmentPage"), "AssessmentPage"),
});
