import { createRoute } from "@tanstack/react-router";
import { recordsQuery } from "@/api/records";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, matching, text, texts, view, whole } from "@/lib/search";
import { planRoute } from "../plan";

const month = matching(/^\d{4}-(0[1-9]|1[0-2])$/);

export const tasksRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "tasks",
  staticData: { title: "work.tasks" },
  validateSearch: view({
    q: text(),
    sort: text(40),
    filter: texts(),
    toggle: texts(),
    as: choice("board", "timeline"),
    open: code,
  }),
  loader: ({ context, params }) => {
    void context.client.prefetchQuery(recordsQuery(params.plan, "tasks"));
    void context.client.prefetchQuery(recordsQuery(params.plan, "progress"));
  },
  component: lazyPage(() => import("@/features/work/TasksPage"), "TasksPage"),
});

export const projectsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "projects",
  staticData: { title: "work.projects" },
  validateSearch: view({
    q: text(),
    sort: text(40),
    filter: texts(),
    toggle: texts(),
    as: choice("board", "timeline", "monthly"),
    open: code,
    month,
    year: whole(1990, 2100),
  }),
  loader: ({ context, params }) => {
    void context.client.prefetchQuery(recordsQuery(params.plan, "projects"));
    void context.client.prefetchQuery(recordsQuery(params.plan, "progress"));
  },
  component: lazyPage(() => import("@/features/work/ProjectsPage"), "ProjectsPage"),
});
