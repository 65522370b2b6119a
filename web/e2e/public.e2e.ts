/** What the public sees: the page of a plan, and the same as files on a portal. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";
import { type Portal, startPortal, unzip } from "./support/portal";

/** Where the portal puts the files. */
const BELOW = "/kjj/zfxxgk/";

let demo: Demo;
let browser: Browser;
let nobody: Seat;
let office: Seat;
const portals: Portal[] = [];

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  nobody = await sit(browser, demo.origin);
  office = await sit(browser, demo.origin);
  await office.page.goto(linkOf(demo, "规划办 经办"));
  await office.page.getByRole("navigation", { name: "菜单" }).waitFor();
});

afterAll(async () => {
  for (const portal of portals) portal.stop();
  await browser?.close();
  await demo?.stop();
});

test("nobody signed in sees what was published, marked as invented, and opens its years", async () => {
  const { page } = nobody;
  await page.goto(`${demo.origin}/sign-in`);
  const open = page.getByRole("navigation", { name: "公开数据（不需登录）" });
  await open.getByRole("link", { name: /示例市/ }).click();
  await page.getByText("本页数据为虚构").waitFor();
  const rows = page.getByRole("row");
  await rows.filter({ hasText: "全社会R&D经费支出占GDP比例" }).waitFor();
  expect(await rows.nth(1).textContent()).toContain("全社会R&D经费支出占GDP比例");
  await page.getByText("示例数据：全市主要指标（虚构）").waitFor();
  expect(await accessibility(page)).toEqual([]);
  await page.getByRole("button", { name: "全社会R&D经费支出占GDP比例" }).click();
  const years = page.getByRole("dialog", { name: /全社会R&D经费支出占GDP比例/ });
  await years.getByRole("img").first().waitFor();
  expect(await accessibility(page)).toEqual([]);
  expect(nobody.faults).toEqual([]);
});

test("nobody is told who proposed or wrote anything, nor what was not published", async () => {
  const answer = async (path: string) =>
    (await nobody.page.request.get(`${demo.origin}/api/v1/plans/demo-city${path}`)).text();
  expect(await answer("/publications")).not.toMatch(/demo-(office|reviewer)/);
  expect(await answer("")).toContain('"recorded_by":""');
  expect(await answer("/observations?limit=1000")).not.toContain("GAZELLE_NEW");
});

/** The package as a person of the plan office makes it. */
async function madeBy(page: Page, button: string): Promise<Map<string, Buffer>> {
  await page.goto(`${demo.origin}/p/demo-city/package`);
  const make = page.getByRole("button", { name: button });
  await page.getByText("示例数据：全市主要指标（虚构）").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), make.click()]);
  return unzip(readFileSync(await download.path()));
}

for (const [language, button, mark] of [
  ["zh-CN", "生成压缩包", "示例数据"],
  ["en", "Make the archive", "EXAMPLE DATA"],
] as const) {
  test(`the package stands on a portal below its root, without script or inline style, in ${language}`, async () => {
    const maker = await sit(browser, demo.origin, { language });
    await maker.context.addCookies(await office.context.cookies());
    const files = await madeBy(maker.page, button);
    expect(maker.faults).toEqual([]);
    for (const path of ["/", BELOW]) {
      const portal = await startPortal(files, path);
      portals.push(portal);
      const { page, faults } = await sit(browser, portal.origin);
      await page.goto(`${portal.origin}${path}index.html`);
      await page.getByText(mark, { exact: false }).first().waitFor();
      const cell = page.getByRole("columnheader").first();
      expect(await cell.evaluate((one) => getComputedStyle(one).borderTopStyle)).toBe("solid");
      expect(await accessibility(page)).toEqual([]);
      await page.emulateMedia({ media: "print" });
      expect(await page.getByText(mark, { exact: false }).first().isVisible()).toBe(true);
      await page.getByRole("link", { name: /R&D/ }).click();
      await page.getByRole("img", { name: /R&D/ }).waitFor();
      expect(await accessibility(page)).toEqual([]);
      expect(await page.locator("body").textContent()).toContain(mark);
      expect(faults).toEqual([]);
    }
  });
}
