/** The way of one number: a file, its difference, another person's yes, a release, a verdict and its why. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Seat, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";
import { ask } from "./support/office";

const PLAN = "/p/demo-city";
const TITLE = "全社会研发强度2025年初步核算";

const CSV = [
  "indicator,area,period,value,unit,status,source,source_grade,note",
  "RD_GDP,X9901,2025,2.55,%,A,示例市统计局公报,公报,示例数据",
].join("\n");

const PROOF = "%PDF-1.4 示例数据";

let demo: Demo;
let browser: Browser;
let office: Seat;
let reviewer: Seat;

async function signIn(name: string): Promise<Seat> {
  const seat = await sit(browser, demo.origin);
  await seat.page.goto(linkOf(demo, name));
  await seat.page.getByRole("navigation", { name: "菜单" }).waitFor();
  return seat;
}

const go = (page: Page, path: string) => page.goto(`${demo.origin}${PLAN}${path}`);

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  office = await signIn("规划办 经办");
  reviewer = await signIn("审核 市科技局");
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Where the submission is, for the second person. */
let submission = "";

test("a file shows what differs before anything is saved, and is handed in", async () => {
  const { page } = office;
  await go(page, "/observations?mode=file");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "研发强度.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${CSV}`) });
  await page.getByRole("heading", { name: "与现有数据的差异" }).waitFor();
  await page.getByText("新增 1", { exact: true }).waitFor();
  expect(page.url()).toContain("/observations");
  await page.getByLabel("报送名称").fill(TITLE);
  const proof = page.getByRole("region", { name: "佐证材料" });
  await proof
    .locator("input[type=file]")
    .setInputFiles({ name: "核算说明.pdf", mimeType: "application/pdf", buffer: Buffer.from(PROOF) });
  await proof.getByText("核算说明.pdf").waitFor();
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  submission = new URL(page.url()).pathname;
  expect(submission).toMatch(/\/submissions\/U-\d+$/);
});

test("nobody accepts their own: the button says why", async () => {
  const accept = office.page.getByRole("button", { name: "通过" });
  expect(await accept.getAttribute("aria-disabled")).toBe("true");
  const why = await accept.getAttribute("aria-describedby");
  expect(await office.page.locator(`[id="${why}"]`).textContent()).toMatch(/他人审核|审核权限/);
});

test("another person accepts; the first one's undo is refused with the reason", async () => {
  const toast = office.page.getByRole("status").filter({ hasText: "已提交" }).first();
  await toast.hover();
  const { page } = reviewer;
  await page.goto(`${demo.origin}${submission}`);
  await page.getByRole("button", { name: "通过" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("审核意见").fill("已与统计公报核对。");
  await drawer.getByRole("button", { name: "通过" }).click();
  await page.getByText("已通过").first().waitFor();
  await toast.getByRole("button", { name: "撤销" }).click();
  const refusal = office.page.locator(".ant-notification-notice").filter({ hasText: "未能撤销" });
  await refusal.getByText(/请求编号/).waitFor();
});

test("a figure answers for itself: who by name, in which submission, proved by which file", async () => {
  const { page } = office;
  await go(page, "/indicators/RD_GDP");
  const row = page.getByRole("row").filter({ hasText: "2025年" }).first();
  await row.getByRole("button", { name: /2\.55/ }).click();
  const card = page.locator(".wm-figure-card");
  await card.getByText("规划办 经办（虚构）").waitFor();
  expect(await card.getByText("规划办 经办（虚构）").getAttribute("title")).toBe("demo-office");
  const { y, height } = (await card.boundingBox()) ?? { y: -1, height: 0 };
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y + height, "the whole card is seen").toBeLessThanOrEqual(768);
  await card.getByRole("link", { name: /^U-\d+$/ }).waitFor();
  await card.getByText(/^2025年.*示例市.*2\.55/).waitFor();
  const href = await card.getByRole("link", { name: "核算说明.pdf" }).getAttribute("href");
  const file = await office.context.request.get(new URL(href ?? "", demo.origin).href);
  expect(await file.text()).toBe(PROOF);
  await page.keyboard.press("Escape");
  await page
    .getByRole("row")
    .filter({ hasText: "2024年" })
    .first()
    .getByRole("button", { name: /2\.32/ })
    .click();
  await page.getByText("未附佐证").waitFor();
});

test("the first screen's figure opens the same card", async () => {
  const { page } = office;
  await go(page, "?at=2025");
  const row = page.getByRole("row").filter({ hasText: "全社会R&D经费支出占GDP比例" });
  await row.getByRole("button", { name: "2.55" }).click();
  await page.locator(".wm-figure-card").getByRole("link", { name: "核算说明.pdf" }).waitFor();
});

test("the trend goes year by year to the year of the target, for insiders", async () => {
  const { page } = office;
  await go(page, "/indicators/RD_GDP?as_of=2023-12-31&look=table");
  const table = page.getByRole("region", { name: /全社会R&D经费支出占GDP比例/ }).first();
  await table.getByRole("columnheader", { name: "95%区间上限" }).waitFor();
  const texts = await table
    .getByRole("row")
    .filter({ hasText: /^202[345]年/ })
    .allInnerTexts();
  expect(texts).toHaveLength(3);
  for (const text of texts) expect(text.match(/\d+\.\d+/g)?.length).toBeGreaterThanOrEqual(5);
  await page.getByText(/趋势测算：照以往走势，2025年预计 .*80%区间 .*95%区间/).waitFor();
  await page.getByText(/趋势测算仅供内部参考/).waitFor();
});

test("what was accepted is released and cited", async () => {
  const { page } = office;
  await go(page, "/releases");
  await page.getByRole("button", { name: "新建定版" }).first().click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("名称").fill("2025年度初步数据");
  await drawer.getByRole("button", { name: "新建定版" }).click();
  await page.getByRole("heading", { level: 1, name: "2025年度初步数据" }).waitFor();
  await page.getByText(/校验码/).waitFor();
});

test("the first screen judges on it, and the why shows the formula with its numbers", async () => {
  const { page } = office;
  await go(page, "?at=2025");
  await page.getByText(/^9 项主要指标中可评价 \d 项$/).waitFor();
  await page.getByText(/里程碑 7 项，已报告阶段 6 项/).waitFor();
  await page.getByRole("link", { name: /待确认条目 \d+ 条/ }).waitFor();
  const row = page.getByRole("row").filter({ hasText: "全社会R&D经费支出占GDP比例" });
  await row.getByText("2.55").waitFor();
  await row.getByTitle("评价依据").click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("(2.55−1.5)÷(2.5−1.5)=105%", { exact: true }).waitFor();
  await drawer.getByText("不同基期的评价").waitFor();
  expect(new URL(page.url()).searchParams.get("open")).toBe("T-001");
});

test("a block from a spreadsheet goes into the grid by keyboard; a fault is marked and holds it back", async () => {
  const { page } = office;
  await go(page, "/observations?indicator=HTE_COUNT&from=2024&to=2025");
  const grid = page.getByRole("grid");
  const cell = grid.getByRole("row").nth(1).getByRole("gridcell").nth(1);
  await cell.click();
  const put = (text: string) =>
    page.evaluate((block) => {
      const data = new DataTransfer();
      data.setData("text/plain", block);
      const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    }, text);
  await put("406\t432\n112\tx\n");
  await page.getByRole("gridcell", { name: "x", exact: true }).waitFor();
  const compare = page.getByRole("button", { name: /比较差异并审核/ });
  expect(await compare.getAttribute("aria-disabled")).toBe("true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("118");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "比较差异并审核（4 条）" }).click();
  await page.getByRole("heading", { name: "与现有数据的差异" }).waitFor();
  await page.getByText("修订 4", { exact: true }).waitFor();
  const submit = page.getByRole("button", { name: "提交审核" });
  expect(await submit.getAttribute("aria-disabled")).toBe("true");
  await page.getByRole("button", { name: "返回修改" }).click();
  await page.getByRole("button", { name: "恢复原值" }).click();
});

test("what was returned for want of proof is handed in again with it", async () => {
  const at = (path: string) => `${demo.origin}/api/v1/plans/demo-city${path}`;
  const rows = [
    {
      indicator: "TECH_LOAN",
      area: "X9901",
      period: "2025",
      value: "16.8",
      unit: "亿元",
      source: "示例数据",
    },
  ];
  const { submission: made } = await ask<{ submission: { code: string } }>(
    office,
    "POST",
    at("/observations?submit=true"),
    { title: "科技信贷2025年数据", rows },
  );
  await ask(reviewer, "POST", at(`/submissions/${made.code}/return`), { reason: "请附证明材料。" });
  const { page } = office;
  await go(page, `/submissions/${made.code}`);
  await page.getByText("未附佐证").waitFor();
  await page.getByRole("button", { name: "提交", exact: true }).click();
  const drawer = page.getByRole("dialog");
  const proof = drawer.getByRole("region", { name: "佐证材料" });
  await proof.locator("input[type=file]").setInputFiles({
    name: "银行证明.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(`${PROOF} 银行`),
  });
  await proof.getByText("银行证明.pdf").waitFor();
  await drawer.getByRole("button", { name: "提交", exact: true }).click();
  await page.getByRole("link", { name: "银行证明.pdf" }).waitFor();
  await page.getByText("已提交").first().waitFor();
});

test("part of a release is proposed by one and published by another", async () => {
  await go(office.page, "/publications");
  await office.page.getByRole("button", { name: "提请公开" }).click();
  const drawer = office.page.getByRole("dialog");
  await drawer.getByLabel("名称").fill("2025年研发投入强度");
  await drawer.getByLabel("指标").fill("全社会R&D经费支出占GDP比例");
  await office.page
    .locator(".ant-select-item-option-content")
    .getByText("全社会R&D经费支出占GDP比例")
    .click();
  await drawer.getByLabel("名称").click();
  await drawer.getByRole("button", { name: "提请公开" }).click();
  const proposed = office.page.getByRole("row").filter({ hasText: "2025年研发投入强度" });
  await proposed.getByText("待批准").waitFor();
  await go(reviewer.page, "/publications");
  await reviewer.page.getByRole("button", { name: "批准公开" }).first().click();
  await reviewer.page
    .getByRole("row")
    .filter({ hasText: "2025年研发投入强度" })
    .getByText("已公开")
    .waitFor();
});

test("nothing failed behind the screen and nothing left the origin", () => {
  expect([...office.faults, ...reviewer.faults]).toEqual([]);
});
