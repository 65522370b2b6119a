/** A system set up as on the first day (`first-run.e2e.ts` walks it), with its plan office and its plan. */
import { randomUUID } from "node:crypto";
import type { APIRequestContext, Browser } from "playwright-core";
import { type Seat, sit } from "./browser";
import type { Fresh } from "./fresh";

/** The password of everybody in these walks. */
export const PASSWORD = "翻山越岭的一句长口令 2026";

/** Asks the API as the window's person; what it refuses fails the walk. */
export async function ask<Answer = unknown>(
  { context }: Seat,
  method: "GET" | "POST" | "PUT" | "DELETE",
  address: string,
  data?: unknown,
): Promise<Answer> {
  const answer = await tell(context.request, method, address, data);
  if (!answer.ok()) throw new Error(`${method} ${address}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return (text ? JSON.parse(text) : null) as Answer;
}

/** Asks the API and gives its answer, refused or not. */
export const tell = (request: APIRequestContext, method: string, address: string, data?: unknown) =>
  request.fetch(address, {
    method,
    headers: {
      "Accept-Language": "zh-CN",
      ...(method === "GET" ? {} : { "Idempotency-Key": randomUUID() }),
      ...(method === "PUT" ? { "If-None-Match": "*" } : {}),
    },
    ...(data === undefined ? {} : { data }),
  });

/** Redeems a one-time link and chooses the password. */
export async function enter(browser: Browser, origin: string, link: string): Promise<Seat> {
  const seat = await sit(browser, origin);
  const token = decodeURIComponent(link.split("#")[1] ?? "");
  await ask(seat, "POST", `${origin}/api/v1/session/link`, { token });
  await ask(seat, "POST", `${origin}/api/v1/session/password`, { new: PASSWORD });
  return seat;
}

/** The plan office of a fresh system, with every right, at its own plan of Shangrao, code `sti`. */
export async function beginPlan(browser: Browser, { origin, links }: Fresh): Promise<Seat> {
  const at = (path: string) => `${origin}/api/v1${path}`;
  const [system, security] = await Promise.all(
    ["sysadmin", "secadmin"].map((who) => enter(browser, origin, links.get(who) ?? "")),
  );
  if (!system || !security) throw new Error("two administrators come in");
  await ask(system, "POST", at("/accounts"), { code: "office", display_name: "规划科" });
  await ask(security, "POST", at("/accounts/office/approve"));
  await ask(security, "POST", at("/grants"), {
    account: "office",
    role: "plan_office",
    rights: ["publish", "withdraw", "set_known_at", "adopt_basis"],
  });
  const { path } = await ask<{ path: string }>(security, "POST", at("/accounts/office/link"), {
    reset_second_factor: false,
  });
  const office = await enter(browser, origin, path);
  await ask(office, "PUT", at("/plans/sti"), {
    title: "上饶市“十四五”科技创新规划",
    term: "2021-2025",
    area: "3611",
  });
  await Promise.all([system.context.close(), security.context.close()]);
  return office;
}
