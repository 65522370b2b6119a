/** A verdict changes: a block of revised numbers, another person's yes, a release, the basis adopted; then withdrawn. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";
import { pasteBlock } from "./support/grid";

const PLAN = "/p/demo-city";
const INDICATOR = "规模以上工业万元增加值能耗";
const TITLE = "万元增加值能耗普查修订";

let demo: Demo;
let browser: Browser;
let head: Seat;
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
  head = await signIn("规划办 负责人");
  office = await signIn("规划办 经办");
  reviewer = await signIn("审核 市科技局");
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** The row of the indicator on the board. */
const rowOf = (page: Page) => page.getByRole("row").filter({ hasText: INDICATOR }).first();

/** Opens the reasons of the verdict at 2024. */
async function why(page: Page) {
  await go(page, `/assessment?at=2024&q=${INDICATOR}`);
  await rowOf(page).getByTitle("评价依据").click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("region", { name: "评价依据" }).waitFor();
  return drawer;
}

test("before: the target is on schedule, exactly on the line", async () => {
  const drawer = await why(office.page);
  await drawer.getByText("(0.62−0.54)÷(0.62−0.52)=80%", { exact: true }).waitFor();
  await rowOf(office.page).getByText("符合预期进度").waitFor();
});

let submission = "";

test("a block from a spreadsheet revises three years, with its reason", async () => {
  const { page } = office;
  await go(page, "/observations?indicator=ENERGY_PER_VA&from=2020&to=2022");
  const city = page.getByRole("grid").getByRole("row").filter({ hasText: "示例市" });
  await city.getByRole("gridcell", { name: "0.62" }).click();
  await pasteBlock(page, "0.61\t0.595\t0.57\n");
  await page.getByLabel("来源", { exact: true }).fill("示例市普查公报（示例数据）");
  await page.getByRole("button", { name: "比较差异并审核（3 条）" }).click();
  await page.getByText("修订 3", { exact: true }).waitFor();
  await page.getByLabel("报送名称").fill(TITLE);
  await page.getByRole("combobox", { name: "修订原因" }).click();
  await page.getByTitle("普查修订", { exact: true }).click();
  await page.getByLabel("填报说明").fill("按普查结果修订 2020—2022 年数据。");
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  submission = new URL(page.url()).pathname;
});

test("another person accepts it, and the head of the office releases", async () => {
  const { page } = reviewer;
  await page.goto(`${demo.origin}${submission}`);
  await page.getByRole("button", { name: "通过" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("审核意见").fill("已与普查公报核对。");
  await drawer.getByRole("button", { name: "通过" }).click();
  await page.getByText("已通过").first().waitFor();

  await go(head.page, "/releases");
  await head.page.getByRole("button", { name: "新建定版" }).first().click();
  const form = head.page.getByRole("dialog");
  await form.getByLabel("名称").fill("普查修订后的数据");
  await form.getByRole("button", { name: "新建定版" }).click();
  await head.page.getByRole("heading", { level: 1, name: /普查修订后的数据/ }).waitFor();
});

test("the two releases differ by the revised values and their reason", async () => {
  const { page } = head;
  await go(page, "/releases/R-001?part=difference&to=R-002");
  const row = page.getByRole("row").filter({ hasText: INDICATOR }).filter({ hasText: "2020年" });
  await row.getByText("普查修订").waitFor();
  await row.getByText("0.61").waitFor();
  expect(await accessibility(page)).toEqual([]);
});

test("on the revised baseline the verdict is another; the office adopts it with a reason", async () => {
  const drawer = await why(head.page);
  const bases = drawer.getByRole("table", { name: "不同基期的评价" });
  await bases.getByRole("row").filter({ hasText: "规划基期" }).getByText("符合预期进度").waitFor();
  const revised = bases.getByRole("row").filter({ hasText: "0.61" });
  await revised.getByText("略低于预期进度").waitFor();
  await revised.getByRole("button", { name: "采用" }).click();
  const form = head.page.getByRole("dialog", { name: /采用/ }).last();
  await form.getByLabel(/理由|原因/).fill("普查修订了基期，应按修订后的基期评价。");
  await form.getByRole("button", { name: "采用" }).click();
  await drawer.getByText(/采用修订基期 1：普查修订了基期/).waitFor();
  await head.page.keyboard.press("Escape");
  await rowOf(head.page).getByText("略低于预期进度").waitFor();
});

test("every other reader sees the adopted basis, with its note", async () => {
  const drawer = await why(office.page);
  await drawer.getByText("(0.61−0.54)÷(0.61−0.52)=77.8%", { exact: true }).waitFor();
  await drawer.getByText(/采用修订基期 1：普查修订了基期/).waitFor();
  const refused = drawer.getByRole("button", { name: "采用" }).first();
  expect(await refused.getAttribute("aria-disabled")).toBe("true");
});

test("a value is withdrawn with a reason, and stands nowhere but as withdrawn", async () => {
  const { page } = head;
  await go(page, `/releases/R-002?q=${INDICATOR}`);
  const value = page.getByRole("row").filter({ hasText: "2024年" }).filter({ hasText: "0.54" });
  await value.getByRole("checkbox").check();
  await page.getByRole("button", { name: "撤回所选（1 条）" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel(/原因/).fill("来源单位来函更正，待重新报送。");
  await form.getByRole("button", { name: "撤回所选（1 条）" }).click();
  await page.getByText("已撤回 1 条").waitFor();
  await go(page, "/indicators/ENERGY_PER_VA");
  const chart = page.getByRole("figure").first();
  await chart.locator("svg").getByText("已撤回").first().waitFor();
  await chart.getByText("表", { exact: true }).click();
  await chart.getByRole("row").filter({ hasText: "2024年" }).getByText("已撤回").waitFor();
  const withdrawn = page
    .getByRole("row")
    .filter({ hasText: "2024年" })
    .filter({ hasText: "来源单位来函更正" });
  await withdrawn.getByRole("button", { name: "已撤回" }).click();
  await page.getByRole("tooltip").getByText("已撤回：来源单位来函更正，待重新报送。").waitFor();
  await go(page, `/assessment?at=2024&q=${INDICATOR}`);
  // What is left is the year before, judged at its own share of the term.
  await rowOf(page).getByText("2023年").waitFor();
  await rowOf(page).getByText("60%", { exact: true }).waitFor();
  expect(await rowOf(page).innerText()).not.toContain("0.54");
  expect(await accessibility(page)).toEqual([]);
});

test("the board prints and reads in English", async () => {
  const { page } = head;
  expect((await page.pdf({ format: "A4", landscape: true })).length).toBeGreaterThan(10_000);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Assessment" }).waitFor();
  await page
    .getByText(/\d+ of \d+/)
    .first()
    .waitFor();
  expect(await accessibility(page)).toEqual([]);
});

test("nothing failed behind the screen and nothing left the origin", () => {
  expect([head, office, reviewer].flatMap(({ faults }) => faults)).toEqual([]);
});
