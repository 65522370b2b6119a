/** From a document to the ledger, by keyboard, and back; a target over its counties. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";

const TEXT = `示例数据，纯属虚构
第一章 发展目标
到2025年，示例实验平台达到37个，示例成果转化基地达到12个。
到2025年，示例科普基地达到58个。
`;

let demo: Demo;
let browser: Browser;
let seat: Seat;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  seat = await sit(browser, demo.origin);
  await seat.page.goto(linkOf(demo, "规划办 经办"));
  await seat.page.waitForURL((address) => !address.pathname.includes("set-up"));
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

test("a document is dropped, watched, confirmed by keyboard, undone, and the ledger shows it", async () => {
  const { page, faults } = seat;
  await page.goto(`${demo.origin}/p/demo-city/documents`);
  await page.getByRole("button", { name: "添加文件" }).click();
  const form = page.getByRole("dialog", { name: "添加文件" });
  await form
    .locator("input[type=file]")
    .setInputFiles({ name: "补充目标.txt", mimeType: "text/plain", buffer: Buffer.from(TEXT) });
  await form.getByText(/已上传：补充目标\.txt/).waitFor();
  expect(await form.getByLabel("名称").inputValue()).toBe("补充目标");
  await form.getByRole("button", { name: "提交识别" }).click();

  await page.getByRole("heading", { level: 1, name: "补充目标" }).waitFor();
  const list = page.getByRole("list", { name: "待确认条目" });
  await list.getByRole("listitem").first().waitFor();
  const count = page.getByRole("status").filter({ hasText: "已处理" });
  expect(await count.innerText()).toMatch(/^已处理 0 条，共 \d+ 条$/);
  await page.getByRole("region", { name: "规划原文" }).getByRole("button", { name: "37个" }).waitFor();

  const card = list.getByRole("listitem", { name: "示例实验平台" });
  await card.focus();
  await page.keyboard.press("Enter");
  await card.getByText("已确认").waitFor();
  await count.filter({ hasText: "已处理 1 条" }).waitFor();
  await page.getByText("已确认：示例实验平台").waitFor();
  await page.keyboard.press("u");
  await count.filter({ hasText: "已处理 0 条" }).waitFor();
  await card.click();
  await page.keyboard.press("Enter");
  await count.filter({ hasText: "已处理 1 条" }).waitFor();
  await page.keyboard.press("x");
  await count.filter({ hasText: "已处理 2 条" }).waitFor();
  expect(await accessibility(page)).toEqual([]);

  await page.goto(`${demo.origin}/p/demo-city/ledger?q=示例实验平台`);
  await page.getByRole("button", { name: "示例实验平台" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("37个", { exact: false }).first().waitFor();
  await drawer.getByRole("link", { name: /补充目标 · 第 3 行/ }).waitFor();
  expect(faults).toEqual([]);
});

test("a target over its counties says what is lacking and what is asked beyond", async () => {
  const { page, faults } = seat;
  await page.goto(`${demo.origin}/p/demo-city/ledger?q=示例实验平台`);
  await page.getByRole("button", { name: "示例实验平台" }).click();
  const drawer = page.getByRole("dialog", { name: /示例实验平台/ });
  await drawer.getByRole("tab", { name: "县区分解" }).click();
  const grid = drawer.getByRole("grid", { name: "县区分解" });
  await grid.getByRole("gridcell").first().waitFor();
  const rows = (await grid.getByRole("row").count()) - 1;
  expect(rows).toBeGreaterThan(2);
  const values = Array.from({ length: rows }, (_, at) => (at === 0 ? 30 : 0));
  await grid.getByRole("gridcell").nth(1).click();
  for (const value of values) {
    await page.keyboard.type(String(value));
    await page.keyboard.press("Enter");
  }
  await drawer.getByText("缺口 7个").waitFor();
  await grid.getByRole("gridcell").nth(1).click();
  await page.keyboard.type("40");
  await page.keyboard.press("Enter");
  await drawer.getByText("加码 3个").waitFor();
  // Closed by mistake: it asks, and nothing that was typed is lost.
  await page.keyboard.press("Escape");
  const question = page.getByRole("dialog").filter({ hasText: "放弃未保存的内容？" });
  await question.getByRole("button", { name: "继续填写" }).click();
  await drawer.getByText("加码 3个").waitFor();
  await drawer.getByRole("button", { name: "保存分解" }).click();
  const toast = page.getByRole("status").filter({ hasText: `已保存 ${rows} 个县区的分解` });
  // The whole split is one change: taken back as one.
  await toast.getByRole("button", { name: "撤销" }).click();
  await drawer.getByText(`${rows} 个县区未填`).waitFor();
  expect(await accessibility(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test("the years of a target are saved as one, emptied again, and the document's own stays", async () => {
  const { page, faults } = seat;
  await page.goto(`${demo.origin}/p/demo-city/ledger?q=示例实验平台`);
  await page.getByRole("button", { name: "示例实验平台" }).click();
  const drawer = page.getByRole("dialog", { name: /示例实验平台/ });
  await drawer.getByRole("tab", { name: "年度目标" }).click();
  const grid = drawer.getByRole("grid", { name: "年度目标" });
  const cell = (year: string) => grid.getByRole("row").filter({ hasText: year }).getByRole("gridcell").nth(1);
  const type = async (year: string, text: string) => {
    await cell(year).click();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  await type("2023", "30");
  await type("2024", "29");
  // Another tab is another place: the question comes first.
  await drawer.getByRole("tab", { name: "责任分工" }).click();
  const question = page.getByRole("dialog").filter({ hasText: "放弃未保存的内容？" });
  await question.getByRole("button", { name: "继续填写" }).click();
  await drawer.getByRole("button", { name: "保存年度目标" }).click();
  await page.getByRole("status").filter({ hasText: "已保存 2 个年度目标" }).waitFor();
  await drawer.getByText("2024年 的目标不如上一时点").waitFor();

  await cell("2024").click();
  await page.keyboard.press("Delete");
  await cell("2025").click();
  await page.keyboard.press("Delete");
  await grid.getByTitle("规划文本写明的目标不能清空").waitFor();
  await type("2025", "37");
  await drawer.getByRole("button", { name: "保存年度目标" }).click();
  const toast = page.getByRole("status").filter({ hasText: "已保存 1 个年度目标" });
  await toast.waitFor();
  await drawer.getByText("的目标不如上一时点").waitFor({ state: "hidden" });
  await toast.getByRole("button", { name: "撤销" }).click();
  await drawer.getByText("2024年 的目标不如上一时点").waitFor();
  expect(faults).toEqual([]);
});

test("a card of the board moves by keyboard and back by undo", async () => {
  const { page, faults } = seat;
  await page.goto(`${demo.origin}/p/demo-city/tasks?as=board`);
  const column = page.getByRole("list", { name: "未启动" });
  const card = column.getByRole("listitem").filter({ has: page.getByRole("button", { name: "移到" }) });
  await card.first().waitFor();
  const before = await card.count();
  expect(before).toBeGreaterThan(0);
  await card.first().focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => card.count(), { timeout: 20_000 }).toBe(before - 1);
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect.poll(() => card.count(), { timeout: 20_000 }).toBe(before);
  expect(faults).toEqual([]);
});
