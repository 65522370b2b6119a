/** People of the demo, each in front of the app. */
import type { Browser } from "playwright-core";
import { type Seat, sit } from "./browser";
import { type Demo, linkOf } from "./demo";

/** Who is who in the fictional city, by the beginning of their names. */
export const WHO = {
  system: "系统管理员",
  security: "安全管理员",
  audit: "审计管理员",
  office: "规划办 负责人",
} as const;

/** One of them. */
export type Who = keyof typeof WHO;

/** Everyone signed in by their one-time links. */
export async function seatAll(browser: Browser, demo: Demo): Promise<Record<Who, Seat>> {
  const seated = {} as Record<Who, Seat>;
  for (const who of Object.keys(WHO) as Who[]) {
    const seat = await sit(browser, demo.origin);
    await seat.page.goto(linkOf(demo, WHO[who]));
    await seat.page.getByRole("navigation").first().waitFor();
    seated[who] = seat;
  }
  return seated;
}
