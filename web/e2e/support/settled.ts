/** When a page has come to rest. */
import type { Page, Request } from "playwright-core";

/** What says that something is still being read. */
const WAITING = ".wm-pending, .ant-spin-spinning, .ant-skeleton-active";

/** Patience with a page that does not come to rest. */
const WAIT_MS_MAX = 60_000;

/** Two frames one after the other. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

/** Watches a window; what it gives waits until nothing is asked for, no wheel turns, and the screen is drawn. */
export function watch(page: Page): () => Promise<void> {
  const flying = new Set<Request>();
  page.on("request", (request) => flying.add(request));
  page.on("requestfinished", (request) => flying.delete(request));
  page.on("requestfailed", (request) => flying.delete(request));
  return async () => {
    const until = Date.now() + WAIT_MS_MAX;
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    for (let still = 0; still < 3; ) {
      await drawn(page);
      const turning = await page.locator(WAITING).count();
      still = flying.size || turning ? 0 : still + 1;
      if (Date.now() > until) {
        const asked = [...flying].map((request) => request.url());
        throw new Error(`does not come to rest: ${turning} wheels turn, asked for: ${asked.join(" ")}`);
      }
    }
  };
}
