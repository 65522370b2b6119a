/** What was typed stays: through an end of the session, a server that dies by force, and a page loaded again. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat } from "./support/browser";
import { type Fresh, startFresh } from "./support/fresh";
import { pasteBlock } from "./support/grid";
import { ask, beginPlan, PASSWORD } from "./support/office";

let fresh: Fresh;
let browser: Browser;
let office: Seat;
let page: Page;

beforeAll(async () => {
  [fresh, browser] = await Promise.all([startFresh(), launch()]);
  office = await beginPlan(browser, fresh);
  page = office.page;
});

afterAll(async () => {
  await browser?.close();
  await fresh?.stop();
});

const GRID = "/p/sti/observations?indicator=TECH_CONTRACT&from=2021&to=2023";
const compare = () => page.getByRole("button", { name: /^比较差异并审核/ });
const cell = (text: string) => page.getByRole("gridcell", { name: text, exact: true });
const submissions = async () =>
  (await ask<{ total: number }>(office, "GET", `${fresh.origin}/api/v1/plans/sti/submissions`)).total;

test("a block is typed, the page is loaded again, and the block is still there", async () => {
  await page.goto(`${fresh.origin}${GRID}`);
  await page.getByRole("grid").getByRole("row").nth(1).getByRole("gridcell").nth(1).click();
  await pasteBlock(page, "1.5\t2.5\t3.5\n");
  await cell("3.5").waitFor();
  await page.reload();
  await cell("3.5").waitFor();
});

test("leaving the page with typed values asks first", async () => {
  await page.getByRole("menuitem", { name: "数据定版" }).click();
  const sure = page.getByRole("dialog").filter({ hasText: "未保存" });
  await sure.getByRole("button", { name: "继续填写" }).click();
  await cell("3.5").waitFor();
});

test("signed out in another window: the page asks to sign in again, over everything typed", async () => {
  const other = await office.context.newPage();
  await other.goto(fresh.origin);
  await other.getByRole("button", { name: /账号菜单/ }).click();
  await other.getByRole("menuitem", { name: "退出登录" }).click();
  await other.getByRole("heading", { level: 1, name: "登录" }).waitFor();
  await other.close();
  await compare().click();
  const again = page.getByRole("dialog", { name: "登录已失效" });
  await again.getByText("本页已填写的内容仍在").waitFor();
  expect(await accessibility(page)).toEqual([]);
  await again.getByLabel("密码").fill(PASSWORD);
  await again.getByRole("button", { name: "登录" }).click();
  await again.waitFor({ state: "hidden" });
  await cell("3.5").waitFor();
  await compare().click();
  await page.getByRole("heading", { name: "与现有数据的差异" }).waitFor();
  await page.getByText("新增 3", { exact: true }).waitFor();
});

test("the server dies by force: the page says so, keeps what was typed, and goes on when it is back", async () => {
  const before = await submissions();
  await page.getByLabel("报送名称").fill("断电前填好的数据");
  await fresh.kill();
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("alert").filter({ hasText: "连不上服务器" }).waitFor();
  expect(await page.getByLabel("报送名称").inputValue()).toBe("断电前填好的数据");
  await fresh.again();
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("heading", { level: 1, name: "断电前填好的数据" }).waitFor();
  expect(await submissions()).toBe(before + 1);
});

test("an answer lost on the way: pressed again, it is the same change", async () => {
  const before = await submissions();
  await page.goto(`${fresh.origin}/p/sti/observations?mode=grid&indicator=TECH_CONTRACT&from=2024&to=2024`);
  await page.getByRole("grid").getByRole("row").nth(1).getByRole("gridcell").nth(1).click();
  await page.keyboard.type("4.5");
  await page.keyboard.press("Enter");
  await compare().click();
  await page.getByLabel("报送名称").fill("回执丢失的数据");
  let lost = 0;
  await page.route("**/plans/sti/observations?*submit=true*", async (route) => {
    lost += 1;
    if (lost > 1) return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("alert").filter({ hasText: "连不上服务器" }).waitFor();
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("heading", { level: 1, name: "回执丢失的数据" }).waitFor();
  expect(lost).toBe(2);
  expect(await submissions()).toBe(before + 1);
});

test("killed the moment it has acknowledged: what was acknowledged is there", async () => {
  await fresh.kill();
  await fresh.again();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "回执丢失的数据" }).waitFor();
  await page.getByText("已提交").first().waitFor();
  const value = page.getByRole("row").filter({ hasText: "2024年" });
  await value.getByText("4.5").first().waitFor();
});

test("a page opened while the server is away shows what to do, and recovers by one press", async () => {
  await fresh.kill();
  await page.getByRole("menuitem", { name: "目标任务台账" }).click();
  const words = page.getByRole("alert").filter({ hasText: "连不上服务器" });
  await words.first().waitFor();
  await fresh.again();
  await words.first().getByRole("button", { name: "重试" }).click();
  await page.getByRole("heading", { level: 1, name: "目标任务台账" }).waitFor();
  await words.first().waitFor({ state: "hidden" });
});

test("nothing failed behind the screen but the connection", () => {
  expect(
    office.faults.filter(
      (fault) => !/ERR_CONNECTION_REFUSED|ERR_FAILED|the server was not reached/.test(fault),
    ),
  ).toEqual([]);
});
