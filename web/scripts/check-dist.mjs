/** What the built app calls must exist in Chromium 89; syntax is lowered by the build, calls are not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

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
const folder = "dist/assets";
const found = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return Object.entries(YOUNG).flatMap(([call, version]) => {
      const at = text.indexOf(call);
      return at < 0
        ? []
        : [`${name}: ${call} (Chromium ${version}) …${text.slice(Math.max(0, at - 80), at + 40)}…`];
    });
  });
for (const line of found) console.log(line);
process.exitCode = found.length ? 1 : 0;
