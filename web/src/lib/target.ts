/** Targets and shares as people print them. */
import { formatDecimal, formatShare, isDecimal, round, shift, trimZeros } from "./decimal";

/** What the comparison is printed as; none for an equal one. */
const SIGNS: Record<string, string> = { ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈", "=": "" };

type Value = number | string | readonly (number | string)[];

const plain = (value: number | string) => {
  const text = String(value);
  return isDecimal(text) ? formatDecimal(text) : text;
};

/** `≥2.5`, `8–10`: a target without its unit. */
export function targetText(value: Value, operator?: string): string {
  if (typeof value === "object") return value.map(plain).join("–");
  return `${SIGNS[operator ?? "="] ?? ""}${plain(value)}`;
}

/** The decimal a target is drawn and ordered by: the low end of a range. */
export const targetLow = (value: Value): string =>
  String(typeof value === "object" ? (value[0] ?? "") : value);

/** The high end of a range; undefined for a single number. */
export const targetHigh = (value: Value): string | undefined =>
  typeof value === "object" ? String(value[1] ?? "") : undefined;

/** A share in per cent as a number for tables, rounded as it reads: `"0.82"` is `82`. */
export const shareNumber = (share: string | null | undefined): string | null =>
  share != null && isDecimal(share) ? trimZeros(round(shift(share, 2), 1)) : null;

/** What is still needed a year, with four digits after the point at most. */
export const neededText = (per_year: string): string => formatDecimal(trimZeros(round(per_year, 4)));

/** A share for reading; a dash where there is none. */
export const shareText = (share: string | null | undefined): string =>
  share == null ? "—" : formatShare(share);
