import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type ProgressBody, type ProjectBody, recordsQuery, type Stage } from "@/api/records";
import type { Envelope } from "@/api/types";
import { type Due, dueOf, latestOf, type Money, moneyOf } from "@/lib/work";
import type { Tone } from "@/ui/StatusTag";
import { today, useWork } from "./useWork";

/** Looks of a stage. */
export const STAGE_TONES: Record<Stage, Tone> = {
  not_reported: "grey",
  reserve: "grey",
  preparing: "yellow",
  building: "blue",
  completed: "green",
  operating: "green",
  suspended: "red",
  adjusted: "yellow",
  terminated: "red",
};

/** Stages that a document must approve. */
export const APPROVED: ReadonlySet<Stage> = new Set<Stage>(["suspended", "adjusted", "terminated"]);

/** A project as the page shows it. */
export interface ProjectRow {
  code: string;
  project: Envelope<ProjectBody>;
  body: ProjectBody;
  group: string;
  lead: string;
  money: Money;
  due: Due;
  reports: Envelope<ProgressBody>[];
  latest?: Envelope<ProgressBody>;
}

/** The named projects in the order of their groups and numbers, with the money of a year. */
export function useProjects(plan: string, asked: number | undefined) {
  const projects = useQuery(recordsQuery(plan, "projects"));
  const work = useWork(plan);
  const { reported, bodyName } = work;
  const now = today();
  const years = useMemo(
    () =>
      [
        ...new Set((projects.data ?? []).flatMap(({ body }) => (body.years ?? []).map((one) => one.year))),
      ].sort(),
    [projects.data],
  );
  const thisYear = Number(now.slice(0, 4));
  const past = years.filter((one) => one <= thisYear);
  const year = asked ?? past[past.length - 1] ?? years[0] ?? thisYear;
  const rows = useMemo(() => {
    const groups = [...new Set((projects.data ?? []).map((one) => one.body.group ?? ""))];
    return (projects.data ?? [])
      .map((project): ProjectRow => {
        const { body, code } = project;
        const reports = reported.get(code) ?? (body.item ? reported.get(body.item) : undefined) ?? [];
        return {
          ...{ code, project, body, group: body.group ?? "", lead: bodyName(body.lead) },
          money: moneyOf(body.years, year),
          due: dueOf(body.stage, body.due_on, now),
          ...{ reports, latest: latestOf(reports) },
        };
      })
      .sort(
        (a, b) =>
          groups.indexOf(a.group) - groups.indexOf(b.group) || (a.body.number ?? 0) - (b.body.number ?? 0),
      );
  }, [projects.data, reported, bodyName, year, now]);
  return { projects, rows, years, year, work, now };
}
