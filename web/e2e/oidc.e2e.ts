/** Sign-in at the organisation's own page, through a real OpenID Connect provider. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibility, launch, type Seat, sit } from "./support/browser";
import { type Fresh, startFresh } from "./support/fresh";
import { ask, enter } from "./support/office";
import { freePort, hasProvider, type Provider, startProvider } from "./support/provider";

// `npm ci` in crates/waymark-app/tests/oidc brings the provider; the checks run it.
describe.skipIf(!hasProvider)("OpenID Connect", () => {
  let provider: Provider;
  let fresh: Fresh;
  let browser: Browser;
  let seat: Seat;
  let page: Page;

  beforeAll(async () => {
    const port = await freePort();
    provider = await startProvider(port);
    [fresh, browser] = await Promise.all([startFresh(port, "--oidc", provider.file), launch()]);
    const at = (path: string) => `${fresh.origin}/api/v1${path}`;
    const system = await enter(browser, fresh.origin, fresh.links.get("sysadmin") ?? "");
    const security = await enter(browser, fresh.origin, fresh.links.get("secadmin") ?? "");
    await ask(system, "POST", at("/accounts"), {
      code: "office",
      display_name: "规划科",
      subject: "alice",
    });
    await ask(security, "POST", at("/accounts/office/approve"));
    await ask(security, "POST", at("/grants"), { account: "office", role: "plan_office", rights: [] });
    seat = await sit(browser, fresh.origin, { friend: provider.issuer });
    page = seat.page;
  });

  afterAll(async () => {
    await browser?.close();
    await fresh?.stop();
    provider?.stop();
  });

  /** From the sign-in page to the provider's, and its answer. */
  async function signInAs(name: string): Promise<void> {
    await page.getByRole("link", { name: "使用统一认证登录" }).click();
    await page.getByRole("heading", { name: "Sign-in of the organisation" }).waitFor();
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Sign in" }).click();
  }

  test("whom the provider refuses comes back with the reason", async () => {
    await page.goto(`${fresh.origin}/packs`);
    await page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
    await signInAs("nobody");
    await page.getByRole("alert").filter({ hasText: "统一身份认证未通过" }).waitFor();
    expect(await accessibility(page)).toEqual([]);
  });

  test("whom the provider knows and this system does not is refused too", async () => {
    await signInAs("mallory");
    await page.getByRole("alert").filter({ hasText: "统一身份认证未通过" }).waitFor();
    await seat.context.clearCookies();
  });

  test("the account's person comes in, to the page asked for, and out again", async () => {
    await page.goto(`${fresh.origin}/packs?q=areas`);
    await signInAs("alice");
    await page.getByRole("heading", { level: 1, name: "标准包" }).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("areas");
    await page.getByRole("button", { name: "规划科 的账号菜单" }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
  });

  test("nothing failed behind the screen and nothing else left the origin", () => {
    expect(seat.faults).toEqual([]);
  });
});
