import { readFileSync } from "node:fs";
import { join } from "node:path";
import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { operationsByPage } from "../../scripts/operations";
import { makeRouter } from "./router";

const HERE = import.meta.dirname;
const { pages, written } = operationsByPage(join(HERE, ".."));

/** Every operation of the committed description of the API. */
function described(): Set<string> {
  const { paths } = JSON.parse(readFileSync(join(HERE, "../../../docs/openapi.json"), "utf8")) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return new Set(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`),
    ),
  );
}

/** Pages that show nothing of the server's own. */
const STILL = new Set(["/help", "(root)"]);

test("the API has every operation a page uses", () => {
  const api = described();
  const unknown = [...pages].flatMap(([page, used]) =>
    [...used].filter((one) => !api.has(one)).map((one) => `${page}: ${one}`),
  );
  expect(unknown).toEqual([]);
  expect(api.size).toBeGreaterThan(150);
});

test("every page of the router is listed, and each reads something", () => {
  const { routesByPath } = makeRouter(new QueryClient());
  const listed = [...pages.keys()].map((page) => page.replace(/(.)\/$/, "$1"));
  expect(Object.keys(routesByPath).filter((path) => !listed.includes(path.replace(/(.)\/$/, "$1")))).toEqual(
    [],
  );
  expect([...pages].filter(([page, used]) => !used.size && !STILL.has(page)).map(([page]) => page)).toEqual(
    [],
  );
});

test("no operation is written that no page reaches", () => {
  const reached = new Set([...pages.values()].flatMap((used) => [...used]));
  const plain = [...written].filter((one) => !one.includes("{noun}"));
  expect(plain.filter((one) => !reached.has(one))).toEqual([]);
});

test("what each page uses", async () => {
  const list = [...pages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([page, used]) => [page, ...[...used].sort().map((one) => `  ${one}`)].join("\n"));
  await expect(`${list.join("\n")}\n`).toMatchFileSnapshot("operations.txt");
});
