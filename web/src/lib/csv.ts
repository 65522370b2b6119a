/** CSV that spreadsheets open rightly: UTF-8 with byte order mark, CRLF, nothing that runs as a formula. */

/** A cell of a download: text, or a decimal that is a number there. */
export interface Cell {
  text: string;
  /** The decimal, where the cell is a number. */
  number?: string | null;
}

/** Text that begins like a formula is kept from running by an apostrophe. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The bytes of a CSV file. Lines before the header (title, source, 示例数据) are written as single cells. */
export function csv(header: string[], rows: Cell[][], before: string[] = []): string {
  const lines = [
    ...before.map((line) => quoted(harmless(line))),
    header.map((cell) => quoted(harmless(cell))).join(","),
    ...rows.map((row) => row.map((cell) => quoted(cell.number ?? harmless(cell.text))).join(",")),
  ];
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
