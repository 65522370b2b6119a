import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { planQuery } from "@/api/queries";
import { putRecord, recordsQuery, TASK_STATES, type TaskBody } from "@/api/records";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { nameOf } from "@/lib/commitment";
import { select } from "@/lib/table";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useFault } from "@/ui/useFault";
import { Board } from "./Board";
import { DueTag, useDueWords } from "./DueTag";
import { TaskDrawer, TaskForm } from "./TaskDrawer";
import { TimeBars } from "./TimeBars";
import { type TaskRow, useTasks } from "./useTasks";

const route = getRouteApi("/signed-in/p/$plan/tasks");

const TONES: Record<TaskBody["state"], Tone> = {
  planned: "grey",
  under_way: "blue",
  done: "green",
  suspended: "yellow",
  terminated: "grey",
};

function useColumns(onOpen: (code: string) => void): Column<TaskRow>[] {
  const { t } = useTranslation();
  const due = useDueWords();
  return useMemo(
    () => [
      {
        key: "name",
        title: t("work.name"),
        width: 340,
        text: ({ title }) => title,
        render: (row) => (
          <button type="button" className="wm-link" onClick={() => onOpen(row.code)}>
            {row.title}
          </button>
        ),
      },
      {
        key: "sort_of",
        title: t("commitment.fields.sort"),
        width: 96,
        filter: true,
        text: ({ sort }) => t(`work.sorts.${sort}`),
      },
      { key: "lead", title: t("commitment.roles.lead"), width: 170, filter: true, text: ({ lead }) => lead },
      {
        key: "state",
        title: t("work.state"),
        width: 110,
        filter: true,
        text: ({ state }) => t(`work.states.${state}`),
        render: ({ state }) => <StatusTag tone={TONES[state]}>{t(`work.states.${state}`)}</StatusTag>,
      },
      { key: "starts_on", title: t("work.starts_on"), width: 110, text: ({ starts_on }) => starts_on ?? "" },
      { key: "due_on", title: t("work.due_on"), width: 110, text: ({ due_on }) => due_on ?? "" },
      {
        key: "late",
        title: t("work.due"),
        width: 130,
        text: (row) => due(row.due),
        render: (row) => <DueTag due={row.due} />,
        compare: (a, b) =>
          (b.due && "late" in b.due ? b.due.late : 0) - (a.due && "late" in a.due ? a.due.late : 0),
      },
      {
        key: "progress",
        title: t("work.progress"),
        width: 300,
        sortable: false,
        text: ({ latest }) => latest?.body.text ?? "",
        render: ({ latest }) =>
          latest?.body.text ?? <span className="wm-absent wm-absent-O">{t("work.not_reported")}</span>,
      },
      {
        key: "support",
        title: t("commitment.roles.support"),
        width: 180,
        optional: true,
        text: ({ support }) => support,
      },
      {
        key: "problems",
        title: t("work.problems"),
        width: 220,
        optional: true,
        text: ({ latest }) => latest?.body.problems ?? "",
      },
      {
        key: "next",
        title: t("work.next_step"),
        width: 220,
        optional: true,
        text: ({ latest }) => latest?.body.next_step ?? "",
      },
      {
        key: "code",
        title: t("commitment.fields.code"),
        width: 90,
        optional: true,
        text: ({ code }) => code,
      },
    ],
    [t, due, onOpen],
  );
}

/** Tasks and milestones of a plan: list, board, timeline. */
export function TasksPage() {
  const { t, i18n } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/p/$plan/tasks" });
  const { tasks, rows, work, now } = useTasks(plan);
  const body = useQuery(planQuery(plan)).data?.body;
  const ledger = useQuery(recordsQuery(plan, "ledger")).data;
  const write = useWrite(plan);
  const fault = useFault();
  const [adding, setAdding] = useState(false);
  const reason = mayDo(useSession(), "task.write") ? null : t("work.not_allowed");
  const show = useCallback(
    (change: Partial<typeof view>) =>
      navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  );
  const open = useCallback((code: string) => void show({ open: code }), [show]);
  const columns = useColumns(open);
  const visible = useMemo(
    () => (view.as ? select(rows, columns, view, i18n.language) : rows),
    [rows, columns, view, i18n.language],
  );
  const commitments = useMemo(
    () =>
      (ledger ?? []).map((one) => ({
        value: one.code,
        label: `${one.code} ${nameOf(one.body.item.content)}`,
      })),
    [ledger],
  );
  const move = (code: string, column: string) => {
    const row = rows.find((one) => one.code === code);
    const state = TASK_STATES.find((one) => one === column);
    if (!row?.task || !state || row.state === state) return;
    const task = row.task;
    const done_on = state === "done" ? now : null;
    write(t("work.moved", { name: row.title, state: t(`work.states.${state}`) }), () =>
      putRecord(plan, "tasks", task, { ...task.body, state, done_on }),
    ).catch(fault);
  };
  const late = rows.filter((row) => row.due && "late" in row.due);
  const tasksOf = (some: readonly TaskRow[]) => some.filter((row) => row.sort === "task").length;
  const add = (
    <ReasonButton
      type="primary"
      icon={<PlusOutlined aria-hidden />}
      reason={reason}
      onClick={() => setAdding(true)}
    >
      {t("work.add_task")}
    </ReasonButton>
  );
  if (tasks.isLoadingError) return <ReadFailed title={t("work.tasks")} read={tasks} />;
  return (
    <div className="wm-page">
      <h1>{t("work.tasks")}</h1>
      {tasks.error ? <ProblemAlert error={tasks.error} onRetry={() => void tasks.refetch()} /> : null}
      <p className="wm-quiet">
        {t("work.task_counts", {
          total: rows.length,
          tasks: tasksOf(rows),
          milestones: rows.length - tasksOf(rows),
          done: rows.filter((row) => row.state === "done").length,
          late: late.length,
          late_tasks: tasksOf(late),
          late_milestones: late.length - tasksOf(late),
        })}
      </p>
      <QueryBar q={view.q} onSearch={(q) => show({ q })}>
        <Segmented
          aria-label={t("common.look")}
          value={view.as ?? "list"}
          options={(["list", "board", "timeline"] as const).map((value) => ({
            value,
            label: t(`work.views.${value}`),
          }))}
          onChange={(as) => show({ as: as === "list" ? undefined : (as as "board" | "timeline") })}
        />
        {view.as ? add : null}
      </QueryBar>
      {view.as === "board" ? (
        <Board
          title={t("work.tasks")}
          columns={TASK_STATES.map((key) => ({ key, title: t(`work.states.${key}`) }))}
          cards={visible.map((row) => ({
            key: row.code,
            column: row.state,
            title: row.title,
            fixed: row.task ? reason : t("work.milestone_hint"),
            content: (
              <p className="wm-quiet">
                {t(`work.sorts.${row.sort}`)} {row.lead} {row.due_on} <DueTag due={row.due} />
              </p>
            ),
          }))}
          onMove={move}
          onOpen={open}
        />
      ) : view.as === "timeline" ? (
        <TimeBars
          title={t("work.tasks")}
          today={now}
          term={body?.term}
          onOpen={open}
          lines={visible.map((row) => ({
            key: row.code,
            title: row.title,
            group: t(`work.sorts.${row.sort}`),
            starts_on: row.starts_on,
            due_on: row.due_on,
            tone: TONES[row.state],
            state: t(`work.states.${row.state}`),
            due: row.due,
          }))}
        />
      ) : (
        <DataTable
          title={t("work.tasks")}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.code}
          view={view}
          onView={(next) => show(next)}
          onOpen={(row) => open(row.code)}
          loading={tasks.isPending}
          invented={body?.invented}
          tools={add}
        />
      )}
      <TaskDrawer
        plan={plan}
        row={rows.find((row) => row.code === view.open)}
        open={view.open !== undefined}
        bodies={work.names}
        commitments={commitments}
        onClose={() => show({ open: undefined })}
      />
      <TaskForm
        plan={plan}
        bodies={work.names}
        commitments={commitments}
        open={adding}
        onClose={() => setAdding(false)}
      />
    </div>
  );
}
