import { expect, test } from "vitest";
import type { Assessment, JudgedMilestone, LedgerLine, Verdict } from "@/api/numbers";
import { boardRows, judged, kindsOf, milestoneCounts, moved, verdictCounts } from "./board";

const verdict = (status: string, color: string, revision: string, progress: string): Verdict =>
  ({
    status,
    word: { zh: status, en: status, color },
    baseline: { revision },
    progress,
    completion: progress,
  }) as unknown as Verdict;

const target = (code: string, verdicts: Verdict[], adopted?: string): Assessment =>
  ({
    target: code,
    name: code,
    area: "X",
    verdicts,
    adopted: adopted ? { revision: adopted, reason: "" } : null,
  }) as unknown as Assessment;

const good = verdict("on", "green", "plan", "0.8");
const bad = verdict("behind", "red", "r1", "0.3");
const line = (owners: [string, string][]): LedgerLine =>
  ({ item: { owners: owners.map(([role, body]) => ({ role, body })), section: ["章", "节"] } }) as LedgerLine;
const ledger = new Map([
  [
    "T-1",
    line([
      ["lead", "甲局"],
      ["data", "乙局"],
    ]),
  ],
]);
const join = (list: Assessment[]) =>
  judged(list, ledger, (code) => code, { theme: "无领域", owner: "无单位" });

test("the adopted basis gives the verdict, else the plan's own", () => {
  expect(join([target("T-1", [good, bad], "r1")])[0]?.verdict.status).toBe("behind");
  expect(join([target("T-1", [good, bad])])[0]?.verdict.status).toBe("on");
});

test("groups are counted by who leads; data providers do not answer for a target", () => {
  const all = join([target("T-1", [good]), target("T-2", [bad])]);
  expect(boardRows(all, "owner")).toEqual([
    { name: "甲局", counts: { on: 1 } },
    { name: "无单位", counts: { behind: 1 } },
  ]);
  expect(boardRows(all, "theme").map((row) => row.name)).toEqual(["节", "无领域"]);
  expect(kindsOf(all, (word) => word.zh).map((kind) => kind.key)).toEqual(["on", "behind"]);
});

test("what has no data yet is not judged, and the shares of other areas are counted apart", () => {
  const out = verdict("data_not_out", "grey", "plan", "0.8");
  const refused = { ...good, refusal: "no_baseline" } as Verdict;
  const all = join([
    target("T-1", [good]),
    target("T-2", [out]),
    target("T-3", [refused]),
    { ...target("T-4", [bad]), area: "X01" },
  ]);
  expect(verdictCounts(all, "X")).toMatchObject({
    ...{ targets: 4, own: 3, judged: 2 },
    by_status: { on: 2, data_not_out: 1, behind: 1 },
  });
});

test("a comparison tells what changed and leaves out what did not", () => {
  const before = [target("T-1", [good]), target("T-2", [bad]), target("T-3", [good])];
  const after = [target("T-1", [bad]), target("T-2", [bad]), target("T-4", [good])];
  expect(moved(before, after).map((row) => [row.target, row.changed])).toEqual([
    ["T-1", true],
    ["T-4", true],
    ["T-3", true],
  ]);
});

test("equal shares written differently are equal", () => {
  const after = target("T-1", [verdict("on", "green", "plan", "0.80")]);
  expect(moved([target("T-1", [good])], [after])).toEqual([]);
});

test("milestones are counted apart: reported, late, by status", () => {
  const word = { zh: "词", en: "word", color: "grey" };
  const one = (
    item: string,
    stage: JudgedMilestone["stage"],
    status: string,
    late: boolean,
  ): JudgedMilestone => ({
    ...{ item, name: item, planned: "2025", strength: "firm", stage, done_on: null },
    ...{ evidence_missing: false, late, status, word },
  });
  const all = [one("M-1", null, "not_judged", true), one("M-2", "done", "completed", false)];
  expect(milestoneCounts(all)).toEqual({
    ...{ milestones: 2, judged: 1, late: 1 },
    ...{ by_status: { not_judged: 1, completed: 1 }, words: { not_judged: word, completed: word } },
  });
});
