/** A browser too old for the app gets a plain page that says so, and nothing else happens there. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, sit } from "./support/browser";
import { type Demo, startDemo } from "./support/demo";

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** What browsers before Chromium 89 lack, taken away before the page begins. */
const LACKING: [what: string, take: () => void][] = [
  ["Promise.any", () => Reflect.deleteProperty(Promise, "any")],
  ["replaceAll", () => Reflect.deleteProperty(String.prototype, "replaceAll")],
  ["modules", () => Reflect.deleteProperty(HTMLScriptElement.prototype, "noModule")],
  ["CSS.supports", () => Object.assign(CSS, { supports: () => false })],
];

for (const [what, take] of LACKING)
  test(`without ${what} the page says that the browser is too old`, async () => {
    const { page, context } = await sit(browser, demo.origin);
    await page.addInitScript(take);
    await page.goto(demo.origin);
    await page.getByRole("heading", { name: "浏览器版本过低" }).waitFor();
    await page.getByRole("heading", { name: "This browser is too old" }).waitFor();
    expect(await page.title()).toBe("浏览器版本过低");
    expect(await page.locator("#app").isVisible()).toBe(false);
    expect(await accessibility(page)).toEqual([]);
    await context.close();
  });

test("the browsers of today see the app and not that page", async () => {
  const { page, context, faults } = await sit(browser, demo.origin);
  await page.goto(demo.origin);
  await page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
  expect(await page.getByText("浏览器版本过低").isVisible()).toBe(false);
  expect(faults).toEqual([]);
  await context.close();
});
