/** Moving by keys alone. */
import type { Locator, Page } from "playwright-core";

/** Stops one is willing to pass on the way. */
const STOPS_MAX = 80;

const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluateAll((found) => found.some((one) => one === document.activeElement));

/** Where the focus is, for the words of a failure. */
const whereFocus = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? "nowhere");

/** Presses Tab until the element has the focus, as somebody without a mouse does; each stop must be in sight. */
export async function tabTo(page: Page, locator: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await locator.first().waitFor({ state: "attached" });
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    if (await hasFocus(locator)) return;
    await page.keyboard.press(key);
    const seen = await page.evaluate(() => {
      // A radio of a switch is drawn by its label.
      const one = document.activeElement;
      const box = (one?.closest("label") ?? one)?.getBoundingClientRect();
      return box !== undefined && box.width > 0 && box.height > 0;
    });
    if (!seen) throw new Error(`the focus is on something nobody sees: ${await whereFocus(page)}`);
  }
  throw new Error(`not reached by ${key}; the focus is on ${await whereFocus(page)}`);
}

/** Presses a key until the element has the focus. */
export async function pressUntil(page: Page, key: string, locator: Locator): Promise<void> {
  for (let press = 0; press < STOPS_MAX; press++) {
    if (await hasFocus(locator)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not reached by ${key}; the focus is on ${await whereFocus(page)}`);
}
