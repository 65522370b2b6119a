/** Looks at every page as people of each kind see it, in both languages, light and dark, and on a phone. */
import { mkdirSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat, sit } from "./support/browser";
import { type Demo, startDemo } from "./support/demo";
import { PAGES, type Viewer } from "./support/pages";
import { seatAll, WHO, type Who } from "./support/people";
import { watch } from "./support/settled";

const LANGUAGES = ["zh-CN", "en"] as const;

/** Windows that go from page to page at the same time. */
const LANES = 3;

/** Pages a window opens before another takes over: one person's many pages go by several windows. */
const VIEWS_MAX = 12;

const DRAWER = ".ant-drawer-open";

/** Only the addresses this fits, where it is said: `LOOK="/ledger|/tasks"`. */
const LOOK = new RegExp(process.env.LOOK ?? "");

/** Pictures of every page go here, where it is said. */
const SHOTS = process.env.SHOTS;

/** An address to open. What another opened before differs in what its buttons allow, not in its looks. */
interface View {
  address: string;
  again: boolean;
}

/** What one window opens. */
interface Walk {
  viewer: Viewer;
  language: (typeof LANGUAGES)[number];
  views: View[];
}

function walksOf(pages: typeof PAGES): Walk[] {
  const seen = new Set<string>();
  return (Object.entries(pages) as [Viewer, string[]][]).flatMap(([viewer, addresses]) => {
    const some = addresses.filter((address) => LOOK.test(address));
    const views = some.map((address) => ({ address, again: seen.has(address) }));
    for (const address of some) seen.add(address);
    const walks: Walk[] = [];
    for (let from = 0; from < views.length; from += VIEWS_MAX) {
      const part = views.slice(from, from + VIEWS_MAX);
      for (const language of LANGUAGES) walks.push({ viewer, language, views: part });
    }
    return walks;
  });
}

let demo: Demo;
let browser: Browser;
const cookies = new Map<Viewer, Awaited<ReturnType<BrowserContext["cookies"]>>>();

beforeAll(async () => {
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  const seats = await seatAll(browser, demo, Object.keys(WHO) as Who[]);
  for (const [who, { context }] of Object.entries(seats) as [Who, Seat][]) {
    cookies.set(who, await context.cookies());
    await context.close();
  }
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A picture, where pictures are asked for. */
async function picture(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  const file = name.replace(/[^a-z0-9]+/gi, "-");
  await page.screenshot({ path: `${SHOTS}/${file}.png` });
}

/** How far the document goes beyond a phone's window, and what goes there. */
const beyond = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("main *")].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    const what = wide.slice(0, 3).map((one) => `${one.tagName}.${one.className}`);
    return [`goes ${scrollWidth - clientWidth} px beyond a window of ${clientWidth} px: ${what.join(" < ")}`];
  });

/** Everything wrong with a page in one language: behind the screen, for some eyes, on a phone, in the dark. */
async function lookAt(
  { page, faults }: Seat,
  settled: () => Promise<void>,
  { address, again }: View,
  name: string,
): Promise<string[]> {
  await page.goto(`${demo.origin}${address}`);
  await settled();
  const headings = await page.getByRole("heading", { level: 1 }).count();
  const found = headings === 1 ? [] : [`${headings} headings of level 1`];
  // What lies below a drawer is looked at without it.
  const within = (await page.locator(DRAWER).count()) ? DRAWER : undefined;
  found.push(...(await accessibility(page, { within })));
  await picture(page, `${name}-1366`);
  if (again) return [...found, ...faults.splice(0)];
  await page.setViewportSize({ width: 390, height: 844 });
  await settled();
  found.push(...(await beyond(page)));
  await picture(page, `${name}-390`);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: "dark" });
  await settled();
  found.push(...(await accessibility(page, { within, rules: "colours" })).map((one) => `dark: ${one}`));
  await picture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: "light" });
  return [...found, ...faults.splice(0)];
}

/** One window of somebody in one language, from page to page. */
async function walk({ viewer, language, views }: Walk): Promise<string[]> {
  const seat = await sit(browser, demo.origin, { language });
  await seat.context.addInitScript(() => localStorage.setItem("waymark.theme", "system"));
  await seat.context.addCookies(cookies.get(viewer) ?? []);
  const settled = watch(seat.page);
  const found: string[] = [];
  for (const view of views) {
    const name = `${viewer} ${view.address} ${language}`;
    const wrong = await lookAt(seat, settled, view, name).catch((error: Error) => [error.message]);
    found.push(...wrong.map((one) => `${name}: ${one}`));
  }
  await seat.context.close();
  return found;
}

test("paper carries the mark of invented data, and nothing that covers the page", async () => {
  const { page, context } = await sit(browser, demo.origin);
  await context.addCookies(cookies.get("office") ?? []);
  await page.goto(`${demo.origin}/p/demo-city/releases`);
  await watch(page)();
  const mark = page.locator(".wm-mark-paper");
  expect(await mark.isVisible()).toBe(false);
  await page.emulateMedia({ media: "print" });
  expect(await mark.isVisible()).toBe(true);
  expect(await mark.innerText()).toBe("示例数据");
  expect(await page.locator('[style*="background-image"]:visible').count()).toBe(0);
  await context.close();
});

test("every page is without a fault in each language, light and dark, and on a phone", async () => {
  const walks = walksOf(PAGES);
  const found: string[] = [];
  const lane = async () => {
    for (let next = walks.pop(); next; next = walks.pop()) found.push(...(await walk(next)));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(found.sort().join("\n")).toBe("");
}, 1_200_000);
