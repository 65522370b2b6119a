/** The three administrators and the plan office at their own pages, in a real browser against the real server. */
import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";

let demo: Demo;
let browser: Browser;
const seats = new Map<string, Seat>();
const SHOTS = process.env.SHOTS;

/** Who is who in the fictional city. */
const WHO = {
  system: "系统管理员",
  security: "安全管理员",
  audit: "审计管理员",
  office: "规划办 负责人",
} as const;
type Who = keyof typeof WHO;

beforeAll(async () => {
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  for (const [who, account] of Object.entries(WHO)) {
    const seat = await sit(browser, demo.origin);
    await seat.page.goto(linkOf(demo, account));
    await seat.page.getByRole("navigation").first().waitFor();
    seats.set(who, seat);
  }
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const at = (who: Who): Seat => {
  const seat = seats.get(who);
  if (!seat) throw new Error(who);
  return seat;
};

const menu = async (who: Who) =>
  (await at(who).page.getByRole("menuitem").allInnerTexts()).map((text) => text.trim());

const PAGES: [Who, string, string][] = [
  ["system", "/accounts", "账号"],
  ["system", "/access", "权限总表"],
  ["system", "/settings", "系统设置"],
  ["system", "/jobs", "后台作业"],
  ["system", "/backups", "备份"],
  ["system", "/bodies", "单位"],
  ["system", "/areas", "区域"],
  ["system", "/packs", "标准包"],
  ["system", "/help", "帮助"],
  ["security", "/accounts", "账号"],
  ["security", "/grants", "授权"],
  ["security", "/access?tab=accounts", "权限总表"],
  ["audit", "/audit", "审计日志"],
  ["audit", "/grants", "授权"],
  ["office", "/bodies", "单位"],
  ["office", "/areas?tab=changes", "区划变动"],
  ["office", "/rule-sets", "评价规则"],
  ["office", "/packs?open=areas-cn-3611", "标准包"],
  ["office", "/boundaries", "边界图层"],
  ["office", "/changes", "操作记录"],
  ["office", "/p/demo-city/map", "分布示意"],
  ["office", "/p/demo-city/map?show=verdict", "分布示意"],
  ["office", "/p/demo-city/package", "公开网页导出"],
  ["office", "/account", "我的账号"],
];

test("the three administrators see three different menus", async () => {
  const [system, security, audit] = await Promise.all([menu("system"), menu("security"), menu("audit")]);
  expect(system).toEqual(expect.arrayContaining(["账号", "后台作业", "备份", "系统设置"]));
  expect(security).toEqual(["账号", "授权", "权限总表"]);
  expect(audit).toEqual(["授权", "权限总表", "审计日志"]);
});

for (const [who, path, title] of PAGES) {
  test(`${who} ${path}: opens, reads, and is accessible`, async () => {
    const { page, faults } = at(who);
    await page.goto(`${demo.origin}${path}`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.waitForLoadState("networkidle");
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${who}${path.replace(/[^a-z0-9]+/gi, "-")}.png` });
    expect(await page.getByRole("alert").filter({ hasText: "请求编号" }).allInnerTexts()).toEqual([]);
    expect(await accessibility(page)).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  });
}
