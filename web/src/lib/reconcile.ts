/** Whether the parts given to areas make up the whole; the rules of `waymark_core::judge::reconcile`. */
import { compareDecimals, isDecimal, round, shift, trimZeros } from "./decimal";

/** How parts and whole belong together. */
export const SPLIT_MODES = ["sum", "same", "weighted"] as const;

/** One of them. */
export type SplitMode = (typeof SPLIT_MODES)[number];

/** A part of a split target. */
export interface Part {
  name: string;
  value: string | null;
  weight?: string | null;
}

/** Parts against the whole. */
export interface Reconciliation {
  /** What the parts make together; null where it cannot be computed. */
  parts: string | null;
  /** What is lacking, positive. */
  gap: string | null;
  /** What is asked beyond the whole, positive. */
  excess: string | null;
  /** Parts without a value or weight. */
  open: string[];
  /** For the same value: parts below and beyond it. */
  below: string[];
  beyond: string[];
}

const scaleOf = (text: string) => text.split(".")[1]?.length ?? 0;
const units = (text: string, scale: number) => BigInt(shift(text.trim(), scale));
const print = (value: bigint, scale: number) => trimZeros(shift(String(value), -scale));

/** The exact sum. */
export function sum(values: readonly string[]): string {
  const scale = Math.max(0, ...values.map(scaleOf));
  return print(
    values.reduce((total, value) => total + units(value, scale), 0n),
    scale,
  );
}

/** The exact difference a − b. */
export const minus = (a: string, b: string): string =>
  sum([a, b.startsWith("-") ? b.slice(1) : `-${b.replace(/^\+/, "")}`]);

const times = (a: string, b: string) =>
  print(units(a, scaleOf(a)) * units(b, scaleOf(b)), scaleOf(a) + scaleOf(b));

/** a ÷ b with ten digits after the point; null for a division by zero. */
export function divide(a: string, b: string): string | null {
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const below = units(b, scale);
  return below === 0n ? null : trimZeros(round(print((units(a, scale) * 10n ** 12n) / below, 12), 10));
}

function together(mode: SplitMode, parts: readonly Part[]): string | null {
  const given = parts.filter((part) => part.value !== null);
  if (mode === "sum") return given.length ? sum(given.map((part) => part.value ?? "0")) : null;
  const pairs = given.filter((part) => part.weight != null);
  if (!pairs.length) return null;
  const products = pairs.map((part) => times(part.value ?? "0", part.weight ?? "0"));
  return divide(sum(products), sum(pairs.map((part) => part.weight ?? "0")));
}

const positive = (value: string) => compareDecimals(value, "0") === 1;
const largest = (values: string[]) =>
  values.reduce<string | null>((top, v) => (top === null || compareDecimals(v, top) === 1 ? v : top), null);

/** Reconciles. Where less is better a shortfall is a sum above the whole. */
export function reconcile(
  mode: SplitMode,
  whole: string,
  lessIsBetter: boolean,
  all: readonly Part[],
): Reconciliation {
  const parts = all.map((part) => ({
    ...part,
    value: part.value !== null && isDecimal(part.value) ? part.value : null,
  }));
  const lacks = (part: Part) => part.value === null || (mode === "weighted" && part.weight == null);
  const over = (value: string) => (lessIsBetter ? minus(whole, value) : minus(value, whole));
  const open = parts.filter(lacks).map((part) => part.name);
  if (mode === "same") {
    const overs = parts.flatMap((part) =>
      part.value === null ? [] : [{ name: part.name, over: over(part.value) }],
    );
    const below = overs.filter((one) => positive(minus("0", one.over)));
    const beyond = overs.filter((one) => positive(one.over));
    return {
      parts: null,
      gap: largest(below.map((one) => minus("0", one.over))),
      excess: largest(beyond.map((one) => one.over)),
      open,
      below: below.map((one) => one.name),
      beyond: beyond.map((one) => one.name),
    };
  }
  const made = together(mode, parts);
  const beyond = made === null ? null : over(made);
  const short = beyond === null ? null : minus("0", beyond);
  return {
    parts: made,
    // With parts still open a sum is a lower bound: it can show an excess, not a gap.
    gap: short !== null && positive(short) && !open.length ? short : null,
    excess: beyond !== null && positive(beyond) ? beyond : null,
    open,
    below: [],
    beyond: [],
  };
}
