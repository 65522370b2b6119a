/**
 * What the built app is made of must exist in Chromium 89: calls, which the build does not lower;
 * syntax, as a parser sees it; and what a style sheet needs to look right.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Calls younger than Chromium 89, with the version that brought them. */
const YOUNG = {
  "Object.hasOwn(": 93,
  "structuredClone(": 98,
  ".findLast(": 97,
  ".findLastIndex(": 97,
  ".toSorted(": 110,
  ".toReversed(": 110,
  ".toSpliced(": 110,
  "AbortSignal.timeout(": 103,
  "AbortSignal.any(": 116,
  "Promise.withResolvers": 119,
  "Object.groupBy(": 117,
  "Array.fromAsync(": 121,
  "crypto.randomUUID(": 92,
  ".at(-": 92,
  "static{": 94,
};
/** What the style sheet must not need, with the version that brought it. The styles antd writes at run time are its own: see README.md. */
const YOUNG_STYLES = [
  [/:has\(/, 105],
  [/color-mix\(|oklch\(/, 111],
  [/@layer\b/, 99],
  [/@container\b/, 105],
  [/@scope\b|@starting-style\b/, 117],
  [/\bsubgrid\b/, 117],
  [/\d(dvh|svh|lvh|dvw|cqw|cqh)\b/, 108],
  [/@media[^{]*\([^)]*[<>]/, 104],
  [/[{;]\s*&/, 112],
];

/** Syntax younger than Chromium 89 in a node, with the version that brought it. */
function youngSyntax(node) {
  if (ts.isClassStaticBlockDeclaration(node)) return ["static {}", 94];
  if (ts.isBinaryExpression(node) && ts.isPrivateIdentifier(node.left)) return ["#name in", 91];
  if (ts.isRegularExpressionLiteral(node)) {
    const flags = node.text.slice(node.text.lastIndexOf("/"));
    if (/[dv]/.test(flags)) return [`a regular expression with ${flags}`, flags.includes("v") ? 112 : 90];
  }
  if (ts.isImportDeclaration(node) && node.attributes) return ["import attributes", 123];
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Using) === ts.NodeFlags.Using)
    return ["using", 134];
  return undefined;
}

/** What is young in the syntax of a script, or wrong. */
function inScript(name, text) {
  const found = [];
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  for (const fault of file.parseDiagnostics) found.push(`${name}: ${fault.messageText}`);
  const see = (node) => {
    const young = youngSyntax(node);
    if (young) found.push(`${name}: ${young[0]} (Chromium ${young[1]})`);
    ts.forEachChild(node, see);
  };
  see(file);
  return found;
}

const inSheet = (name, text) =>
  YOUNG_STYLES.filter(([pattern]) => pattern.test(text)).map(
    ([pattern, version]) => `${name}: ${pattern} (Chromium ${version})`,
  );

const folder = "dist/assets";
const files = (ending) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
const calls = files(".js").flatMap(([name, text]) =>
  Object.entries(YOUNG).flatMap(([call, version]) => {
    const at = text.indexOf(call);
    return at < 0
      ? []
      : [`${name}: ${call} (Chromium ${version}) …${text.slice(Math.max(0, at - 80), at + 40)}…`];
  }),
);
const found = [
  ...calls,
  ...files(".js").flatMap(([name, text]) => inScript(name, text)),
  ...files(".css").flatMap(([name, text]) => inSheet(name, text)),
];
for (const line of found) console.log(line);
process.exitCode = found.length ? 1 : 0;
