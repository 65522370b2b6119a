/** What goes out as a file opens as one, and what comes back is looked at first and taken back as one. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Seat, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";
import { rezip, rowsOf, unzip } from "./support/xlsx";

let demo: Demo;
let browser: Browser;
let office: Seat;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  office = await sit(browser, demo.origin);
  page = office.page;
  await page.goto(linkOf(demo, "规划办 负责人"));
  await page.getByRole("navigation", { name: "菜单" }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const go = (path: string) => page.goto(`${demo.origin}${path}`);

/** Presses what downloads, and gives the bytes. */
async function download(press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("the first screen as a workbook: title, mark of invented data, heads, figures as figures", async () => {
  await go("/p/demo-city?at=2024");
  await page.getByText(/^9 项主要指标中可评价 \d 项$/).waitFor();
  const excel = page.getByRole("button", { name: "Excel" });
  const { name, bytes } = await download(() => excel.click());
  expect(name).toMatch(/^主要指标完成情况表 \S+ \d{4}-\d{2}-\d{2}\.xlsx$/);
  const parts = unzip(bytes);
  const rows = rowsOf(parts);
  expect(rows[0]?.[0]).toContain("主要指标完成情况表");
  expect(rows.slice(0, 4).flat().join()).toContain("示例数据");
  const head = rows.find((row) => row.includes("目标完成率 (%)")) ?? [];
  const first = rows.find((row) => row.includes("全社会R&D经费支出占GDP比例")) ?? [];
  expect(head.slice(0, 3)).toEqual(["序号", "指标", "单位"]);
  const cell = (name: string) => first[head.indexOf(name)];
  expect(Number(cell("增量进度 (%)"))).toBe(82);
  expect([cell("基期"), cell("基期年份")]).toEqual(["1.5", "2020年（预测）"]);
  expect([cell("目标"), cell("目标要求")]).toEqual(["2.5", "≥2.5 2025年"]);
  expect([cell("最新值"), cell("数据年份")]).toEqual(["2.32", "2024年"]);
  expect(cell("评价")).toBe("符合预期进度");
  const growth = rows.find((row) => row.includes("全社会R&D经费支出年均增速")) ?? [];
  // A growth is judged on an amount: it says its own unit under a column of percentages.
  const of = (name: string) => growth[head.indexOf(name)];
  expect([of("单位"), of("基期"), of("最新值")]).toEqual(["%", "42.48亿元", "69.6亿元"]);
  expect(of("增量进度 (%)")).toMatch(/^\d+(\.\d)?$/);
  expect(rows.flat().join()).toMatch(/9 项主要指标中可评价 \d 项，/);
});

test("the same table as CSV opens in Excel: a byte order mark, and no formula", async () => {
  const csv = page.getByRole("button", { name: "CSV" });
  const { bytes } = await download(() => csv.click());
  const text = bytes.toString("utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(text).toContain("全社会R&D经费支出占GDP比例");
  expect(text).not.toMatch(/(^|,)[=+@]/m);
});

test("the ledger's workbook goes out, is changed, and shows its difference before anything is written", async () => {
  await go("/p/demo-city/ledger/import");
  const out = page.getByRole("link", { name: "下载台账工作簿" });
  const { bytes } = await download(() => out.click());
  const parts = unzip(bytes);
  const [head = [], first = []] = rowsOf(parts);
  expect(first[head.indexOf("编号")]).toBe("T-001");
  expect(first[head.indexOf("数值")]).toBe("2.5");
  const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
  const changed = sheet.replace(/(<c r="E2"[^>]*><v>)2\.5(<\/v>)/, "$12.6$2");
  expect(changed).not.toBe(sheet);
  parts.set("xl/worksheets/sheet1.xml", changed);
  await page.locator("input[type=file]").setInputFiles({
    name: "台账.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: rezip(parts),
  });
  const difference = page.getByRole("region", { name: "差异" });
  await difference.getByRole("tab", { name: "修改 1" }).waitFor();
  await difference.getByRole("tab", { name: "新增 0" }).waitFor();
  const line = difference.getByRole("listitem").filter({ hasText: "T-001" }).first();
  expect(await line.innerText()).toMatch(/2\.5[\s\S]*2\.6/);
  // Nothing is written yet, and leaving says so.
  await page.getByRole("link", { name: "返回台账" }).click();
  const question = page.getByRole("dialog").filter({ hasText: "放弃未保存的内容？" });
  await question.getByRole("button", { name: "继续填写" }).click();
  await difference.getByRole("button", { name: "写入 1 条" }).click();
  const toast = page.getByRole("status").filter({ hasText: "已导入：台账.xlsx" });
  await toast.waitFor();
  const promise = async () => {
    await go("/p/demo-city/ledger?q=T-001");
    return page.getByRole("row").filter({ hasText: "T-001" }).innerText();
  };
  await toast.getByRole("button", { name: "撤销" }).hover();
  const other = await office.context.newPage();
  await other.goto(`${demo.origin}/p/demo-city/ledger?q=T-001`);
  await other.getByRole("row").filter({ hasText: "T-001" }).getByText("2.6", { exact: false }).waitFor();
  await other.close();
  await toast.getByRole("button", { name: "撤销" }).click();
  await page.getByText("已撤销").waitFor();
  expect(await promise()).toContain("2.5");
});

test("an import of values is one act, and is taken back as one", async () => {
  await go("/p/demo-city/observations?mode=file");
  const rows = ["X990101", "X990102", "X990103"].map(
    (area) => `HTE_COUNT,${area},2026-Q1,50,家,来函（示例数据）`,
  );
  const csv = `\ufeffindicator,area,period,value,unit,source\n${rows.join("\n")}\n`;
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "县区.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByText("新增 3", { exact: true }).waitFor();
  // The difference is not saved yet: leaving it asks.
  await page.getByRole("menuitem", { name: "目标任务台账" }).click();
  const question = page.getByRole("dialog").filter({ hasText: "放弃未保存的内容？" });
  await question.getByRole("button", { name: "继续填写" }).click();
  await page.getByRole("button", { name: "存为草稿" }).click();
  await page.getByRole("heading", { level: 1, name: "县区" }).waitFor();
  const address = new URL(page.url()).pathname;
  const toast = page.getByRole("status").filter({ hasText: "已保存 3 条" });
  await toast.getByRole("button", { name: "撤销" }).click();
  await page.getByText("已撤销").waitFor();
  await go("/p/demo-city/submissions");
  const row = page.getByRole("row").filter({ has: page.locator(`a[href="${address}"]`) });
  await row.getByText("已作废").waitFor();
});

/** Pastes a table where it is imported, and looks at what it would change. */
async function compare(table: string) {
  const drawer = page.getByRole("dialog").filter({ hasText: "查看差异" });
  await drawer.getByLabel(/从 Excel 复制/).fill(table);
  await drawer.getByRole("button", { name: "查看差异" }).click();
  return drawer;
}

test("bodies come from a table, with the difference, and go again as one", async () => {
  await go("/bodies");
  await page.getByRole("button", { name: "导入", exact: true }).click();
  const table = (parent: string) =>
    `编码\t名称\t上级单位\nX9901-A1\t甲中心（虚构）\t市科技局\nX9901-A2\t乙中心（虚构）\t${parent}\n`;
  const drawer = await compare(table("没有的单位"));
  const faults = drawer.getByRole("list", { name: "不符合要求的行" });
  await faults.getByText("第 3 行").waitFor();
  await compare(table("市科技局"));
  await drawer.getByRole("row").filter({ hasText: "甲中心" }).getByText("新增").waitFor();
  // Nothing is written yet, and closing says so.
  await page.keyboard.press("Escape");
  const question = page.getByRole("dialog").filter({ hasText: "放弃未保存的内容？" });
  await question.getByRole("button", { name: "继续填写" }).click();
  await drawer.getByRole("button", { name: "写入 2 条" }).click();
  const toast = page.getByRole("status").filter({ hasText: "已写入 2 条" });
  await page.getByRole("row").filter({ hasText: "乙中心（虚构）" }).waitFor();
  await toast.getByRole("button", { name: "撤销" }).click();
  await page.getByText("已撤销").waitFor();
  await page.getByRole("row").filter({ hasText: "乙中心（虚构）" }).waitFor({ state: "detached" });
  expect(await page.getByRole("row").filter({ hasText: "甲中心（虚构）" }).count()).toBe(0);
});

test("areas come from a file in the same way", async () => {
  await go("/areas");
  await page.getByRole("button", { name: "导入", exact: true }).click();
  const drawer = page.getByRole("dialog").filter({ hasText: "查看差异" });
  const csv = "\ufeff编码,名称,级别,上级区域,示例\nX990199,新设区（虚构）,county,示例市,是\n";
  await drawer
    .locator("input[type=file]")
    .setInputFiles({ name: "区域.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await drawer.getByRole("row").filter({ hasText: "新设区（虚构）" }).getByText("新增").waitFor();
  await drawer.getByRole("button", { name: "写入 1 条" }).click();
  const toast = page.getByRole("status").filter({ hasText: "已写入 1 条" });
  await page.getByRole("row").filter({ hasText: "新设区（虚构）" }).waitFor();
  await toast.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("row").filter({ hasText: "新设区（虚构）" }).waitFor({ state: "detached" });
});

test("targets and owners come from tables beside the ledger's workbook", async () => {
  await go("/p/demo-city/ledger/import");
  await page.getByRole("button", { name: "导入目标" }).click();
  const targets = await compare(
    "编号\t指标名称\t目标值\t计量单位\t时期\nT-001\t全社会R&D经费支出占GDP比例\t2.7\t%\t2025\n",
  );
  await targets.getByRole("row").filter({ hasText: "T-001" }).getByText("修改").waitFor();
  await targets.getByText(/2\.5 → 2\.7/).waitFor();
  await targets.getByRole("button", { name: "写入 1 条" }).click();
  let toast = page.getByRole("status").filter({ hasText: "已写入 1 条" });
  await toast.getByRole("button", { name: "撤销" }).click();
  await page.getByText("已撤销").waitFor();

  await go("/p/demo-city/ledger/import");
  await page.getByRole("button", { name: "导入责任分工" }).click();
  const owners = await compare("条目编号\t角色\t单位名称\nT-001\t配合单位\t市发展改革委\n");
  await owners.getByRole("row").filter({ hasText: "T-001" }).getByText("新增").waitFor();
  await owners.getByRole("button", { name: "写入 1 条" }).click();
  toast = page.getByRole("status").filter({ hasText: "已写入 1 条" });
  await toast.getByRole("button", { name: "撤销" }).click();
  await page.getByText("已撤销").waitFor();
});

test("nothing failed behind the screen and nothing left the origin", () => {
  expect(office.faults).toEqual([]);
});
