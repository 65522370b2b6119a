/** Chromium as people have it; errors, foreign requests and accessibility are watched. */
import { execFileSync } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-default-apps --force-color-profile=srgb --font-render-hinting=none";

/** Debian's Chromium, or `CHROMIUM`. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath:
      process.env.CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim(),
    args: FLAGS.split(" "),
  });

/** A person in front of the app. */
export interface Seat {
  page: Page;
  context: BrowserContext;
  /** What went wrong behind the screen: exceptions, console errors, foreign requests. */
  faults: string[];
}

/** Opens a window. */
export async function sit(
  browser: Browser,
  origin: string,
  options: {
    width?: number;
    height?: number;
    language?: "zh-CN" | "en";
    dark?: boolean;
    /** Another origin the browser is sent to: the organisation's own sign-in. */
    friend?: string;
  } = {},
): Promise<Seat> {
  const { width = 1366, height = 768, language = "zh-CN", dark = false } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  await context.addInitScript(
    ([chosen, shade]) => {
      localStorage.setItem("waymark.language", chosen ?? "zh-CN");
      localStorage.setItem("waymark.theme", shade ?? "light");
    },
    [language, dark ? "dark" : "light"],
  );
  const page = await context.newPage();
  page.setDefaultTimeout(Number(process.env.PATIENCE ?? 30_000));
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    const expected = /Failed to load resource.*(40[0-9]|422)/.test(message.text());
    if (message.type() === "error" && !expected) faults.push(message.text().slice(0, 300));
  });
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (
      url.startsWith(origin) ||
      (options.friend && url.startsWith(options.friend)) ||
      /^(data|blob):/.test(url)
    )
      return route.continue();
    faults.push(`foreign request ${url}`);
    return route.abort();
  });
  return { page, context, faults };
}

/** Rules about colours: all that a change from light to dark can break. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds by WCAG 2.2 AA, one line a rule: on the whole page or within a part of it. */
export async function accessibility(
  page: Page,
  { within, rules = "all" }: { within?: string; rules?: "all" | "colours" } = {},
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"], preload: false });
  if (rules === "all") axe.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]);
  else axe.withRules(COLOURS);
  if (within) axe.include(within);
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map((one) => {
    const places = one.nodes
      .slice(0, 3)
      .map((node) => `${node.target} ${node.html.slice(0, 140)} ${node.any[0]?.message ?? ""}`);
    return `${one.id}: ${places.join(" | ")}`;
  });
}
