/** Every text is a key, every key has a text in both languages, and no text is left over. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const SOURCE = new URL("..", import.meta.url).pathname;

function keysOf(language: string): Set<string> {
  const keys = new Set<string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === "string") keys.add(path);
    else
      for (const [name, inner] of Object.entries(value as object))
        walk(inner, path ? `${path}.${name}` : name);
  };
  const folder = join(SOURCE, "locales", language);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    walk(JSON.parse(readFileSync(join(folder, file), "utf8")), file.slice(0, -".json".length));
  }
  return keys;
}

const sources = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^stories|^api\/generated|^locales/.test(path))
  .map((path) => {
    const text = readFileSync(join(SOURCE, path), "utf8");
    const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind) };
  });

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => visit(child, see));
}

const isCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && /^(t|i18next\.t|i18n\.t)$/.test(node.expression.getText());

/** Keys asked for as they are, and beginnings of keys that are put together. */
function used(): { whole: Map<string, string>; prefixes: Map<string, string> } {
  const whole = new Map<string, string>();
  const prefixes = new Map<string, string>();
  const take = (node: ts.Expression | undefined, path: string) => {
    if (!node) return;
    if (ts.isStringLiteralLike(node)) whole.set(node.text, path);
    else if (ts.isTemplateExpression(node)) prefixes.set(node.head.text, path);
    else if (ts.isConditionalExpression(node)) {
      take(node.whenTrue, path);
      take(node.whenFalse, path);
    }
  };
  for (const { path, tree } of sources) {
    visit(tree, (node) => {
      if (isCall(node)) take(node.arguments[0], path);
      // Titles of routes are keys too.
      if (
        ts.isPropertyAssignment(node) &&
        node.name.getText() === "title" &&
        node.parent.parent.getText().startsWith("staticData")
      ) {
        take(node.initializer, path);
      }
    });
  }
  return { whole, prefixes };
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const chinese = keysOf("zh-CN");
const english = keysOf("en");
const { whole, prefixes } = used();

test("both languages have the same keys", () => {
  const bare = (keys: Set<string>) => [...new Set([...keys].map((key) => key.replace(PLURAL, "")))].sort();
  expect(bare(english)).toEqual(bare(chinese));
});

test("every key in the code has a text", () => {
  const known = new Set([...chinese].map((key) => key.replace(PLURAL, "")));
  expect([...whole].filter(([key]) => !known.has(key))).toEqual([]);
  expect(
    [...prefixes].filter(([prefix]) => prefix === "" || ![...known].some((key) => key.startsWith(prefix))),
  ).toEqual([]);
});

test("every text is used", () => {
  const isUsed = (key: string) =>
    whole.has(key) || [...prefixes.keys()].some((prefix) => key.startsWith(prefix));
  expect([...chinese].map((key) => key.replace(PLURAL, "")).filter((key) => !isUsed(key))).toEqual([]);
});

/** Attributes that people read or hear. */
const SPOKEN =
  /^(title|label|placeholder|alt|aria-label|description|subTitle|okText|cancelText|extra|tooltip|message|prompt|summary)$/;
/** Names of formats and keys that are the same in every language. */
const SAME = /^(Ctrl K|kbd)$/;

const isText = (text: string) => /[\p{L}]/u.test(text) && !SAME.test(text.trim());

test("no text is written into the screens", () => {
  const found: string[] = [];
  for (const { path, tree } of sources) {
    visit(tree, (node) => {
      if (ts.isJsxText(node) && isText(node.text)) found.push(`${path}: ${node.text.trim()}`);
      const spoken = ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText()) && node.initializer;
      if (spoken && ts.isStringLiteral(spoken) && isText(spoken.text)) found.push(`${path}: ${spoken.text}`);
    });
  }
  expect(found).toEqual([]);
});

test("no Chinese stands in code outside of font names and units", () => {
  const allowed = /^\^\[元人家件项次户\]\$$|^[※—宋体Ａ-Ｚ０-９．，－＋％\s"PingFang]+$|宋体/;
  const found: string[] = [];
  for (const { path, tree } of sources) {
    visit(tree, (node) => {
      const text =
        ts.isStringLiteralLike(node) ||
        ts.isTemplateHead(node) ||
        ts.isTemplateMiddle(node) ||
        ts.isTemplateTail(node) ||
        ts.isJsxText(node)
          ? node.text
          : "";
      if (/\p{Script=Han}/u.test(text) && !allowed.test(text)) found.push(`${path}: ${text}`);
    });
  }
  expect(found).toEqual([]);
});
