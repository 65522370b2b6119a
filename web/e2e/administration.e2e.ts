/** The three administrators and the plan office at their own pages, in a real browser against the real server. */
import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat } from "./support/browser";
import { type Demo, startDemo } from "./support/demo";
import { seatAll } from "./support/people";

let demo: Demo;
let browser: Browser;
let seats: Record<Who, Seat>;
const PEOPLE = ["office", "system", "security", "audit"] as const;
type Who = (typeof PEOPLE)[number];
const SHOTS = process.env.SHOTS;

beforeAll(async () => {
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  seats = await seatAll(browser, demo, PEOPLE);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const at = (who: Who): Seat => seats[who];

const menu = async (who: Who) =>
  (await at(who).page.getByRole("menuitem").allInnerTexts()).map((text) => text.trim());

test("the three administrators see three different menus", async () => {
  const [system, security, audit] = await Promise.all([menu("system"), menu("security"), menu("audit")]);
  expect(system).toEqual(expect.arrayContaining(["账号", "后台作业", "备份", "系统设置"]));
  expect(security).toEqual(["我的待办", "账号", "授权", "权限总表"]);
  expect(audit).toEqual(["我的待办", "授权", "权限总表", "审计日志"]);
});

test("an account is requested by one, approved by another, and its link is shown once", async () => {
  const system = at("system").page;
  await system.goto(`${demo.origin}/accounts`);
  await system.getByRole("button", { name: "申请账号" }).click();
  const form = system.getByRole("dialog");
  await form.getByLabel("登录名").fill("new-reporter");
  await form.getByLabel("姓名").fill("新填报（虚构）");
  await form.getByRole("button", { name: "保存" }).click();
  await system.getByText("已提出申请：新填报（虚构）").waitFor();
  await system.goto(`${demo.origin}/accounts?open=new-reporter`);
  const refused = system.getByRole("dialog").getByRole("button", { name: "批准" });
  expect(await refused.getAttribute("aria-disabled")).toBe("true");

  const security = at("security").page;
  await security.goto(`${demo.origin}/accounts?open=new-reporter`);
  await security.getByRole("dialog").getByRole("button", { name: "批准", exact: true }).click();
  await security.getByText("已批准：新填报（虚构）").waitFor();
  await security.getByRole("dialog").getByRole("button", { name: "签发一次性链接" }).click();
  await security
    .getByRole("dialog", { name: "签发新的一次性链接？" })
    .getByRole("button", { name: "签发一次性链接" })
    .click();
  const link = security.getByRole("region", { name: "一次性链接" });
  expect(await link.innerText()).toContain("/set-up#");
  if (SHOTS) await security.screenshot({ path: `${SHOTS}/walk-link.png` });
  await security.reload();
  await security.getByRole("dialog").getByLabel("姓名").waitFor();
  expect(await link.count()).toBe(0);
});

test("a grant says beforehand what it allows", async () => {
  const { page } = at("security");
  await page.goto(`${demo.origin}/grants?open=new`);
  const form = page.getByRole("dialog");
  await form.getByRole("combobox", { name: "账号" }).fill("new-reporter");
  await page.getByTitle(/new-reporter/).click();
  await form.getByRole("combobox", { name: "角色" }).click();
  await page.getByTitle("填报", { exact: true }).click();
  await form.getByLabel("规划").fill("demo-city");
  const preview = form.getByRole("region", { name: "这项授权允许什么" });
  expect(await preview.innerText()).toContain("填报数据");
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/walk-grant.png` });
  await form.getByRole("button", { name: "保存" }).click();
  await page.getByText("已授权：new-reporter").waitFor();
});

test("the search finds things by kind and opens them by keyboard", async () => {
  const { page } = at("office");
  await page.goto(`${demo.origin}/p/demo-city/map`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "搜索" });
  await field.fill("科学技术局");
  await page.getByRole("group", { name: "单位" }).getByRole("option").first().waitFor();
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/walk-search.png` });
  expect(await accessibility(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/open=/);
});

test("shapes are matched to areas and drawn as internal without a review number", async () => {
  const { page } = at("office");
  await page.goto(`${demo.origin}/boundaries?open=new`);
  const form = page.getByRole("dialog");
  await form.getByLabel("区域", { exact: true }).fill("示例市");
  await page.getByText("示例市 X9901", { exact: true }).click();
  await form.getByLabel("名称").fill("虚构边界");
  await form.getByLabel("来源").fill("虚构，示例");
  const square = (name: string, x: number) => ({
    type: "Feature",
    properties: { name },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [x, 28],
          [x + 0.5, 28],
          [x + 0.5, 28.5],
          [x, 28.5],
          [x, 28],
        ],
      ],
    },
  });
  const file = {
    type: "FeatureCollection",
    features: [square("云砚区", 117), square("望川", 117.5), square("别处", 118)],
  };
  await page.locator("input[type=file]").setInputFiles({
    name: "shapes.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await form.getByText("已对应 2 个").waitFor();
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/walk-boundary.png` });
  await form.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存：虚构边界").waitFor();
  await page.goto(`${demo.origin}/p/demo-city/map`);
  await page.getByRole("combobox", { name: "底图" }).click();
  await page.getByTitle("虚构边界").click();
  await page.getByText("内部使用 示意").waitFor();
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/walk-map.png` });
});

/** The system's administrator opens the public pages, or closes them. */
async function switchPublic() {
  const { page } = at("system");
  await page.goto(`${demo.origin}/settings`);
  await page.getByRole("switch", { name: "开放公开页面" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("设置已保存").waitFor();
}

test("the public pages are off once closed, and show what was published when opened again", async () => {
  const { page } = at("office");
  await switchPublic();
  await page.goto(`${demo.origin}/public/demo-city`);
  await page.getByText("公开页面未开放").waitFor();
  await switchPublic();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: /示例市/ }).waitFor();
  await page.waitForLoadState("networkidle");
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/walk-public.png` });
  expect(await accessibility(page)).toEqual([]);
});

test("the log is verified and prints", async () => {
  const { page } = at("audit");
  await page.goto(`${demo.origin}/audit`);
  await page.getByRole("button", { name: "校验日志" }).click();
  await page.getByText("日志完好，未发现改动").waitFor();
  if (SHOTS) {
    await page.emulateMedia({ media: "print" });
    await page.screenshot({ path: `${SHOTS}/walk-print.png` });
    await page.emulateMedia({ media: null });
  }
  const paper = await page.pdf({ format: "A4" });
  if (SHOTS) await import("node:fs").then((fs) => fs.writeFileSync(`${SHOTS}/audit.pdf`, paper));
  expect(paper.length).toBeGreaterThan(10_000);
});
