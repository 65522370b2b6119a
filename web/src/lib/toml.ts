/**
 * Reads the part of TOML that packs use, enough to show what one holds: `key = value`, `[table]`, `[[list]]`,
 * strings, numbers, truth, short lists. What it does not know is left out; the server reads packs itself.
 */

/** A value of a pack's file. */
export type Toml = string | boolean | Toml[] | { [key: string]: Toml };

/** A table of a pack's file. */
export type TomlTable = { [key: string]: Toml };

function value(text: string): Toml | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith("[")) {
    const items = trimmed.replace(/^\[/, "").replace(/\]\s*(#.*)?$/, "");
    return [...items.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([^,\s][^,]*)/g)].map(
      (one) => one[1] ?? one[2] ?? one[3]?.trim() ?? "",
    );
  }
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'([^']*)'/.exec(trimmed);
  if (quoted) return (quoted[1] ?? quoted[2] ?? "").replaceAll('\\"', '"').replaceAll("\\n", "\n");
  const bare = /^[^#\s]+/.exec(trimmed)?.[0];
  if (bare === "true" || bare === "false") return bare === "true";
  return bare && !bare.startsWith("{") ? bare : undefined;
}

/** The table that a header opens; made where it is not there. */
function opened(root: TomlTable, path: string[], list: boolean): TomlTable {
  let table = root;
  path.forEach((name, at) => {
    const last = at === path.length - 1;
    const there = table[name];
    if (last && list) {
      const next: TomlTable = {};
      if (Array.isArray(there)) there.push(next);
      else table[name] = [next];
      table = next;
      return;
    }
    const inner = Array.isArray(there) ? there[there.length - 1] : there;
    if (typeof inner === "object" && !Array.isArray(inner)) table = inner;
    else {
      const next: TomlTable = {};
      table[name] = next;
      table = next;
    }
  });
  return table;
}

/** The tables of a text. */
export function parseToml(text: string): TomlTable {
  const root: TomlTable = {};
  let table = root;
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    let line = lines[at]?.trim() ?? "";
    if (!line || line.startsWith("#")) continue;
    const header = /^(\[\[|\[)\s*([^\]]+?)\s*\]/.exec(line);
    if (header && !/^[\w."'-]+\s*=/.test(line)) {
      const path = (header[2] ?? "").split(".").map((name) => name.trim().replace(/^["']|["']$/g, ""));
      table = opened(root, path, header[1] === "[[");
      continue;
    }
    const key = /^"?([\w$@-]+)"?\s*=\s*(.*)$/.exec(line);
    if (!key?.[1]) continue;
    line = key[2] ?? "";
    // A list over several lines ends with its bracket.
    while (line.startsWith("[") && !/\]\s*(#.*)?$/.test(line) && at + 1 < lines.length) {
      at += 1;
      line += ` ${lines[at]?.trim() ?? ""}`;
    }
    const read = value(line);
    if (read !== undefined) table[key[1]] = read;
  }
  return root;
}

/** A text of a table. */
export const textOf = (table: TomlTable | undefined, key: string): string => {
  const there = table?.[key];
  return typeof there === "string" ? there : Array.isArray(there) ? there.join("、") : "";
};

/** The tables of a list. */
export const listOf = (table: TomlTable | undefined, key: string): TomlTable[] => {
  const there = table?.[key];
  return Array.isArray(there)
    ? there.filter((one): one is TomlTable => typeof one === "object" && !Array.isArray(one))
    : [];
};
