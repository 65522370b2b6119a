import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";
import type { RouterContext } from "../router";
import { useTitle } from "../useTitle";

function RootPage() {
  useTitle();
  return <Outlet />;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: RootPage });
