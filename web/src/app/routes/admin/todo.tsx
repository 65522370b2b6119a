import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../signed-in";

export const todoRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/todo",
  staticData: { title: "todo.title" },
  component: lazyRouteComponent(() => import("@/features/todo/TodoPage"), "TodoPage"),
});
