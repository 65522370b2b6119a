/** What a plan commits to, as the API writes it: the shapes of `waymark_core` that several screens show. */

/** A number, or both ends of a range. */
export type Amount = number | [number, number];

/** The place that proves an item: offsets count Unicode scalar values of the line as printed. */
export interface Anchor {
  line: number;
  start: number;
  end: number;
  quote: string;
  page?: number | null;
  cell?: { row: number; col: string; line: number } | null;
}

export const KINDS = ["target", "baseline"] as const;
export const CLASSES = ["plan", "fact", "technical", "comparator", "scope"] as const;
export const FORMS = ["level", "increment", "growth", "range", "multiple", "count"] as const;
export const OPERATORS = [">=", ">", "<=", "<", "~", "="] as const;
export const STRENGTHS = ["firm", "striving", "working"] as const;
export const NATURES = ["binding", "expected"] as const;
export const CHANGES = ["up", "down"] as const;
export const FLAGS = [
  "forecast",
  "cumulative",
  "yearly",
  "part",
  "chinese_numeral",
  "unit_elsewhere",
] as const;
export const MILESTONE_TYPES = [
  "region_status",
  "rank",
  "membership",
  "build",
  "platform",
  "mechanism",
  "increase",
  "task",
] as const;
export const OWNER_ROLES = ["lead", "responsible", "support", "data", "leader", "contact"] as const;

/** The part a body plays. */
export type OwnerRole = (typeof OWNER_ROLES)[number];

/** A body with the part it plays. */
export interface Owner {
  role: OwnerRole;
  body: string;
}

/** A number a document states or people confirmed. */
export interface StatementContent {
  sort: "statement";
  kind: (typeof KINDS)[number];
  class: (typeof CLASSES)[number];
  form: (typeof FORMS)[number];
  indicator: string;
  /** Only once confirmed. */
  indicator_code?: string;
  subject: string;
  value: Amount;
  unit: string | null;
  period: string | null;
  qualifier: string | null;
  operator: (typeof OPERATORS)[number];
  strength: (typeof STRENGTHS)[number];
  nature: (typeof NATURES)[number] | null;
  change: (typeof CHANGES)[number] | null;
  area: string | null;
  flags: (typeof FLAGS)[number][];
}

/** A commitment without a number. */
export interface MilestoneContent {
  sort: "milestone";
  type: (typeof MILESTONE_TYPES)[number];
  subject: string;
  period: string | null;
  qualifier: string | null;
  strength: (typeof STRENGTHS)[number];
}

/** A named project. */
export interface ProjectContent {
  sort: "project";
  group: string | null;
  number: number | null;
  name: string;
}

/** What an item says. */
export type Content = StatementContent | MilestoneContent | ProjectContent;

/** What a proposal carries beside its content. */
export interface Read {
  id: string;
  confidence?: number;
  period_source?: "explicit" | "carried" | "inferred" | "none";
  owners?: Owner[];
  source: Anchor;
}

/** What extraction offers. */
export type Offered = Content & Read;

/** How a commitment is sorted into lists: targets apart from baselines. */
export const SORTS = ["target", "baseline", "milestone", "project"] as const;

/** One of them. */
export type Sort = (typeof SORTS)[number];

/** The sort of a content. */
export const sortOf = (content: Content): Sort =>
  content.sort === "statement" ? content.kind : content.sort;

/** What people call it: indicator, subject or name. */
export const nameOf = (content: Content): string =>
  content.sort === "statement"
    ? content.indicator
    : content.sort === "milestone"
      ? content.subject
      : content.name;

/** The time it is about; none for a project. */
export const periodOf = (content: Content): string | null =>
  content.sort === "project" ? null : content.period;

/** The decimal of an amount for order and download; the low end of a range. */
export const lowOf = (amount: Amount): string => plain(Array.isArray(amount) ? amount[0] : amount);

/** A float of the API as decimal text, never in exponents. */
export function plain(number: number): string {
  const text = String(number);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", part = "", exponent] = match;
  const power = Number(exponent);
  const digits = whole + part;
  if (power < 0) return `${sign}0.${"0".repeat(-power - 1)}${digits}`;
  return sign + digits.padEnd(power + 1, "0");
}

/** What was read, as it is confirmed: without the marks of reading. The server gives the indicator its code. */
export function confirmable(content: Content | Offered): Content {
  const copy: Record<string, unknown> = { ...content };
  for (const name of ["id", "confidence", "period_source", "owners", "source"]) delete copy[name];
  return (copy.sort === "statement" ? { indicator_code: "", ...copy } : copy) as unknown as Content;
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** What people type as a value: `1000`, `1,000`, `8-10`, `8—10`, `8至10`; null where it is none. */
export function readAmount(typed: string): Amount | null {
  const text = typed
    .normalize("NFKC")
    .replace(/[\s,]/g, "")
    .replace(/[\u2013\u2014~\u301c\u81f3]/g, "-");
  if (NUMBER.test(text)) return Number(text);
  const [low, high, ...rest] = text.split("-");
  if (!low || !high || rest.length || !NUMBER.test(low) || !NUMBER.test(high)) return null;
  return Number(low) <= Number(high) ? [Number(low), Number(high)] : null;
}

/** A value in a field for typing. */
export const printAmount = (amount: Amount): string =>
  Array.isArray(amount) ? `${plain(amount[0])}-${plain(amount[1])}` : plain(amount);
