/** Answers of a pretended server for looking at the parts. Development only: no build includes this folder. */

import type { Envelope, Page, PlanBody, Role, Session } from "@/api/types";
import operations from "@/locales/en/operations.json";

const plan = (code: string, title: string, invented: boolean): Envelope<PlanBody> => ({
  kind: "plan",
  scope: "",
  code,
  version: 1,
  valid_from: null,
  valid_to: null,
  known_at: "2026-01-05",
  recorded_at: "2026-01-05T02:00:00Z",
  recorded_by: "office",
  change_id: "c-1",
  removed: false,
  body: {
    title,
    area: "X01",
    peers: [],
    term: "2021-2025",
    follows: null,
    rules: null,
    packs: [],
    invented,
    note: null,
  },
});

const plans: Page<Envelope<PlanBody>> = {
  items: [
    plan("demo", "示例市“十四五”科技创新规划", true),
    plan("demo-old", "示例市“十三五”科技创新规划", true),
  ],
  next: null,
  total: 2,
};

/** What the plan office does, as far as the menu asks. */
const WORK = Object.entries(operations).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}`),
);

const session = (role: Role): Session => ({
  account: { code: "office", name: "示例甲", body: null },
  display_name: "示例甲",
  grants: [
    {
      account: "office",
      role,
      plan: null,
      body: null,
      area: null,
      rights: [],
      valid_from: null,
      valid_to: null,
    },
  ],
  operations: role.endsWith("_administrator") ? ["account.write", "matrix.read"] : WORK,
  banner: "",
  banner_zh: "",
  banner_en: "",
  invented: true,
  must: null,
  must_set_password: false,
  second_factor: { set: true, required: true, recovery_left: 8 },
  idle_minutes: 30,
  session_hours: 12,
});

const secret = {
  secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
  uri: "otpauth://totp/Waymark:office?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Waymark",
};

/** Answers by the path below the API. `role` and `nobody` come from the address of the story. */
export function pretend(role: Role, nobody: boolean, must: "password" | "totp" | null): void {
  const real = window.fetch;
  const routes: Record<string, () => [number, unknown]> = {
    "GET /session": () =>
      nobody
        ? [401, { title: "未登录", status: 401, code: "not_signed_in" }]
        : [200, { ...session(role), must }],
    "GET /session/options": () => [200, { banner: null, oidc: { name: "示例市统一认证" } }],
    "POST /session": () => [
      401,
      {
        title: "账号或密码不正确",
        status: 401,
        code: "wrong_credentials",
        hint: "请检查后重试；连续 5 次错误将锁定 15 分钟。",
        request_id: "r-7f3a",
      },
    ],
    "POST /session/totp": () => [200, secret],
    "GET /plans": () => [200, plans],
    "GET /plans/demo": () => [200, plans.items[0]],
    "GET /search": () => [
      200,
      { items: [{ kind: "plan", scope: "", code: "demo", name: "示例市“十四五”科技创新规划", share: 1 }] },
    ],
  };
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    if (!path.startsWith("/api/v1")) return real(input, init);
    const [status, body] = routes[`${request.method} ${path.slice("/api/v1".length)}`]?.() ?? [
      404,
      { title: "没有此项", status: 404, code: "not_found" },
    ];
    return new Response(JSON.stringify(body), {
      status,
      headers: { "content-type": status < 400 ? "application/json" : "application/problem+json" },
    });
  };
}
