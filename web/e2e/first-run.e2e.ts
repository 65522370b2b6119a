/** The first day: three administrators come in by their links, the plan office gets its account, the plan is begun. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibility, launch, type Seat, sit } from "./support/browser";
import { type Fresh, startFresh } from "./support/fresh";
import { PASSWORD } from "./support/office";
import { codeOf } from "./support/totp";

let fresh: Fresh;
let browser: Browser;
const seats: Record<string, Seat> = {};
/** One-time links by account. */
let links: Map<string, string>;
/** What each person's authenticator app keeps. */
const secrets = new Map<string, string>();
/** Codes for a lost device. */
const recovery = new Map<string, string[]>();

beforeAll(async () => {
  [fresh, browser] = await Promise.all([startFresh(), launch()]);
  links = fresh.links;
});

afterAll(async () => {
  await browser?.close();
  await fresh?.stop();
});

const pageOf = (who: string): Page => (seats[who] as Seat).page;

/** A new window for a person. */
async function seat(who: string): Promise<Page> {
  seats[who] = await sit(browser, fresh.origin);
  return pageOf(who);
}

/** Opens a one-time link and chooses a password. */
async function enter(who: string): Promise<Page> {
  const page = await seat(who);
  await page.goto(links.get(who) ?? "");
  await page.getByLabel("新密码").fill(PASSWORD);
  expect(page.url()).not.toContain("#");
  await page.getByLabel("再输入一次").fill(PASSWORD);
  await page.getByRole("button", { name: "设置密码" }).click();
  return page;
}

/** Sets the second factor up with what the page shows, and keeps the codes for a lost device. */
async function proveSecond(who: string, page: Page): Promise<void> {
  await page.getByRole("img", { name: "动态验证码密钥的二维码" }).waitFor();
  const secret = (await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).innerText()).trim();
  secrets.set(who, secret);
  await page.getByLabel("动态验证码", { exact: true }).last().fill(codeOf(secret));
  await page.getByRole("button", { name: "确认" }).click();
  await page.getByText("设备遗失时，每个恢复码").waitFor();
  const codes = await page.getByText(/^[0-9A-Z]{4}(-?[0-9A-Z]{4}){3}$/).allInnerTexts();
  expect(codes.length).toBe(10);
  recovery.set(who, codes);
  await page.getByRole("button", { name: "已保存，继续" }).click();
}

const menuOf = (page: Page) => page.getByRole("navigation", { name: "菜单" });

test("the system administrator comes in by the link, sets the second factor up and asks it of everyone", async () => {
  const page = await enter("sysadmin");
  await menuOf(page).waitFor();
  await page.getByRole("button", { name: /账号菜单/ }).click();
  await page.getByRole("menuitem", { name: "我的账号" }).click();
  await page.getByRole("button", { name: "设置动态验证码" }).click();
  await proveSecond("sysadmin", page);
  await page.getByText("已设置，剩余恢复码 10 个。").waitFor();
  await page.getByRole("menuitem", { name: "系统设置" }).click();
  await page.getByRole("switch", { name: "所有账号须用动态验证码" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("设置已保存").waitFor();
});

test.each(["secadmin", "auditor"])("%s is asked for a password and the second factor", async (who) => {
  const page = await enter(who);
  await proveSecond(who, page);
  await menuOf(page).waitFor();
});

test("a link works once", async () => {
  const { page } = await sit(browser, fresh.origin);
  await page.goto(links.get("sysadmin") ?? "");
  await page.getByRole("alert").filter({ hasText: "链接" }).waitFor();
  expect(await accessibility(page)).toEqual([]);
  await page.context().close();
});

test("the banner says that no state secrets belong here; a wrong password says nothing about the account", async () => {
  const { page } = await sit(browser, fresh.origin);
  await page.goto(fresh.origin);
  await page.getByRole("note").filter({ hasText: "国家秘密" }).waitFor();
  await page.getByLabel("账号").fill("sysadmin");
  await page.getByLabel("密码").fill("不是这一句口令");
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("alert").filter({ hasText: "请求编号" }).waitFor();
  expect(await page.getByLabel("账号").inputValue()).toBe("sysadmin");
  await page.context().close();
});

test("signing in asks for the second factor; a recovery code stands in once", async () => {
  const { page } = await sit(browser, fresh.origin);
  const signIn = async (code: string) => {
    await page.goto(`${fresh.origin}/sign-in`);
    await page.getByLabel("账号").fill("auditor");
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByLabel("动态验证码").fill(code);
    await page.getByRole("button", { name: "确认" }).click();
  };
  const signOut = async () => {
    await page.getByRole("button", { name: /账号菜单/ }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
  };
  const menu = menuOf(page);
  await signIn(codeOf(secrets.get("auditor") ?? "", 1));
  await menu.waitFor();
  await signOut();
  const code = recovery.get("auditor")?.[0] ?? "";
  await signIn(code);
  await menu.waitFor();
  await signOut();
  await signIn(code);
  await page.getByRole("alert").filter({ hasText: "请求编号" }).waitFor();
  await page.context().close();
});

test("the plan office's account is requested, approved and granted by two people", async () => {
  const system = pageOf("sysadmin");
  await system.getByRole("menuitem", { name: "账号" }).click();
  await system.getByRole("button", { name: "申请账号" }).first().click();
  const form = system.getByRole("dialog");
  await form.getByLabel("登录名").fill("office");
  await form.getByLabel("姓名").fill("规划科");
  await form.getByRole("button", { name: "保存" }).click();
  await system.getByText("已提出申请：规划科").waitFor();

  const security = pageOf("secadmin");
  await security.goto(`${fresh.origin}/accounts?open=office`);
  const account = security.getByRole("dialog", { name: /规划科/ });
  await account.getByRole("button", { name: "批准", exact: true }).click();
  await security.getByText("已批准：规划科").waitFor();
  await account.getByRole("button", { name: "签发一次性链接" }).click();
  const sure = security.getByRole("dialog", { name: "签发新的一次性链接？" });
  await sure.getByRole("button", { name: "签发一次性链接" }).click();
  const shown = await security.getByRole("region", { name: "一次性链接" }).locator("code").innerText();
  links.set("office", shown.trim());

  await security.goto(`${fresh.origin}/grants?open=new`);
  const grant = security.getByRole("dialog");
  await grant.getByRole("combobox", { name: "账号" }).fill("office");
  await security.getByTitle("规划科 office").click();
  await grant.getByRole("combobox", { name: "角色" }).click();
  await security.getByTitle("规划办", { exact: true }).click();
  await grant.getByRole("region", { name: "这项授权允许什么" }).getByText("维护规划").waitFor();
  await grant.getByRole("button", { name: "保存" }).click();
  await security.getByText("已授权：office").waitFor();
});

test("the plan office begins its plan", async () => {
  const page = await enter("office");
  await proveSecond("office", page);
  await page.getByRole("heading", { level: 1, name: "规划" }).waitFor();
  expect(await accessibility(page)).toEqual([]);
  await page.getByRole("button", { name: "新建第一个规划" }).click();
  const form = page.getByRole("dialog", { name: "新建规划" });
  await form.getByLabel("规划名称").fill("上饶市“十四五”科技创新规划");
  await form.getByLabel("编号").fill("sti");
  await form.getByLabel("起始年").fill("2021");
  await form.getByLabel("终止年").fill("2020");
  await form.getByRole("button", { name: "保存" }).click();
  await form.getByText("不早于起始年").waitFor();
  await form.getByLabel("终止年").fill("2025");
  await form.getByLabel("区域").fill("上饶市");
  await page.getByTitle("上饶市 3611", { exact: true }).click();
  expect(await accessibility(page)).toEqual([]);
  await form.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存：上饶市“十四五”科技创新规划").waitFor();
  await page.getByRole("link", { name: "上饶市“十四五”科技创新规划" }).click();
  await page.getByRole("heading", { level: 1, name: /主要指标完成情况表/ }).waitFor();
});

test("nothing failed behind the screen and nothing left the origin", () => {
  expect(Object.values(seats).flatMap(({ faults }) => faults)).toEqual([]);
});
