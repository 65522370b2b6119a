/**
 * Looks at the stories in a real browser: pictures into shots/, accessibility, errors, foreign requests.
 * `npm run shots` with Chromium on the PATH (Debian: apt-get install chromium fonts-noto-cjk).
 */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { createServer } from "vite";

const VIEWS = [
  ["sign-in", "story=app&nobody=1&at=/sign-in"],
  ["sign-in-en", "story=app&nobody=1&lang=en&theme=dark&at=/sign-in"],
  ["set-up", "story=app&must=totp&at=/set-up"],
  ["set-up-password", "story=app&must=password&at=/set-up"],
  ["home", "story=app&at=/"],
  ["home-dark-en", "story=app&theme=dark&lang=en&at=/"],
  ["plan", "story=app&at=/p/demo"],
  ["account", "story=app&at=/account"],
  ["missing", "story=app&at=/nowhere"],
  ["parts", "story=parts"],
  ["parts-dark-en", "story=parts&theme=dark&lang=en"],
  ["charts", "story=charts"],
  ["charts-dark-en", "story=charts&theme=dark&lang=en"],
  ["home-phone", "story=app&at=/p/demo", { width: 390, height: 844 }],
];
const only = process.argv.slice(2);
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-default-apps --force-color-profile=srgb --font-render-hinting=none";

const server = await createServer({ server: { port: 0, host: "127.0.0.1" }, logLevel: "error" });
await server.listen();
const origin = server.resolvedUrls?.local[0]?.replace(/\/$/, "");
mkdirSync("shots", { recursive: true });
const executablePath = execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
const browser = await chromium.launch({ executablePath, args: FLAGS.split(" ") });
let faults = 0;
const fault = (text) => {
  faults += 1;
  console.log(text);
};

for (const [name, query, viewport = { width: 1366, height: 768 }] of VIEWS) {
  if (only.length && !only.includes(name)) continue;
  const context = await browser.newContext({
    viewport,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    const expected = /Failed to load resource.*40[14]/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !expected)
      fault(`${name}: console: ${message.text().slice(0, 300)}`);
  });
  page.on("pageerror", (error) => fault(`${name}: ${error.message}`));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(origin) || /^(data|blob):/.test(url)) return route.continue();
    fault(`${name}: foreign request ${url}`);
    return route.abort();
  });
  await page.goto(`${origin}/stories.html?${query}`, { waitUntil: "networkidle" });
  await page.getByRole("heading", { level: 1 }).or(page.getByRole("main")).first().waitFor();
  await page.screenshot({ path: `shots/${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  for (const one of violations) {
    fault(
      `${name}: axe ${one.id}: ${one.nodes
        .slice(0, 3)
        .map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ""}`)
        .join("\n    ")}`,
    );
  }
  console.log(`${name}: ${violations.length} accessibility findings`);
  await context.close();
}
await browser.close();
await server.close();
process.exitCode = faults ? 1 : 0;
