/** The real plan: its document read, a dozen proposals confirmed, one indicator out of three places, owners from a task split. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat } from "./support/browser";
import { type Fresh, startFresh } from "./support/fresh";
import { beginPlan } from "./support/office";

const DOCUMENT = fileURLToPath(new URL("../../examples/shangrao/plan.txt", import.meta.url));

/** Who answers for what is not published: these bodies are made up for the walk. */
const SPLIT = `任务分工方案（单位均为虚构）
一、主要目标任务分工
1.到2025年，全市高新技术企业达到1000家。（牵头单位：虚构甲局；配合单位：虚构乙局）
2.到2025年，每万人有效发明专利拥有量达到2.5件。（牵头单位：虚构乙局）
3.到2025年，技术合同成交金额达到20亿元。（牵头单位：虚构甲局；数据提供单位：虚构丙局）
`;

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

const decided = () => page.getByRole("status").filter({ hasText: /^已处理 \d+ 条，共 \d+ 条$/ });
const proposals = () => page.getByRole("list", { name: "待确认条目" });

/** The proposals of a name that say a target, in the order of the text. */
const targets = (name: string): Locator =>
  proposals()
    .getByRole("listitem", { name, exact: true })
    .filter({ has: page.getByText("目标", { exact: true }) });

async function find(text: string): Promise<void> {
  await page.getByRole("search").getByRole("textbox", { name: "搜索" }).fill(text);
  await page.waitForURL((address) => address.searchParams.get("q") === (text || null));
}

/** Adds a document by file and waits until it was read. */
async function add(file: string | { name: string; mimeType: string; buffer: Buffer }, sort?: string) {
  await page.goto(`${fresh.origin}/p/sti/documents`);
  await page.getByRole("button", { name: "添加文件" }).click();
  const form = page.getByRole("dialog", { name: "添加文件" });
  await form.locator("input[type=file]").setInputFiles(file);
  await form.getByText(/已上传/).waitFor();
  if (sort) {
    await form.getByRole("combobox", { name: "种类" }).click();
    await page.getByTitle(sort, { exact: true }).click();
  }
  await form.getByRole("button", { name: "提交识别" }).click();
}

test("the document is read, and every proposal stands in its place", async () => {
  await add(DOCUMENT);
  await page.getByRole("heading", { level: 1, name: "plan" }).waitFor();
  await proposals().getByRole("listitem").first().waitFor();
  const total = Number(/共 (\d+) 条/.exec(await decided().innerText())?.[1]);
  const expected = JSON.parse(
    readFileSync(new URL("../../examples/shangrao/ledger.json", import.meta.url), "utf8"),
  ) as { items: unknown[]; rejected: unknown[] };
  expect(total).toBeGreaterThanOrEqual(expected.items.length + expected.rejected.length);
  const text = page.getByRole("region", { name: "规划原文" });
  await text.getByText("专栏1：全市科技创新“十四五”主要发展目标").waitFor();
  await find("每万人有效发明专利拥有量");
  const first = targets("每万人有效发明专利拥有量").first();
  await first.click();
  expect(await text.locator("[aria-current], .wm-mark-current").innerText()).toBe("2.5");
  expect(await accessibility(page)).toEqual([]);
});

test("a dozen are confirmed: seven of the main table at once, five one by one", async () => {
  const main = [
    "全社会R&D经费支出投入年均增速",
    "规模以上工业企业R&D经费支出与营业收入之比",
    "规模以上工业企业R&D人员全时当量",
    "每万人有效发明专利拥有量",
    "技术合同成交金额",
    "高新技术产业增加值占工业增加值比重",
    "省级以上创新平台和载体",
  ];
  for (const name of main) {
    await find(name);
    const row = targets(name).last();
    await row.getByRole("checkbox").check();
  }
  await find("");
  await page.getByText(`已选 ${main.length} /`).waitFor();
  await page.getByRole("button", { name: "确认所选" }).click();
  await page.getByText(`已确认 ${main.length} 条`).waitFor();
  const singles = [
    "新增独角兽企业",
    "省级重点实验室",
    "市级创新平台数",
    "市级以上重点实验室",
    "新增省级工程研究中心",
  ];
  for (const [at, name] of singles.entries()) {
    await find(name);
    const card = targets(name).first();
    await card.click();
    await card.getByRole("button", { name: "确认", exact: true }).click();
    await decided()
      .filter({ hasText: `已处理 ${main.length + at + 1} 条` })
      .waitFor();
  }
  await decided().filter({ hasText: "已处理 12 条" }).waitFor();
});

test("the three places of high-tech enterprises become one commitment, and the doubt about them is settled", async () => {
  await find("高新技术企业数量");
  const places = targets("高新技术企业数量");
  await places.nth(2).waitFor();
  expect(await places.count()).toBe(3);
  expect(await places.locator("blockquote").allInnerTexts()).toEqual([
    "高新技术企业达到1000家",
    "高新技术企业数量（家） | 2025年 | 1000",
    "高新技术企业突破1000家",
  ]);
  for (const at of [0, 1, 2]) await places.nth(at).getByRole("checkbox").check();
  await page.getByRole("button", { name: "并入所选" }).click();
  const dialog = page.getByRole("dialog", { name: "并入同一目标任务（3 条）" });
  expect(await accessibility(page)).toEqual([]);
  await dialog.getByRole("radio").first().check();
  await dialog.getByRole("button", { name: "并入", exact: true }).click();
  await decided().filter({ hasText: "已处理 15 条" }).waitFor();
  expect(await places.getByText("已并入", { exact: true }).count()).toBe(2);

  await page.getByRole("tab", { name: /审核提示/ }).click();
  const doubt = page
    .getByRole("listitem")
    .filter({ hasText: "突破1000家" })
    .filter({ hasText: "达到1000家" });
  await doubt
    .first()
    .getByRole("textbox", { name: /处理意见/ })
    .fill("以主要指标表为准：达到1000家");
  await doubt.first().getByRole("button", { name: "处理完毕" }).click();
  await page.getByText("审核提示已处理").waitFor();
});

test("owners come from a task split, once somebody has looked", async () => {
  await add({ name: "任务分工方案.txt", mimeType: "text/plain", buffer: Buffer.from(SPLIT) }, "分工方案");
  await page.getByRole("link", { name: "与台账对应" }).click();
  await page.getByRole("heading", { level: 1, name: "分工方案与台账对应" }).waitFor();
  await page.getByRole("tab", { name: "已对应 3" }).waitFor();
  const row = page.getByRole("row").filter({ hasText: "高新技术企业达到1000家" });
  await row.getByText("+ 虚构甲局").waitFor();
  expect(await accessibility(page)).toEqual([]);
  await page.getByRole("button", { name: "填入 3 行" }).click();
  await page.getByText("已填入 3 行的责任分工").waitFor();
});

test("the ledger shows the commitments with their owners, prints, and reads in English", async () => {
  await page.goto(`${fresh.origin}/p/sti/ledger?q=高新技术企业数量`);
  const row = page.getByRole("row").filter({ hasText: "高新技术企业数量" });
  await row.getByText("虚构甲局").waitFor();
  expect(await row.count()).toBe(1);
  await row.getByRole("button", { name: "高新技术企业数量" }).click();
  const drawer = page.getByRole("dialog");
  for (const line of [60, 122, 409]) await drawer.getByText(`第 ${line} 行`).first().waitFor();
  await page.keyboard.press("Escape");
  const paper = await page.pdf({ format: "A4", landscape: true });
  expect(paper.length).toBeGreaterThan(10_000);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Ledger" }).waitFor();
  expect(await accessibility(page)).toEqual([]);
});

test("nothing failed behind the screen and nothing left the origin", () => {
  expect(office.faults).toEqual([]);
});
