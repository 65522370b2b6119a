/**
 * Decimals as the API writes them: text. Nothing here goes through floating point, so a figure is shown,
 * compared and exported with exactly the digits it was reported with.
 */

/** value = units × 10^-scale. */
interface Decimal {
  units: bigint;
  scale: number;
}

const FORM = /^([+-]?)(\d+)(?:\.(\d+))?$/;

function parse(text: string): Decimal | null {
  const match = FORM.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", part = ""] = match;
  const units = BigInt(whole + part);
  return { units: sign === "-" ? -units : units, scale: part.length };
}

function print({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const sign = units < 0n ? "-" : "";
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Whether the text is a decimal of the API. */
export const isDecimal = (text: string): boolean => FORM.test(text.trim());

/** Order by value; null where one is no decimal. */
export function compareDecimals(a: string, b: string): number | null {
  const [x, y] = [parse(a), parse(b)];
  if (!x || !y) return null;
  const scale = Math.max(x.scale, y.scale);
  const level = (d: Decimal) => d.units * 10n ** BigInt(scale - d.scale);
  const difference = level(x) - level(y);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The value times 10^power, exactly: `shift("0.605", 2)` is `60.5`. */
export function shift(text: string, power: number): string {
  const decimal = parse(text);
  if (!decimal) return text;
  const scale = decimal.scale - power;
  return scale >= 0
    ? print({ units: decimal.units, scale })
    : print({ units: decimal.units * 10n ** BigInt(-scale), scale: 0 });
}

/** Rounded half away from zero (四舍五入) to so many digits after the point; zeros are kept. */
export function round(text: string, digits: number): string {
  const decimal = parse(text);
  if (!decimal) return text;
  if (decimal.scale <= digits) {
    return print({ units: decimal.units * 10n ** BigInt(digits - decimal.scale), scale: digits });
  }
  const step = 10n ** BigInt(decimal.scale - digits);
  const size = decimal.units < 0n ? -decimal.units : decimal.units;
  const units = (size + step / 2n) / step;
  return print({ units: decimal.units < 0n ? -units : units, scale: digits });
}

/** Without zeros at the end: `1.500` is `1.5`. */
export function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** With a comma every three digits, as statistics print them in both languages. */
export function group(text: string): string {
  const [whole = "", part] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** For drawing only: never for a figure that is read. */
export const toNumber = (text: string | null | undefined): number | null =>
  text != null && isDecimal(text) ? Number(text) : null;

/** The scale people speak in: 亿 from 10^8, 万 from 10^4 in Chinese; none in English. */
export function speak(text: string, language: string): { value: string; scale: "" | "wan" | "yi" } {
  if (!language.startsWith("zh") || !isDecimal(text)) return { value: text, scale: "" };
  const size = text.replace(/^[+-]/, "");
  if (compareDecimals(size, "100000000") !== -1) return { value: shift(text, -8), scale: "yi" };
  if (compareDecimals(size, "10000") !== -1) return { value: shift(text, -4), scale: "wan" };
  return { value: text, scale: "" };
}

/** With the minus sign of print, which is as wide as a digit. */
const minus = (text: string) => text.replace(/^-/, "−");

/** A figure for reading: rounded where digits are asked for, grouped, without needless zeros otherwise. */
export function formatDecimal(text: string, digits?: number | null): string {
  if (!isDecimal(text)) return text;
  const plain = text.trim().replace(/^\+/, "");
  return minus(group(digits == null ? trimZeros(plain) : round(plain, digits)));
}

/** A share (`"0.6"`) as a percentage with one digit at most: `60%`. */
export const formatShare = (text: string): string =>
  isDecimal(text) ? `${minus(group(trimZeros(round(shift(text, 2), 1))))}%` : text;

/** What people type or paste: full-width digits, grouping commas, blanks; null where it is no number. */
export function readDecimal(typed: string): string | null {
  const plain = typed
    .replace(/[０-９．，－＋％]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace("−", "-")
    .replace(/[\s\u00a0]/g, "");
  const ungrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replace(/,/g, "") : plain;
  const closed = ungrouped.replace(/^([+-]?)\./, "$10.").replace(/^\+/, "");
  return isDecimal(closed) ? closed : null;
}
