/** Tables that people bring: CSV, or a block copied from a spreadsheet. */

/** Rows of cells. Tabs separate where the first line has one, commas otherwise; quotes as in CSV. */
export function parseTable(text: string): string[][] {
  const source = text.replace(/^\ufeff/, "");
  const separator = source.split(/\r?\n/, 1)[0]?.includes("\t") ? "\t" : ",";
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  const endCell = () => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some(Boolean)) rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (quoted) {
      if (sign === '"' && source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && !cell.trim()) {
      quoted = true;
      cell = "";
    } else if (sign === separator) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  endRow();
  return rows;
}

/** The rows below the first line that names a column, as records by column key. */
export function namedRows(
  table: string[][],
  columns: readonly { key: string; names: readonly string[] }[],
): Record<string, string>[] {
  const keyOf = (cell: string) =>
    columns.find(({ key, names }) =>
      [key, ...names].some((name) => name.toLowerCase() === cell.toLowerCase()),
    )?.key;
  const head = table.findIndex((row) => row.filter((cell) => keyOf(cell)).length >= 2);
  if (head < 0) return [];
  const keys = (table[head] ?? []).map(keyOf);
  return table
    .slice(head + 1)
    .map((row) =>
      Object.fromEntries(
        keys.flatMap((key, at) => (key ? [[key, (row[at] ?? "").replace(/^'(?=[=+\-@])/, "")]] : [])),
      ),
    );
}
