/** The parts of a split as a grid: areas down, value and weight across. */
import { readDecimal } from "./decimal";
import type { Part, SplitMode } from "./reconcile";

/** Whether something exists on a day; its first and last may be days, months or years. */
export function existsOn(
  { valid_from, valid_to }: { valid_from?: string | null; valid_to?: string | null },
  day: string,
): boolean {
  const begun = !valid_from || valid_from <= day.slice(0, valid_from.length);
  return begun && (!valid_to || valid_to >= day.slice(0, valid_to.length));
}

/** What has a part of a target, or may have. */
export interface Sharer {
  /** Code of an area, or of a body. */
  code: string;
  name: string;
  of: "area" | "body";
}

/** A part as it is kept. */
export interface KeptPart {
  area: string | null;
  body: string | null;
  value: string | null;
  weight: string | null;
  document: string | null;
}

/** A line of the grid. */
export interface SplitLine extends Part, Sharer {
  /** What was typed and is no number. */
  fault: boolean;
}

/** The lines of the grid as parts. */
export function splitLines(
  sharers: readonly Sharer[],
  cells: readonly (readonly string[])[],
  mode: SplitMode,
): SplitLine[] {
  return sharers.map((sharer, at) => {
    const [, value = "", weight = ""] = cells[at] ?? [];
    const read = (text: string) => (text.trim() ? readDecimal(text) : null);
    const weighted = mode === "weighted";
    return {
      ...sharer,
      value: read(value),
      weight: weighted ? read(weight) : null,
      fault: Boolean(
        (value.trim() && read(value) === null) || (weighted && weight.trim() && read(weight) === null),
      ),
    };
  });
}

/** Whose part it is. */
export const sharerOf = ({ area, body }: Pick<KeptPart, "area" | "body">): string => area ?? body ?? "";

const isOpen = (part: { value: string | null; weight?: string | null }) =>
  part.value === null && part.weight == null;

/** The parts that take the place of those kept: what was emptied goes, what was open may stay so. */
export function partsOf(kept: readonly KeptPart[], lines: readonly SplitLine[]): KeptPart[] {
  return lines.flatMap(({ code, of, value, weight }) => {
    const old = kept.find((one) => sharerOf(one) === code);
    if (isOpen({ value, weight }) && !(old && isOpen(old))) return [];
    const part = { value, weight: weight ?? null, document: old?.document ?? null };
    return [{ area: of === "area" ? code : null, body: of === "body" ? code : null, ...part }];
  });
}

/** Whether parts are the same, in whatever order. */
export function sameParts(some: readonly KeptPart[], others: readonly KeptPart[]): boolean {
  const told = (parts: readonly KeptPart[]) =>
    parts.map((part) => `${sharerOf(part)} ${part.value} ${part.weight}`).sort();
  return JSON.stringify(told(some)) === JSON.stringify(told(others));
}
