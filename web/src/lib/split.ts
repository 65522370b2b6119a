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

/** A part as it is kept. */
export interface KeptPart {
  area: string;
  value: string | null;
  weight: string | null;
}

/** A line of the grid. */
export interface SplitLine extends Part {
  area: string;
  /** What was typed and is no number. */
  fault: boolean;
}

/** The lines of the grid as parts. */
export function splitLines(
  areas: readonly { code: string; name: string }[],
  cells: readonly (readonly string[])[],
  mode: SplitMode,
): SplitLine[] {
  return areas.map(({ code, name }, at) => {
    const [, value = "", weight = ""] = cells[at] ?? [];
    const read = (text: string) => (text.trim() ? readDecimal(text) : null);
    const weighted = mode === "weighted";
    return {
      area: code,
      name,
      value: read(value),
      weight: weighted ? read(weight) : null,
      fault: Boolean(
        (value.trim() && read(value) === null) || (weighted && weight.trim() && read(weight) === null),
      ),
    };
  });
}

/** What has to be written: parts that are new, changed or emptied. */
export function splitChanges(
  before: ReadonlyMap<string, KeptPart & { mode: SplitMode }>,
  lines: readonly SplitLine[],
  mode: SplitMode,
): { put: SplitLine[]; remove: string[] } {
  const put = lines.filter((line) => {
    const old = before.get(line.area);
    if (line.value === null && line.weight == null) return false;
    return (
      !old || old.value !== line.value || (old.weight ?? null) !== (line.weight ?? null) || old.mode !== mode
    );
  });
  const remove = lines
    .filter((line) => line.value === null && line.weight == null && before.has(line.area))
    .map((line) => line.area);
  return { put, remove };
}
