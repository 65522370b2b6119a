import { lazyRouteComponent } from "@tanstack/react-router";

/** The code of a page could not be fetched, because the server was not reached. */
export class PageUnreachable extends TypeError {}

/** Whether the server answers at all. */
export const serverAnswers = (): Promise<boolean> =>
  fetch("/healthz", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * A page fetched when it is opened. Where its code is gone because the server was renewed, the router
 * loads the app again; where the server is away, that would leave the browser's own page of a failure.
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch(async (error) => {
        throw (await serverAnswers()) ? error : new PageUnreachable("the server was not reached");
      }),
    name,
  );
