/** What a plan commits to, as the API writes it. */
import type { Schema } from "@/api/schema";
import { every } from "./every";

/** A number, or both ends of a range. */
export type Amount = Schema["Value"];

/** The place that proves an item: offsets count Unicode scalar values of the line as printed. */
export type Anchor = Schema["Anchor"];

/** The part a body plays. */
export type OwnerRole = Schema["OwnerRole"];

/** A body with the part it plays. */
export type Owner = Schema["Owner"];

/** What a confirmed item says. */
export type Content = Schema["Content"];

/** What extraction offers. */
export type Offered = Schema["ProposalContent"];

/** A number people confirmed. */
export type StatementContent = Extract<Content, { sort: "statement" }>;

/** A number a document states or people confirmed. */
export type Stated = Extract<Content | Offered, { sort: "statement" }>;

export const KINDS = every<Schema["Kind"]>()("target", "baseline");
export const CLASSES = every<Schema["Class"]>()("plan", "fact", "technical", "comparator", "scope");
export const FORMS = every<Schema["Form"]>()("level", "increment", "growth", "range", "multiple", "count");
export const OPERATORS = every<Schema["Operator"]>()(">=", ">", "<=", "<", "~", "=");
export const STRENGTHS = every<Schema["Strength"]>()("firm", "striving", "working");
export const NATURES = every<Schema["Nature"]>()("binding", "expected");
export const CHANGES = every<Schema["Change"]>()("up", "down");
export const FLAGS = every<Schema["Flag"]>()(
  "forecast",
  "cumulative",
  "yearly",
  "part",
  "chinese_numeral",
  "unit_elsewhere",
);
export const MILESTONE_TYPES = every<Schema["MilestoneType"]>()(
  "region_status",
  "rank",
  "membership",
  "build",
  "platform",
  "mechanism",
  "increase",
  "task",
);
export const OWNER_ROLES = every<OwnerRole>()("lead", "responsible", "support", "data", "leader", "contact");

/** How a commitment is sorted into lists: targets apart from baselines. */
export const SORTS = ["target", "baseline", "milestone", "project"] as const;

/** One of them. */
export type Sort = (typeof SORTS)[number];

/** The sort of a content. */
export const sortOf = (content: Content | Offered): Sort =>
  content.sort === "statement" ? content.kind : content.sort;

/** What people call it: indicator, subject or name. */
export const nameOf = (content: Content | Offered): string =>
  content.sort === "statement"
    ? content.indicator
    : content.sort === "milestone"
      ? content.subject
      : content.name;

/** The time it is about; none for a project. */
export const periodOf = (content: Content | Offered): string | null =>
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
  const { id, confidence, period_source, owners, source, ...said } = content as Stated & Offered;
  return (said.sort === "statement" ? { indicator_code: "", ...said } : said) as Content;
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
