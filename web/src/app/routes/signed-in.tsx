import { createRoute, redirect } from "@tanstack/react-router";
import { sessionQuery } from "@/api/queries";
import { firstPage } from "../menu";
import { Shell } from "../shell/Shell";
import { rootRoute } from "./root";

/** Everything behind the sign-in, in the shell. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in", search: { to: location.href } });
    if (session.must) throw redirect({ to: "/set-up" });
    // Administrators see no plans: they begin at the first page of their own work.
    if (location.pathname === "/" && !session.operations.includes("plan.read")) {
      throw redirect({ href: firstPage(session.operations), replace: true });
    }
    return { session };
  },
  component: Shell,
});
