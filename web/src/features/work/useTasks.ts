import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type ProgressBody, recordsQuery, type TaskBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { nameOf } from "@/lib/commitment";
import { type Due, dueOf, lastDay, latestOf } from "@/lib/work";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { today, useWork } from "./useWork";

/** A task of people, or a milestone of the ledger. */
export interface TaskRow {
  code: string;
  sort: "task" | "milestone";
  title: string;
  /** Of a task; a milestone stands in the ledger. */
  task?: Envelope<TaskBody>;
  item?: string | null;
  state: TaskBody["state"];
  lead: string;
  support: string;
  starts_on?: string | null;
  due_on?: string | null;
  done_on?: string | null;
  due: Due;
  reports: Envelope<ProgressBody>[];
  latest?: Envelope<ProgressBody>;
}

/** What a milestone's reports say about its state: it is done once evidence is attached. */
function milestoneState(reports: readonly Envelope<ProgressBody>[]): TaskBody["state"] {
  if (reports.some((one) => one.body.done_on && one.body.evidence?.length)) return "done";
  return reports.length ? "under_way" : "planned";
}

/** Tasks and milestones together, with what was reported about them. */
export function useTasks(plan: string) {
  const tasks = useQuery(recordsQuery(plan, "tasks"));
  const milestones = useQuery(recordsQuery(plan, "ledger", { filter: "sort:milestone" })).data;
  const words = useCommitmentWords();
  const work = useWork(plan);
  const { reported, bodyName } = work;
  const now = today();
  const rows = useMemo(() => {
    const ofTasks = (tasks.data ?? []).map((task): TaskRow => {
      const { body, code } = task;
      const reports = reported.get(code) ?? [];
      return {
        ...{ code, sort: "task", title: body.title, task, item: body.item, state: body.state },
        lead: bodyName(body.lead),
        support: (body.support ?? []).map(bodyName).join(" "),
        ...{ starts_on: body.starts_on, due_on: body.due_on, done_on: body.done_on },
        ...{ due: dueOf(body.state, body.due_on, now), reports, latest: latestOf(reports) },
      };
    });
    const ofLedger = (milestones ?? []).flatMap(({ code, body: { item } }): TaskRow[] => {
      if (item.content.sort !== "milestone") return [];
      const reports = reported.get(code) ?? [];
      const state = milestoneState(reports);
      const due_on = lastDay(item.content.period);
      return [
        {
          ...{ code, sort: "milestone", title: nameOf(item.content), item: code, state, due_on },
          lead: words.owners(item.owners, "lead") || words.owners(item.owners, "responsible"),
          support: words.owners(item.owners, "support"),
          done_on: reports.find((one) => one.body.done_on)?.body.done_on,
          ...{ due: dueOf(state, due_on, now), reports, latest: latestOf(reports) },
        },
      ];
    });
    return [...ofTasks, ...ofLedger];
  }, [tasks.data, milestones, reported, bodyName, words, now]);
  return { tasks, rows, work, now };
}
