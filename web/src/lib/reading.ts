/** What a person sees of the proposals of a document while deciding on them. */
import { nameOf, type Offered, type Sort, sortOf } from "./commitment";

/** A proposal, as far as the list needs it. */
export interface Decidable {
  code: string;
  state: "open" | "confirmed" | "rejected" | "merged";
  section: string[];
  content: Offered;
}

/** What is shown of them; empty means everything. */
export interface Asked {
  states?: readonly string[];
  sorts?: readonly string[];
  section?: string;
  q?: string;
  /** Codes of proposals a finding is about. */
  only?: ReadonlySet<string>;
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** The proposals to show, in the order of the document. */
export function shown<P extends Decidable>(all: readonly P[], asked: Asked): P[] {
  const words = fold(asked.q ?? "")
    .split(/\s+/)
    .filter(Boolean);
  return all.filter((one) => {
    if (asked.only && !asked.only.has(one.code)) return false;
    if (asked.states?.length && !asked.states.includes(one.state)) return false;
    if (asked.sorts?.length && !asked.sorts.includes(sortOf(one.content))) return false;
    if (asked.section && one.section[0] !== asked.section) return false;
    const said = fold(`${nameOf(one.content)} ${one.content.source.quote}`);
    return words.every((word) => said.includes(word));
  });
}

/** In the order in which they stand in the document. */
export const inOrder = <P extends Decidable>(all: readonly P[]): P[] =>
  [...all].sort(
    (a, b) =>
      a.content.source.line - b.content.source.line || a.content.source.start - b.content.source.start,
  );

/** How many are decided, by what was decided, and how many there are of each sort. */
export interface Counts {
  total: number;
  decided: number;
  by: Record<Decidable["state"], number>;
  sorts: Record<Sort, number>;
}

/** Counts them. */
export function count(all: readonly Decidable[]): Counts {
  const by = { open: 0, confirmed: 0, rejected: 0, merged: 0 };
  const sorts = { target: 0, baseline: 0, milestone: 0, project: 0 };
  for (const one of all) {
    by[one.state] += 1;
    sorts[sortOf(one.content)] += 1;
  }
  return { total: all.length, decided: all.length - by.open, by, sorts };
}

/** The one to look at next: the next open one after this, else the first open one, else this. */
export function nextOpen(
  list: readonly Decidable[],
  code: string,
  decided: ReadonlySet<string>,
): string | undefined {
  const at = list.findIndex((one) => one.code === code);
  const open = (one: Decidable) => one.state === "open" && !decided.has(one.code);
  return (list.slice(at + 1).find(open) ?? list.find(open))?.code;
}

/** The neighbour in the list; the ends hold. */
export function neighbour(list: readonly Decidable[], code: string | undefined, step: number) {
  const at = list.findIndex((one) => one.code === code);
  const next = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + step));
  return list[next]?.code;
}

/** What two proposals must share to say the same: what is measured, of which sort, where. */
const about = (content: Offered) =>
  content.sort === "statement"
    ? [content.kind, content.indicator, content.area ?? ""].join("\n")
    : [content.sort, nameOf(content)].join("\n");

/** Other proposals that restate this one. */
export const restatements = <P extends Decidable>(all: readonly P[], one: P): P[] =>
  all.filter((other) => other.code !== one.code && about(other.content) === about(one.content));
