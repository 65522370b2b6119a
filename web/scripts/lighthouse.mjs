/**
 * Lighthouse on the pages people open first, signed in, the median of five runs each:
 *
 *     node scripts/lighthouse.mjs ORIGIN ONE-TIME-LINK [desktop|mobile]
 *
 * on a release build (`cargo run --release -- demo` prints both), with Chromium on the PATH. Lighthouse
 * itself is fetched by npx. Prints performance, accessibility and best practice of 100, and fails
 * below 90, 100 and 100.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { chromium } from "playwright-core";

const LIGHTHOUSE = "lighthouse@12.8.2";
const RUNS = Number(process.env.RUNS ?? 5);
const PAGES = {
  "first screen": "/p/demo-city",
  ledger: "/p/demo-city/ledger",
  indicator: "/p/demo-city/indicators/RD_GDP",
  assessment: "/p/demo-city/assessment",
};
const LEAST = { performance: 90, accessibility: 100, "best-practices": 100 };

const [origin, link, form = "desktop"] = process.argv.slice(2);
if (!origin || !link) throw new Error("wants the origin and a one-time link");

const executablePath =
  process.env.CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();

/** The cookies of somebody who followed the link. */
async function signIn() {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(link);
    await page.getByRole("navigation").first().waitFor();
    const cookies = await context.cookies();
    return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  } finally {
    await browser.close();
  }
}

/** One look: what Lighthouse says of an address. */
function look(address, cookie) {
  const report = "lighthouse.json";
  const options = [
    "--chrome-flags=--headless=new --no-sandbox --no-first-run --disable-background-networking",
    "--quiet",
    "--output=json",
    `--output-path=${report}`,
    `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
    `--only-categories=${Object.keys(LEAST).join(",")}`,
    ...(form === "desktop" ? ["--preset=desktop"] : []),
  ];
  execFileSync("npx", ["--yes", LIGHTHOUSE, address, ...options], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, CHROME_PATH: executablePath },
  });
  const { categories, audits } = JSON.parse(readFileSync(report, "utf8"));
  rmSync(report);
  const failed = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]))
    .filter(({ score }) => score !== null && score < 0.9);
  const scores = Object.entries(categories).map(([name, { score }]) => [
    name,
    Math.round((score ?? 0) * 100),
  ]);
  return { scores: Object.fromEntries(scores), failed: failed.map(({ id }) => id) };
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1];

let low = false;
const cookie = await signIn();
for (const [name, path] of Object.entries(PAGES)) {
  const looks = Array.from({ length: RUNS }, () => look(origin + path, cookie));
  const scores = Object.keys(LEAST).map((part) => [part, median(looks.map(({ scores }) => scores[part]))]);
  low ||= scores.some(([part, score]) => score < LEAST[part]);
  const weak = [...new Set(looks.flatMap(({ failed }) => failed))].join(", ");
  console.log(
    `${name}: ${scores.map((pair) => pair.join(" ")).join(", ")}${weak ? `; below 0.9: ${weak}` : ""}`,
  );
}
process.exitCode = low ? 1 : 0;
