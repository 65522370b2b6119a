/** What is typed into the grid, as observations. */
import type { Observation, StoredObservation } from "@/api/numbers";
import { compareDecimals, readDecimal, trimZeros } from "@/lib/decimal";
import type { Cells } from "@/lib/grid";
import { comparePeriods, parsePeriod, periodCode } from "@/lib/period";
import type { ValueStatus } from "@/ui/ValueText";

/** A cell read: a number, a stated absence, nothing, or a fault. */
export type Read =
  | { kind: "value"; value: string; status: "A" }
  | { kind: "absent"; value: null; status: ValueStatus }
  | { kind: "empty" }
  | { kind: "fault" };

/** Reads a cell; `words` are the words of the screen for absences, codes are always understood. */
export function readCell(text: string, words: ReadonlyMap<string, ValueStatus>): Read {
  const typed = text.trim();
  if (typed === "") return { kind: "empty" };
  const value = readDecimal(typed);
  if (value !== null) return { kind: "value", value, status: "A" };
  const status = words.get(typed.toLowerCase());
  return status ? { kind: "absent", value: null, status } : { kind: "fault" };
}

/** What holds for every value of the grid. */
export interface Common {
  source: string;
  source_grade: Observation["source_grade"];
  known_at: string | null;
  caliber: string | null;
  note: string;
}

/** A grid of areas (rows) by periods (columns) of one indicator, filled with what counts so far. */
export function areaGrid(areas: readonly string[], periods: readonly string[], present: Present): Cells {
  return areas.map((area) => periods.map((period) => present(area, period)));
}

/** The text of a value that counts, or of its absence; empty where nothing is known. */
export type Present = (area: string, period: string) => string;

/** What stands in the grid so far. */
export function presentOf(
  values: readonly StoredObservation[],
  word: (status: ValueStatus) => string,
): Present {
  const texts = new Map(
    values
      .filter((one) => one.id && !one.withdrawn)
      .map((one) => [
        `${one.area} ${one.period}`,
        one.value === null ? word(one.status) : trimZeros(one.value),
      ]),
  );
  return (area, period) => texts.get(`${area} ${period}`) ?? "";
}

const same = (a: string, b: string) => a.trim() === b.trim() || compareDecimals(a, b) === 0;

/** The typed cells that differ from what was there, as values; faults by `row:column`. */
export function changedRows(
  cells: Cells,
  before: Cells,
  areas: readonly string[],
  periods: readonly string[],
  what: { indicator: string; unit: string; common: Common; words: ReadonlyMap<string, ValueStatus> },
): { rows: Observation[]; places: string[]; faults: Map<string, "not_number" | "emptied"> } {
  const rows: Observation[] = [];
  const places: string[] = [];
  const faults = new Map<string, "not_number" | "emptied">();
  areas.forEach((area, row) => {
    periods.forEach((period, column) => {
      const [typed, was] = [cells[row]?.[column] ?? "", before[row]?.[column] ?? ""];
      if (same(typed, was)) return;
      const read = readCell(typed, what.words);
      if (read.kind === "fault") faults.set(`${row}:${column}`, "not_number");
      else if (read.kind === "empty") faults.set(`${row}:${column}`, "emptied");
      else {
        const { source, source_grade, known_at, caliber, note } = what.common;
        rows.push({
          indicator: what.indicator,
          area,
          period,
          value: read.value,
          status: read.status,
          unit: what.unit,
          source: source.trim() || null,
          source_grade,
          known_at,
          caliber: caliber || null,
          note: note.trim() || null,
        });
        places.push(`${row}:${column}`);
      }
    });
  });
  return { rows, places, faults };
}

/** Periods of one length from one to another; at most `max`. */
export function periodsBetween(kind: string, from: number, to: number, max = 60): string[] {
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const parts = { year: 1, half: 2, quarter: 4, month: 12 }[kind] ?? 1;
  const all = years.flatMap((year) =>
    Array.from({ length: parts }, (_, at) => {
      if (kind === "half") return periodCode({ kind: "half", year, half: at + 1 });
      if (kind === "quarter") return periodCode({ kind: "quarter", year, quarter: at + 1 });
      if (kind === "month") return periodCode({ kind: "month", year, month: at + 1 });
      return periodCode({ kind: "year", year });
    }),
  );
  return all.slice(-max).sort(comparePeriods);
}

/** Columns of the free grid: one value a row. */
export const FREE_COLUMNS = [
  "indicator",
  "area",
  "period",
  "value",
  "unit",
  "status",
  "source",
  "note",
] as const;

/** Rows of the free grid as values. Names are understood by the server; faults by `row:column`. */
export function freeRows(
  cells: Cells,
  common: Common,
  words: ReadonlyMap<string, ValueStatus>,
): {
  rows: Observation[];
  places: string[];
  faults: Map<string, "not_number" | "missing" | "period">;
} {
  const rows: Observation[] = [];
  const places: string[] = [];
  const faults = new Map<string, "not_number" | "missing" | "period">();
  cells.forEach((line, row) => {
    const [
      indicator = "",
      area = "",
      period = "",
      value = "",
      unit = "",
      status = "",
      source = "",
      note = "",
    ] = line.map((cell) => cell.trim());
    if (![indicator, area, period, value].some(Boolean)) return;
    if (!indicator) faults.set(`${row}:0`, "missing");
    if (!area) faults.set(`${row}:1`, "missing");
    if (!parsePeriod(period)) faults.set(`${row}:2`, period ? "period" : "missing");
    const read = readCell(value || status, words);
    if (read.kind === "fault" || read.kind === "empty") {
      faults.set(`${row}:3`, read.kind === "empty" ? "missing" : "not_number");
      return;
    }
    rows.push({
      indicator,
      area,
      period,
      value: read.value,
      unit,
      status: read.value === null ? read.status : (words.get(status.toLowerCase()) ?? "A"),
      source: source || common.source.trim() || null,
      source_grade: common.source_grade,
      known_at: common.known_at,
      caliber: common.caliber || null,
      note: note || common.note.trim() || null,
    });
    places.push(`${row}:3`);
  });
  return { rows, places, faults };
}
