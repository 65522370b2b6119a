import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL(".", import.meta.url);
const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));

/** Classes a sheet gives looks of their own: `.name {` or `.name,` at the beginning of a line. */
const classes = (name: string) =>
  new Set(
    [...readFileSync(new URL(name, folder), "utf8").matchAll(/^\.(wm-[a-z0-9-]+)\s*[{,]/gm)].map(
      (match) => match[1] ?? "",
    ),
  );

test("a class has its looks in one sheet", () => {
  const twice = sheets.flatMap((one, at) =>
    sheets.slice(at + 1).flatMap((other) => {
      const mine = classes(one);
      return [...classes(other)].filter((name) => mine.has(name));
    }),
  );
  expect(sheets.length).toBeGreaterThan(1);
  expect(twice).toEqual([]);
});
