/** What a table shows of its rows: search, filters, order. The screen and the download ask the same. */
import type { Cell } from "./csv";
import { compareDecimals } from "./decimal";

/** One column, without its looks. */
export interface ColumnData<Row> {
  key: string;
  title: string;
  /** What the cell says, for search, filter and download. */
  text: (row: Row) => string;
  /** The decimal of a numeric column; null where there is none. Makes order and download numeric. */
  number?: (row: Row) => string | null;
  /** Unit of the figures where the screen prints it with each of them: a file says it in the heading. */
  unit?: string;
  /** An own order; otherwise by the decimal or by the text. */
  compare?: (a: Row, b: Row) => number;
}

/** The view of a table, as it stands in the address. */
export interface TableView {
  q?: string;
  /** Column, with `-` before it for the reverse. */
  sort?: string;
  /** `column:value`, several times. */
  filter?: string[];
  /** Columns that differ from the default: shown or hidden. */
  toggle?: string[];
}

/** The values chosen of each column. */
export function chosen(filter: readonly string[] = []): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const item of filter) {
    const colon = item.indexOf(":");
    if (colon < 1) continue;
    const column = item.slice(0, colon);
    result.set(column, (result.get(column) ?? new Set()).add(item.slice(colon + 1)));
  }
  return result;
}

/** Folded for search: width, case. */
const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** A row with what it is ordered by. */
interface Ranked<Row> {
  row: Row;
  number: string | null;
  /** Near enough to order most pairs at once; equal ones are compared digit by digit. */
  near: number;
  text: string;
}

/** Missing numbers come last in either order. */
function byNumber<Row>(a: Ranked<Row>, b: Ranked<Row>, sign: number): number {
  if (a.number === null || b.number === null) return a.number === b.number ? 0 : a.number === null ? 1 : -1;
  return sign * (a.near - b.near || (compareDecimals(a.number, b.number) ?? 0));
}

/** In order; what is asked of a row is asked once. */
function sort<Row>(rows: Row[], column: ColumnData<Row>, down: boolean, language: string): Row[] {
  const sign = down ? -1 : 1;
  const { compare } = column;
  if (compare) return rows.sort((a, b) => sign * compare(a, b));
  const ranked = rows.map((row): Ranked<Row> => {
    const number = column.number?.(row) ?? null;
    return { row, number, near: Number(number), text: column.number ? "" : column.text(row) };
  });
  const collator = new Intl.Collator(language, { numeric: true });
  ranked.sort(
    column.number ? (a, b) => byNumber(a, b, sign) : (a, b) => sign * collator.compare(a.text, b.text),
  );
  return ranked.map(({ row }) => row);
}

/** The rows to show, in their order. */
export function select<Row>(
  rows: readonly Row[],
  columns: readonly ColumnData<Row>[],
  view: TableView,
  language: string,
): Row[] {
  const words = fold(view.q ?? "")
    .split(/\s+/)
    .filter(Boolean);
  const filters = [...chosen(view.filter)].flatMap(([key, values]) => {
    const column = columns.find((one) => one.key === key);
    return column ? [{ column, values }] : [];
  });
  const kept = rows.filter((row) => {
    if (!filters.every(({ column, values }) => values.has(column.text(row)))) return false;
    if (!words.length) return true;
    const all = fold(columns.map((column) => column.text(row)).join("\n"));
    return words.every((word) => all.includes(word));
  });
  const down = view.sort?.startsWith("-") ?? false;
  const sorted = columns.find((column) => column.key === view.sort?.replace(/^-/, ""));
  return sorted ? sort(kept, sorted, down, language) : kept;
}

/** The different texts of a column, most frequent first, for its filter. */
export function distinct<Row>(rows: readonly Row[], column: ColumnData<Row>, max = 100): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = column.text(row);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, max)
    .map(([text]) => text);
}

/** The cells of a download. */
export const cells = <Row>(rows: readonly Row[], columns: readonly ColumnData<Row>[]): Cell[][] =>
  rows.map((row) =>
    columns.map((column) => ({ text: column.text(row), number: column.number?.(row) ?? null })),
  );
