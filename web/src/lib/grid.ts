/** What a grid for typing and pasting does, without the screen: cells are texts in rows. */

/** A place in the grid. */
export interface Place {
  row: number;
  column: number;
}

/** Rows of texts. */
export type Cells = string[][];

/** Takes apart what a spreadsheet puts on the clipboard: tabs, line ends, quoted cells. */
export function parseBlock(text: string): Cells {
  let row: string[] = [];
  const rows: Cells = [row];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < source.length; at += 1) {
    const c = source[at] ?? "";
    if (quoted) {
      if (c !== '"') cell += c;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === "\t" || c === "\n") {
      row.push(cell);
      cell = "";
      if (c === "\n") {
        row = [];
        rows.push(row);
      }
    } else cell += c;
  }
  row.push(cell);
  // A spreadsheet ends the block with a line end: no row of its own.
  if (rows.length > 1 && row.length === 1 && row[0] === "") rows.pop();
  return rows;
}

/** The reverse, for copying. */
export const printBlock = (cells: Cells): string =>
  cells
    .map((row) => row.map((c) => (/[\t\n"]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join("\t"))
    .join("\n");

/** Puts a block into the grid from a place on; rows are added, columns beyond the last are dropped. */
export function paste(
  cells: Cells,
  at: Place,
  block: Cells,
  columns: number,
  locked: ReadonlySet<number>,
): { cells: Cells; dropped: number } {
  const next = cells.map((row) => [...row]);
  let dropped = 0;
  block.forEach((line, down) => {
    const row = at.row + down;
    while (next.length <= row) next.push(Array<string>(columns).fill(""));
    line.forEach((value, right) => {
      const column = at.column + right;
      const target = next[row];
      if (target && column < columns && !locked.has(column)) target[column] = value.trim();
      else if (value.trim() !== "") dropped += 1;
    });
  });
  return { cells: next, dropped };
}

/** Where a key leads from a place; null where it leads nowhere. Tab and Enter go round at the end. */
export function step(from: Place, key: string, shift: boolean, rows: number, columns: number): Place | null {
  const at = from.row * columns + from.column;
  const inBounds = (row: number, column: number) =>
    row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null;
  switch (key) {
    case "ArrowUp":
      return inBounds(from.row - 1, from.column);
    case "ArrowDown":
      return inBounds(from.row + 1, from.column);
    case "Enter":
      return inBounds(from.row + (shift ? -1 : 1), from.column);
    case "ArrowLeft":
      return inBounds(from.row, from.column - 1);
    case "ArrowRight":
      return inBounds(from.row, from.column + 1);
    case "Tab": {
      const next = at + (shift ? -1 : 1);
      return inBounds(Math.floor(next / columns), ((next % columns) + columns) % columns);
    }
    case "Home":
      return { row: from.row, column: 0 };
    case "End":
      return { row: from.row, column: columns - 1 };
    case "PageUp":
      return { row: Math.max(0, from.row - 10), column: from.column };
    case "PageDown":
      return { row: Math.min(rows - 1, from.row + 10), column: from.column };
    default:
      return null;
  }
}

/** The corners of a selection, first row and column first. */
export function corners(a: Place, b: Place): { from: Place; to: Place } {
  return {
    from: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    to: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  };
}

/** The texts of a selection. */
export function block(cells: Cells, a: Place, b: Place): Cells {
  const { from, to } = corners(a, b);
  return cells
    .slice(from.row, to.row + 1)
    .map((row) =>
      Array.from({ length: to.column - from.column + 1 }, (_, at) => row[from.column + at] ?? ""),
    );
}

/** The grid with the selection emptied; locked columns stay. */
export function clear(cells: Cells, a: Place, b: Place, locked: ReadonlySet<number>): Cells {
  const { from, to } = corners(a, b);
  return cells.map((row, r) =>
    r < from.row || r > to.row
      ? row
      : row.map((value, c) => (c < from.column || c > to.column || locked.has(c) ? value : "")),
  );
}
