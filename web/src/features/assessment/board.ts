/** How verdicts are grouped on the board and compared between two dates or releases. */
import {
  type Assessment,
  governing,
  isJudged,
  type JudgedMilestone,
  type LedgerLine,
  type MilestoneCounts,
  type Verdict,
  type Word,
} from "@/api/numbers";
import type { BoardKind, BoardRow } from "@/charts/bars";
import { compareDecimals } from "@/lib/decimal";
import { toneOf } from "@/ui/StatusTag";

/** What the board is grouped by. */
export type Grouping = "theme" | "owner" | "area";

export const GROUPINGS: Grouping[] = ["theme", "owner", "area"];

/** A target with the verdict that counts, and its groups. */
export interface Judged {
  assessment: Assessment;
  verdict: Verdict;
  theme: string;
  owners: string[];
  area: string;
}

/** Joins verdicts with the ledger; words for what the ledger does not say come from the screen. */
export function judged(
  assessments: readonly Assessment[],
  ledger: ReadonlyMap<string, LedgerLine>,
  areaName: (code: string) => string,
  words: { theme: string; owner: string },
): Judged[] {
  return assessments.flatMap((assessment) => {
    const verdict = governing(assessment);
    if (!verdict) return [];
    const line = ledger.get(assessment.target);
    const leads = (line?.item.owners ?? [])
      .filter((owner) => owner.role === "lead" || owner.role === "responsible")
      .map((owner) => owner.body);
    return [
      {
        assessment,
        verdict,
        theme: line?.theme ?? line?.item.section[line.item.section.length - 1] ?? words.theme,
        owners: leads.length ? [...new Set(leads)] : [words.owner],
        area: areaName(assessment.area),
      },
    ];
  });
}

const groupsOf = (one: Judged, by: Grouping): string[] =>
  by === "theme" ? [one.theme] : by === "owner" ? one.owners : [one.area];

/** Colours from good to bad, then what was not judged. */
const RANK: Record<string, number> = { green: 0, blue: 1, yellow: 2, red: 3, waiting: 4, grey: 5 };

/** The kinds of verdicts there are, best first. */
export function kindsOf(all: readonly Judged[], word: (word: Word) => string): BoardKind[] {
  const kinds = new Map<string, BoardKind>();
  for (const { verdict } of all) {
    if (!kinds.has(verdict.status))
      kinds.set(verdict.status, {
        key: verdict.status,
        word: word(verdict.word),
        tone: toneOf(verdict.word.color, verdict.status),
      });
  }
  return [...kinds.values()].sort((a, b) => (RANK[a.tone] ?? 9) - (RANK[b.tone] ?? 9));
}

/** Counts of each group by verdict, groups in the order of the ledger. */
export function boardRows(all: readonly Judged[], by: Grouping): BoardRow[] {
  const rows = new Map<string, BoardRow>();
  for (const one of all) {
    for (const name of groupsOf(one, by)) {
      const row = rows.get(name) ?? { name, counts: {} };
      row.counts[one.verdict.status] = (row.counts[one.verdict.status] ?? 0) + 1;
      rows.set(name, row);
    }
  }
  return [...rows.values()];
}

/** Whether a target stands in a group. */
export const inGroup = (one: Judged, by: Grouping, name: string): boolean => groupsOf(one, by).includes(name);

/** A target before and after. */
export interface Moved {
  target: string;
  name: string;
  area: string;
  before: Verdict | null;
  after: Verdict | null;
  /** Whether the word of the verdict changed. */
  changed: boolean;
}

/** What differs between two assessments of one plan: verdict or figures. */
export function moved(before: readonly Assessment[], after: readonly Assessment[]): Moved[] {
  const old = new Map(before.map((one) => [one.target, one]));
  const rows = after.map((one) => {
    const was = old.get(one.target);
    old.delete(one.target);
    const [a, b] = [was ? (governing(was) ?? null) : null, governing(one) ?? null];
    return {
      target: one.target,
      name: one.name,
      area: one.area,
      before: a,
      after: b,
      changed: a?.status !== b?.status,
    };
  });
  const gone = [...old.values()].map((one) => ({
    target: one.target,
    name: one.name,
    area: one.area,
    before: governing(one) ?? null,
    after: null,
    changed: true,
  }));
  const sameShare = (a?: string | null, b?: string | null) =>
    a === b || (a != null && b != null && compareDecimals(a, b) === 0);
  return [...rows, ...gone].filter(
    (row) =>
      row.changed ||
      !sameShare(row.before?.progress, row.after?.progress) ||
      !sameShare(row.before?.completion, row.after?.completion),
  );
}

/** How many targets there are, of which area and verdict. */
export function verdictCounts(all: readonly Judged[], own: string) {
  const counts = {
    targets: all.length,
    own: all.filter((one) => one.assessment.area === own).length,
    judged: all.filter((one) => isJudged(one.verdict)).length,
    by_status: {} as Record<string, number>,
    words: {} as Record<string, Word>,
  };
  for (const { verdict } of all) {
    counts.by_status[verdict.status] = (counts.by_status[verdict.status] ?? 0) + 1;
    counts.words[verdict.status] = verdict.word;
  }
  return counts;
}

/** How many milestones there are, and of which verdict: a count of its own. */
export function milestoneCounts(milestones: readonly JudgedMilestone[]): MilestoneCounts {
  const counts: MilestoneCounts = {
    milestones: milestones.length,
    judged: 0,
    late: 0,
    by_status: {},
    words: {},
  };
  for (const one of milestones) {
    if (one.stage) counts.judged += 1;
    if (one.late) counts.late += 1;
    counts.by_status[one.status] = (counts.by_status[one.status] ?? 0) + 1;
    counts.words[one.status] = one.word;
  }
  return counts;
}
