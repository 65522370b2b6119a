/**
 * A small workbook writer. Tables are downloaded as they stand on screen (filtered, sorted, with the chosen
 * columns), which a server endpoint cannot know; the format needs only four small parts in a zip without
 * compression, so no library is carried for it. Imports and templates are the server's.
 */
import type { Cell } from "./csv";
import { isDecimal } from "./decimal";
import { type Part, zip } from "./zip";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="14"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf fontId="0" xfId="0"/><xf fontId="1" fillId="2" xfId="0" applyFont="1" applyFill="1"/><xf fontId="2" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

const escapeXml = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** Spreadsheets hold fifteen digits; a longer decimal stays text and keeps them all. */
const fits = (number: string) =>
  isDecimal(number) && number.replace(/[^\d]/g, "").replace(/^0+/, "").length <= 15;

function cellXml(cell: Cell, place: string, style: number): string {
  const s = style ? ` s="${style}"` : "";
  if (cell.number != null && fits(cell.number)) return `<c r="${place}"${s}><v>${cell.number}</v></c>`;
  if (cell.text === "") return "";
  return `<c r="${place}" t="inlineStr"${s}><is><t xml:space="preserve">${escapeXml(cell.text.slice(0, 32767))}</t></is></c>`;
}

const rowXml = (cells: Cell[], row: number, style: number) =>
  `<row r="${row}">${cells.map((cell, at) => cellXml(cell, columnName(at) + row, style)).join("")}</row>`;

/** Width in characters of a western letter; a Chinese one takes two. */
export const displayWidth = (text: string) =>
  Array.from(text).reduce((width, c) => width + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

function widths(header: string[], rows: Cell[][]): string {
  const cols = header.map((title, at) => {
    const seen = rows.slice(0, 200).map((row) => displayWidth(row[at]?.text ?? ""));
    const width = Math.min(60, Math.max(8, displayWidth(title), ...seen) + 2);
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  return cols.length ? `<cols>${cols.join("")}</cols>` : "";
}

function sheetXml(header: string[], rows: Cell[][], before: string[]): string {
  const top = before.map((line, at) => rowXml([{ text: line }], at + 1, at === 0 ? 2 : 0));
  const at = before.length + 1;
  const body = rows.map((row, index) => rowXml(row, at + 1 + index, 0));
  const head = rowXml(
    header.map((text) => ({ text })),
    at,
    1,
  );
  const view = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${at}" topLeftCell="A${at + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const filter = header.length
    ? `<autoFilter ref="A${at}:${columnName(header.length - 1)}${at + rows.length}"/>`
    : "";
  const page = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}${widths(header, rows)}<sheetData>${top.join("")}${head}${body.join("")}</sheetData>${filter}${page}</worksheet>`;
}

/** Sheet names: at most 31 characters, none of `[]:*?/\`. */
const sheetName = (title: string) =>
  title
    .replace(/[[\]:*?/\\']/g, " ")
    .trim()
    .slice(0, 31) || "Sheet1";

/** The bytes of a workbook with one sheet. Lines before the header hold title, source, date, 示例数据. */
export function xlsx(title: string, header: string[], rows: Cell[][], before: string[] = []): Uint8Array {
  const parts: Part[] = [
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${escapeXml(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", STYLES],
    ["xl/worksheets/sheet1.xml", sheetXml(header, rows, before)],
  ];
  return zip(parts);
}
