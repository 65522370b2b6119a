import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listOf, parseToml, textOf } from "./toml";

const PACKS = new URL("../../../packs/", import.meta.url);

test("strings, lists over lines, tables and lists of tables", () => {
  const read = parseToml(
    'a = "x # y" # note\nb = [\n "1",\n "2",\n]\n[word.done]\nzh = "完成"\n[[band]]\ncode = 3\n[[band]]\non = true',
  );
  expect(read.a).toBe("x # y");
  expect(textOf(read, "b")).toBe("1、2");
  expect(read.word).toEqual({ done: { zh: "完成" } });
  expect(listOf(read, "band")).toEqual([{ code: "3" }, { on: true }]);
});

test("every pack of the repository says who it is and what it holds", () => {
  const packs = readdirSync(PACKS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(packs.length).toBeGreaterThan(3);
  for (const { name } of packs) {
    const manifest = parseToml(readFileSync(new URL(`${name}/pack.toml`, PACKS), "utf8"));
    expect(textOf(manifest, "id")).toBe(name);
    expect(listOf(manifest, "file").length).toBeGreaterThan(0);
  }
});
