import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { address, api, asNobody } from "./client";
import type { PlanBodies, PlanInputs, PlanNoun } from "./nouns";
import type { AnswerOf, paths, Schema } from "./schema";

// A browser completes an address by that of the page; here there is none.
vi.hoisted(() => {
  const { Request: Plain } = globalThis;
  globalThis.Request = class extends Plain {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === "string" ? new URL(input, "http://here") : input, init);
    }
  };
});

/** What the compiler must refuse: each line below fails the check of types as soon as it compiles. */
const refused = () => {
  const path = { plan: "demo" };
  const one = { path: { ...path, code: "P-1" } };
  // @ts-expect-error: no such address
  void api.GET("/plans/{plan}/nothing", { params: { path } });
  // @ts-expect-error: no such method there
  void api.DELETE("/plans/{plan}/releases", { params: { path } });
  // @ts-expect-error: no such parameter
  void api.GET("/plans/{plan}/ledger", { params: { path, query: { limt: 10 } } });
  // @ts-expect-error: the address is not whole
  void api.GET("/plans/{plan}/ledger");
  // @ts-expect-error: no such field
  void api.POST("/session", { body: { name: "a", password: "b", tofu: "c" } });
  // @ts-expect-error: a field that must be there
  void api.POST("/session", { body: { name: "a" } });
  // @ts-expect-error: nothing is sent there
  void api.POST("/plans/{plan}/publications/{code}/publish", { params: one, body: {} });
  // @ts-expect-error: bytes are sent there
  void api.POST("/files", { body: "text" });
  // @ts-expect-error: no such value
  const state: PlanInputs["tasks"]["state"] = "asleep";
  // @ts-expect-error: no such noun
  const noun: PlanNoun = "dreams";
  return [state, noun, address("/files/{sha256}", { path: { sha256: "0" } })];
};

test("answers and bodies are those of the description", () => {
  expect(refused).toBeTypeOf("function");
  expectTypeOf<AnswerOf<paths["/session"]["get"]>>().toEqualTypeOf<Schema["SessionView"]>();
  expectTypeOf<AnswerOf<paths["/session"]["delete"]>>().toEqualTypeOf<undefined>();
  expectTypeOf<AnswerOf<paths["/files"]["post"]>>().toEqualTypeOf<Schema["FileInfo"]>();
  expectTypeOf<PlanBodies["tasks"]>().toEqualTypeOf<Schema["Task"]>();
  expectTypeOf<PlanInputs["tasks"]>().toEqualTypeOf<Schema["TaskInput"]>();
  expectTypeOf<"ledger" | "documents" | "submissions">().toExtend<PlanNoun>();
});

afterEach(() => vi.unstubAllGlobals());

/** What goes to the server. */
async function sent(call: () => Promise<unknown>): Promise<Request> {
  const requests: Request[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    requests.push(request);
    return Promise.resolve(new Response("{}", { headers: { "Content-Type": "application/json" } }));
  });
  await call();
  const [first] = requests;
  if (!first) throw new Error("nothing was sent");
  return first;
}

test("bytes go as they are, under their own type", async () => {
  const body = new Blob(["a,b\n"], { type: "text/csv" });
  const request = await sent(() =>
    api.POST("/files", {
      params: { query: { name: "a b.csv" } },
      headers: { "Content-Type": "text/csv" },
      body,
    }),
  );
  expect(request.url).toBe("http://here/api/v1/files?name=a%20b.csv");
  expect(request.headers.get("Content-Type")).toBe("text/csv");
  expect(request.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
  expect(await request.text()).toBe("a,b\n");
});

test("what is left out is not in the address; a reader who is nobody sends no session", async () => {
  const request = await sent(() =>
    asNobody.GET("/plans/{plan}/assessment", {
      params: { path: { plan: "demo/1" }, query: { at: undefined } },
    }),
  );
  expect(request.url).toBe("http://here/api/v1/plans/demo%2F1/assessment");
  expect(request.credentials).toBe("omit");
});

test("an address for a link has its parts in place", () => {
  expect(address("/audit/export", { query: { format: "csv" } })).toBe("/api/v1/audit/export?format=csv");
  expect(address("/backups/{id}", { path: { id: "a/b" } })).toBe("/api/v1/backups/a%2Fb");
});
