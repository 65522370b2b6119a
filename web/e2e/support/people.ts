/** People of the demo, each in front of the app. */
import type { Browser } from "playwright-core";
import { type Seat, sit } from "./browser";
import { type Demo, linkOf } from "./demo";

/** Who is who in the fictional city, by the beginning of their names. */
export const WHO = {
  office: "规划办 负责人",
  reporter: "填报 市工业和信息化局",
  reviewer: "审核 市科技局",
  leader: "领导 领导小组",
  congress: "人大 只读",
  system: "系统管理员",
  security: "安全管理员",
  audit: "审计管理员",
} as const;

/** One of them. */
export type Who = keyof typeof WHO;

/** Some of them signed in by their one-time links, each once. */
export async function seatAll<Some extends Who>(
  browser: Browser,
  demo: Demo,
  people: readonly Some[],
): Promise<Record<Some, Seat>> {
  const seated = {} as Record<Some, Seat>;
  for (const who of people) {
    const seat = await sit(browser, demo.origin);
    await seat.page.goto(linkOf(demo, WHO[who]));
    await seat.page.getByRole("navigation").first().waitFor();
    seated[who] = seat;
  }
  return seated;
}
