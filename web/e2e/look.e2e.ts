/** Looks at every page of numbers as people of each kind see them: errors, accessibility, pictures. */
import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";

const PLAN = "demo-city";

/** Pages with something on each that must be there. */
const PAGES: [name: string, path: string, heading: string | RegExp][] = [
  ["overview", `/p/${PLAN}`, /主要指标完成情况表/],
  ["overview-all", `/p/${PLAN}?all=1&sort=-progress`, /主要指标完成情况表/],
  ["assessment", `/p/${PLAN}/assessment`, "监测评价"],
  ["assessment-why", `/p/${PLAN}/assessment?open=T-001`, "监测评价"],
  ["assessment-compare", `/p/${PLAN}/assessment?with=2023`, "监测评价"],
  ["indicators", `/p/${PLAN}/indicators`, "指标"],
  ["indicator", `/p/${PLAN}/indicators/RD_GDP`, /R&D/],
  ["indicator-tiles", `/p/${PLAN}/indicators/HTE_COUNT?areas=tiles`, /./],
  ["indicator-table", `/p/${PLAN}/indicators/HTE_COUNT?areas=table&look=table`, /./],
  ["entry-grid", `/p/${PLAN}/observations?indicator=HTE_COUNT`, "数据录入与导入"],
  ["entry-rows", `/p/${PLAN}/observations?mode=rows`, "数据录入与导入"],
  ["entry-file", `/p/${PLAN}/observations?mode=file`, "数据录入与导入"],
  ["submissions", `/p/${PLAN}/submissions`, "报送与审核"],
  ["releases", `/p/${PLAN}/releases`, "数据定版"],
  ["publications", `/p/${PLAN}/publications`, "公开"],
];

let demo: Demo;
let browser: Browser;
let state: Awaited<ReturnType<Awaited<ReturnType<typeof sit>>["context"]["storageState"]>>;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  const seat = await sit(browser, demo.origin);
  await seat.page.goto(linkOf(demo, "规划办 负责人"));
  await seat.page.getByRole("main").waitFor();
  await seat.page.getByRole("navigation").first().waitFor();
  state = await seat.context.storageState();
  await seat.context.close();
  mkdirSync("shots", { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const [language, dark] of [
  ["zh-CN", false],
  ["en", true],
] as const) {
  for (const [name, path, heading] of PAGES) {
    test(`${name} in ${language}${dark ? ", dark" : ""}`, async () => {
      const seat = await sit(browser, demo.origin, { language, dark });
      await seat.context.addCookies(state.cookies);
      await seat.page.goto(`${demo.origin}${path}`);
      await seat.page
        .getByRole("heading", { level: 1, name: language === "zh-CN" ? heading : /./ })
        .waitFor();
      await seat.page.waitForLoadState("networkidle");
      await seat.page.screenshot({ path: `shots/${name}-${language}.png`, fullPage: true });
      expect(await accessibility(seat.page)).toEqual([]);
      expect(seat.faults).toEqual([]);
      await seat.context.close();
    });
  }
}
