/** Without a mouse: the plan page and the data grid from the first Tab to the last Enter. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Seat, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";
import { pressUntil, tabTo } from "./support/keys";

const TEXT =
  "示例数据，纯属虚构\n第一章 发展目标\n到2025年，示例实验平台达到37个，示例成果转化基地达到12个，示例科普基地达到58个。";

let demo: Demo;
let browser: Browser;
let seat: Seat;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  seat = await sit(browser, demo.origin);
  page = seat.page;
  await seat.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: demo.origin });
  await page.goto(linkOf(demo, "规划办 经办"));
  await page.getByRole("heading", { level: 1 }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const press = (key: string) => page.keyboard.press(key);

/** Finds a page or a thing by its words and goes there. */
async function search(words: string, group: string): Promise<void> {
  await press("Control+k");
  await page.getByRole("combobox", { name: "搜索" }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole("group", { name: group }).getByRole("option").first().waitFor();
  await press("Enter");
}

test("the first Tab leads past the menu to the page", async () => {
  await press("Tab");
  const skip = page.getByRole("link", { name: "跳到正文" });
  await tabTo(page, skip);
  await press("Enter");
  await pressUntil(page, "Tab", page.getByRole("main").getByRole("link").first());
});

test("a plan is opened from the list of plans by the arrow keys", async () => {
  await tabTo(page, page.getByRole("row").filter({ hasText: "2021—2025" }));
  await press("End");
  await pressUntil(page, "ArrowUp", page.getByRole("row").filter({ hasText: "示例市" }));
  await press("Enter");
  await page.getByRole("heading", { level: 1, name: /主要指标完成情况表/ }).waitFor();
});

test("a text is pasted, named and sent", async () => {
  await search("规划文本", "页面");
  await page.getByRole("heading", { level: 1, name: "规划文本" }).waitFor();
  await tabTo(page, page.getByRole("button", { name: "添加文件" }));
  await press("Enter");
  const form = page.getByRole("dialog", { name: "添加文件" });
  await tabTo(page, form.getByRole("radiogroup", { name: "添加方式" }).getByRole("radio", { checked: true }));
  await press("ArrowRight");
  const field = form.getByRole("textbox", { name: "文字内容" });
  await tabTo(page, field);
  await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
  await press("Control+v");
  await tabTo(page, form.getByRole("textbox", { name: "名称" }));
  await page.keyboard.type("补充目标");
  await press("Control+Enter");
  await page.getByRole("heading", { level: 1, name: "补充目标" }).waitFor();
});

test("proposals are confirmed, corrected, merged, rejected and undone by single keys", async () => {
  const list = page.getByRole("list", { name: "待确认条目" });
  await list.getByRole("listitem").first().waitFor();
  const count = page.getByRole("status").filter({ hasText: "已处理" });
  const item = (name: string) => list.getByRole("listitem", { name });
  await pressUntil(page, "j", item("示例实验平台"));
  await press("Enter");
  await count.filter({ hasText: "已处理 1 条" }).waitFor();
  await item("示例实验平台").getByText("已确认").waitFor();

  await pressUntil(page, "j", item("示例成果转化基地"));
  await press("e");
  const drawer = page.getByRole("dialog", { name: "修改" });
  await drawer.waitFor();
  await tabTo(page, drawer.getByLabel("备注").last());
  await page.keyboard.type("与科技局核对");
  await press("Control+Enter");
  await count.filter({ hasText: "已处理 2 条" }).waitFor();

  await pressUntil(page, "j", item("示例科普基地"));
  // A quick hand: the second key before the server has answered the first.
  await press("x");
  await press("u");
  await page.getByText("已撤销").waitFor();
  await item("示例科普基地").getByText("待定").waitFor();
  await item("示例成果转化基地").getByText("已确认").waitFor();
  await pressUntil(page, "k", item("示例科普基地"));
  await press("m");
  const merge = page.getByRole("dialog", { name: /并入同一目标任务/ });
  const find = merge.getByLabel("按名称或编号查找");
  await find.waitFor();
  await expect.poll(() => find.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("示例实验平台");
  expect(await merge.getByRole("radio").count()).toBe(1);
  await tabTo(page, merge.getByRole("radio"));
  await press("Space");
  await tabTo(page, merge.getByRole("button", { name: "并入" }));
  await press("Enter");
  await count.filter({ hasText: "已处理 3 条" }).waitFor();
  await press("u");
  await count.filter({ hasText: "已处理 2 条" }).waitFor();
});

test("the grid: arrows, typing, F2, Escape, Delete, a block pasted, undo, then the difference", async () => {
  await search("数据录入", "页面");
  await page.getByRole("heading", { level: 1, name: "数据录入与导入" }).waitFor();
  const indicator = page.getByRole("combobox", { name: "指标" });
  await tabTo(page, indicator);
  await page.keyboard.type("高新技术企业数量");
  await press("Enter");
  await page.waitForURL(/indicator=HTE_COUNT/);
  const grid = page.getByRole("grid", { name: /高新技术企业数量/ });
  const cell = (row: number, column: number) =>
    grid.getByRole("row").nth(row).getByRole("gridcell").nth(column);
  await tabTo(page, cell(1, 0));
  // The first county, the last two years.
  await press("ArrowDown");
  await pressUntil(page, "ArrowRight", cell(2, 4));
  const before = await cell(2, 4).innerText();
  await page.keyboard.type("111.5");
  await press("Escape");
  expect(await cell(2, 4).innerText()).toBe(before);
  await press("F2");
  await press("Backspace");
  await page.keyboard.type("5");
  await press("Enter");
  await press("ArrowUp");
  expect(await cell(2, 4).innerText()).toBe(`${before.slice(0, -1)}5`);
  await press("Control+z");
  expect(await cell(2, 4).innerText()).toBe(before);
  await page.evaluate(() => navigator.clipboard.writeText("111\t118\n121\t126\n"));
  await press("Control+v");
  const compare = page.getByRole("button", { name: /比较差异并审核/ });
  await compare.filter({ hasText: /[1-4] 条/ }).waitFor();
  await tabTo(page, compare);
  await press("Enter");
  await page.getByRole("heading", { name: "与现有数据的差异" }).waitFor();
  const title = page.getByLabel("报送名称");
  await tabTo(page, title);
  await press("Control+a");
  await page.keyboard.type("县区更正");
  await tabTo(page, page.getByRole("combobox", { name: "修订原因" }));
  await press("ArrowDown");
  await press("ArrowDown");
  await press("Enter");
  await tabTo(page, page.getByLabel("填报说明"));
  await page.keyboard.type("与县区核对后更正。");
  const submit = page.getByRole("button", { name: "提交审核" });
  await tabTo(page, submit);
  await press("Enter");
  await page.getByRole("heading", { level: 1, name: "县区更正" }).waitFor();
});

test("nothing failed behind the screen", () => {
  expect(seat.faults).toEqual([]);
});
