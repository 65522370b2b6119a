import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { view } from "@/lib/search";
import { signedInRoute } from "../signed-in";
import { LIST } from "./view";

export const jobsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/jobs",
  staticData: { title: "jobs.title" },
  validateSearch: view({ ...LIST }),
  component: lazyPage(() => import("@/features/jobs/JobsPage"), "JobsPage"),
});
