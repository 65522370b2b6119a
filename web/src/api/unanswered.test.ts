import { afterEach, expect, test, vi } from "vitest";
import { keyOfUnanswered, sendRemembering } from "./unanswered";

const write = (body: string, key = "k1") =>
  new Request("http://here/api/v1/plans", {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
  });

afterEach(() => vi.unstubAllGlobals());

test("a write without an answer keeps its key; another one has its own; an answer ends it", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("away")));
  await expect(sendRemembering(write("{}"))).rejects.toThrow("away");
  expect(await keyOfUnanswered(write("{}", "k2"))).toBe("k1");
  expect(await keyOfUnanswered(write('{"other":1}', "k2"))).toBeNull();
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}")));
  await sendRemembering(write("{}"));
  expect(await keyOfUnanswered(write("{}", "k3"))).toBeNull();
});

test("the body is still there for the server", async () => {
  let seen = "";
  vi.stubGlobal("fetch", async (request: Request) => {
    seen = await request.text();
    return new Response("{}");
  });
  await sendRemembering(write('{"a":1}'));
  expect(seen).toBe('{"a":1}');
});
