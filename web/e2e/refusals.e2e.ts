/** What people may not do: the button says why, and the API refuses whoever asks it anyway. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat, sit } from "./support/browser";
import { type Demo, linkOf, startDemo } from "./support/demo";
import { ask, tell } from "./support/office";

const PLAN = "/p/demo-city";

let demo: Demo;
let browser: Browser;
const seats = new Map<string, Seat>();

const WHO = {
  office: "规划办 经办",
  head: "规划办 负责人",
  county: "填报 云砚区",
  reviewer: "审核 市科技局",
  leader: "领导 领导小组",
  congress: "人大 只读",
} as const;

type Who = keyof typeof WHO;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
  for (const who of Object.keys(WHO) as Who[]) {
    const seat = await sit(browser, demo.origin);
    await seat.page.goto(linkOf(demo, WHO[who]));
    await seat.page.getByRole("navigation", { name: "菜单" }).waitFor();
    seats.set(who, seat);
  }
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const seatOf = (who: Who): Seat => seats.get(who) as Seat;
const pageOf = (who: Who): Page => seatOf(who).page;
const go = (who: Who, path: string) => pageOf(who).goto(`${demo.origin}${PLAN}${path}`);

/** The button is there, cannot be used, and says why to everybody. */
async function saysWhy(button: Locator, why: RegExp): Promise<void> {
  await button.waitFor();
  const said = () =>
    button.evaluate((one) => [
      one.getAttribute("aria-disabled"),
      document.getElementById(one.getAttribute("aria-describedby") ?? "")?.textContent,
    ]);
  // A page that still reads names draws its tools anew.
  await expect.poll(said, { timeout: 10_000 }).toEqual(["true", expect.stringMatching(why)]);
}

/** The API refuses whoever asks it anyway, in words. */
async function refuses(
  who: Who,
  method: string,
  path: string,
  data?: unknown,
  expected: [number, string] = [403, "forbidden"],
): Promise<void> {
  const address = `${demo.origin}/api/v1/plans/demo-city${path}`;
  const answer = await tell(seatOf(who).context.request, method, address, data);
  const problem = (await answer.json()) as { title: string; code: string };
  expect([path, answer.status(), problem.code]).toEqual([path, ...expected]);
  expect(problem.title).toMatch(/\p{Script=Han}/u);
}

const value = (area: string) => ({
  title: "越权",
  rows: [
    { indicator: "HTE_COUNT", area, period: "2025", value: "119", unit: "家", status: "A", source: "来函" },
  ],
});

let submission = "";

test("a reporter enters numbers of its own area and of no other", async () => {
  await go("county", "/observations?indicator=HTE_COUNT&from=2025&to=2025");
  const page = pageOf("county");
  const grid = page.getByRole("grid");
  await grid.getByRole("gridcell", { name: "云砚区" }).waitFor();
  expect(await grid.getByRole("gridcell", { name: "双漪县" }).count()).toBe(0);
  await saysWhy(page.getByRole("button", { name: /比较差异并审核/ }), /尚未填写/);
  await grid.getByRole("gridcell", { name: "117" }).click();
  await page.keyboard.type("119");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "比较差异并审核（1 条）" }).click();
  await page.getByRole("combobox", { name: "修订原因" }).click();
  await page.getByTitle("差错更正", { exact: true }).click();
  await page.getByLabel("报送名称").fill("云砚区更正");
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("heading", { level: 1, name: "云砚区更正" }).waitFor();
  submission = new URL(page.url()).pathname.split("/").pop() ?? "";
  await refuses("county", "POST", "/observations", value("X990127"));
});

test("a file with another county's numbers is refused as a whole, with the reason", async () => {
  await go("county", "/observations?mode=file");
  const page = pageOf("county");
  const csv = "\ufeffindicator,area,period,value,unit\nHTE_COUNT,X990127,2025,60,家\n";
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "别处.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("alert").filter({ hasText: "请求编号" }).waitFor();
});

test("a reporter neither accepts its own submission nor releases, decides or publishes", async () => {
  const page = pageOf("county");
  await go("county", `/submissions/${submission}`);
  for (const name of ["通过", "退回"])
    await saysWhy(page.getByRole("button", { name, exact: true }), /审核权限/);
  await refuses("county", "POST", `/submissions/${submission}/accept`, {});
  await go("county", "/releases");
  await saysWhy(page.getByRole("button", { name: "新建定版" }).first(), /定版的权限/);
  await refuses("county", "POST", "/releases", { title: "越权" });
  await refuses("county", "POST", "/publications", {
    title: "越权",
    release: "R-001",
    indicators: ["RD_GDP"],
  });
  await refuses("county", "POST", "/proposals/decide", { decisions: [] });
});

test("a reviewer enters nothing, withdraws nothing and makes no release", async () => {
  const page = pageOf("reviewer");
  await go("reviewer", "/observations?indicator=HTE_COUNT&from=2025&to=2025");
  await saysWhy(page.getByRole("button", { name: /比较差异并审核/ }), /填报数据的权限/);
  await refuses("reviewer", "POST", "/observations", value("X990101"));
  await go("reviewer", "/releases/R-001");
  await saysWhy(page.getByRole("button", { name: /撤回所选/ }), /专门授权/);
  await refuses("reviewer", "POST", "/withdrawals", { submission, observations: [], reason: "越权" });
  await refuses("reviewer", "POST", "/releases", { title: "越权" });
});

test("the plan office does not accept what it handed in itself", async () => {
  const page = pageOf("office");
  await go("office", "/observations?mode=file");
  const csv = "\ufeffindicator,area,period,value,unit,source\nRD_GDP,X9901,2025,2.55,%,来函\n";
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "研发.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("heading", { level: 1, name: "研发" }).waitFor();
  const own = new URL(page.url()).pathname.split("/").pop();
  await saysWhy(page.getByRole("button", { name: "通过", exact: true }), /他人审核/);
  await refuses("office", "POST", `/submissions/${own}/accept`, {}, [409, "own_submission"]);
});

test("the office of one plan keeps nothing that all plans share", async () => {
  const page = pageOf("office");
  await page.goto(`${demo.origin}/bodies`);
  await saysWhy(page.getByRole("button", { name: "导入", exact: true }), /不限规划/);
  const body = { code: "X9901-A9", name: "越权中心（虚构）" };
  const address = `${demo.origin}/api/v1/bodies/${body.code}`;
  const answer = await tell(seatOf("office").context.request, "PUT", address, body);
  const problem = (await answer.json()) as { title: string; code: string };
  expect([answer.status(), problem.code]).toEqual([403, "forbidden"]);
  expect(problem.title).toContain("不限规划");
});

test("nobody publishes alone: one needs the right, the other a second person", async () => {
  const title = "高新技术企业数量（示例）";
  const page = pageOf("head");
  await go("head", "/publications");
  await page.getByRole("button", { name: "提请公开" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("名称").fill(title);
  await form.getByRole("combobox", { name: "指标" }).fill("高新技术企业数量");
  await page.getByTitle("高新技术企业数量", { exact: true }).click();
  await form.getByLabel("名称").click();
  await form.getByRole("button", { name: "提请公开" }).click();
  const mine = page.getByRole("row").filter({ hasText: title });
  await saysWhy(mine.getByRole("button", { name: "批准公开" }), /他人批准/);
  const code = (await mine.getByRole("cell").first().innerText()).trim();
  await refuses("head", "POST", `/publications/${code}/publish`, undefined, [409, "own_publication"]);
  await go("office", "/publications");
  const theirs = pageOf("office").getByRole("row").filter({ hasText: title });
  await saysWhy(theirs.getByRole("button", { name: "批准公开" }), /专门授权/);
  await refuses("office", "POST", `/publications/${code}/publish`);
});

test("a leader reads why and changes nothing", async () => {
  const page = pageOf("leader");
  await go("leader", "/assessment?at=2024&open=T-001");
  const bases = page.getByRole("dialog").getByRole("table", { name: "不同基期的评价" });
  await saysWhy(bases.getByRole("button", { name: "采用" }).first(), /权限|授权/);
  const basis = { target: "T-001", revision: "r1", reason: "越权" };
  await refuses("leader", "POST", "/bases", basis);
  await go("leader", "/ledger?open=T-008&tab=owners");
  await saysWhy(page.getByRole("dialog").getByRole("button", { name: "增加单位" }), /台账的权限/);
  await refuses("leader", "POST", "/owners", { item: "T-008", role: "lead", body_name: "市科技局" });
  expect(await page.getByRole("menuitem", { name: "数据录入与导入" }).count()).toBe(0);
  await refuses("leader", "POST", "/observations", value("X990101"));
});

test("the people's congress reads what is for it, and nothing behind it", async () => {
  const page = pageOf("congress");
  const menu = await page.getByRole("navigation", { name: "菜单" }).getByRole("link").allInnerTexts();
  for (const name of [
    "规划文本",
    "待确认条目",
    "数据录入与导入",
    "报送与审核",
    "任务与里程碑",
    "公开网页导出",
  ])
    expect(menu).not.toContain(name);
  await go("congress", "/releases");
  await saysWhy(page.getByRole("button", { name: "新建定版" }).first(), /定版的权限/);
  for (const path of ["/submissions", "/proposals", "/documents", "/trend?indicator=RD_GDP&area=X9901"])
    await refuses("congress", "GET", path);
  await refuses("congress", "POST", "/observations", value("X990101"));
  expect(await accessibility(page)).toEqual([]);
});

/** The pages of a plan that the people's congress may open. */
const OF_A_PLAN = ["", "/ledger", "/indicators", "/indicators/RD_GDP", "/releases", "/map", "/assessment"];

test("the people's congress without a grant for a plan is refused, and sees no empty board of it", async () => {
  const page = pageOf("congress");
  for (const path of OF_A_PLAN) {
    await page.goto(`${demo.origin}/p/shangrao${path}`);
    await page.getByRole("alert").filter({ hasText: "没有对此规划" }).waitFor();
    expect([path, await page.getByRole("table").count()]).toEqual([path, 0]);
    expect([path, await page.getByRole("figure").count()]).toEqual([path, 0]);
  }
});

test("the people's congress with a grant for a plan that published nothing is told why it is empty", async () => {
  const security = await sit(browser, demo.origin);
  await security.page.goto(linkOf(demo, "安全管理员"));
  await security.page.getByRole("navigation", { name: "菜单" }).waitFor();
  const grant = { account: "demo-congress", role: "congress", plan: "shangrao" };
  await ask(security, "POST", `${demo.origin}/api/v1/grants`, grant);
  await security.context.close();
  const page = pageOf("congress");
  for (const path of ["", "/ledger", "/indicators/RD_GDP", "/map", "/assessment"]) {
    await page.goto(`${demo.origin}/p/shangrao${path}`);
    await page.getByText("这里只显示已公开的内容").waitFor();
  }
  expect(await accessibility(page)).toEqual([]);
});

test("the people's congress sees on the first screen what was published, and is not told that all is well", async () => {
  await go("congress", "");
  const page = pageOf("congress");
  const table = page.getByRole("region", { name: "已公开的数据" });
  await table.getByRole("row").filter({ hasText: "高新技术企业数量" }).getByText("431").waitFor();
  await table.getByText("共 6 条").waitFor();
  for (const untold of ["应有的数据都有了", "尚无定版", "尚无报送", /可评价/])
    expect(await page.getByText(untold).count()).toBe(0);
  expect(await accessibility(page)).toEqual([]);
});

test("who may not see the documents is told so, and sees no empty list", async () => {
  await go("congress", "/documents");
  const page = pageOf("congress");
  await page.getByText("您的角色不能查看规划文本").waitFor();
  expect(await page.getByText(/共 \d+ 条/).count()).toBe(0);
  expect(await accessibility(page)).toEqual([]);
});

test("nobody signed in sees nothing while the public pages are closed", async () => {
  const system = await sit(browser, demo.origin);
  await system.page.goto(linkOf(demo, "系统管理员"));
  await system.page.getByRole("navigation", { name: "菜单" }).waitFor();
  await system.page.goto(`${demo.origin}/settings`);
  await system.page.getByRole("switch", { name: "开放公开页面" }).click();
  await system.page.getByRole("button", { name: "保存" }).click();
  await system.page.getByText("设置已保存").waitFor();
  await system.context.close();
  const { page, context } = await sit(browser, demo.origin);
  for (const path of [
    "/plans",
    "/plans/demo-city/assessment",
    "/plans/demo-city/ledger",
    "/accounts",
    "/audit/verify",
  ]) {
    const answer = await tell(context.request, "GET", `${demo.origin}/api/v1${path}`);
    expect([path, answer.status()]).toEqual([path, 401]);
  }
  await page.goto(`${demo.origin}${PLAN}/ledger?q=研发`);
  await page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
  await page.getByRole("note").waitFor();
  expect(await page.getByRole("navigation").count()).toBe(0);
  await page.goto(`${demo.origin}/public/demo-city`);
  await page.getByText("公开页面未开放").waitFor();
  await context.close();
});

test("nothing failed behind the screen and nothing left the origin", () => {
  expect([...seats.values()].flatMap(({ faults }) => faults)).toEqual([]);
});
