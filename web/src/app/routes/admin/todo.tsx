import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/lazyPage";
import { signedInRoute } from "../signed-in";

export const todoRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/todo",
  staticData: { title: "todo.title" },
  component: lazyPage(() => import("@/features/todo/TodoPage"), "TodoPage"),
});
