import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Segmented, Select } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { planQuery } from "@/api/queries";
import { putRecord, STAGES, type Stage } from "@/api/records";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { formatDecimal } from "@/lib/decimal";
import { remembering } from "@/lib/remembering";
import { select } from "@/lib/table";
import { known } from "@/lib/work";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useFault } from "@/ui/useFault";
import { ValueText } from "@/ui/ValueText";
import { Board } from "./Board";
import { DueTag, useDueWords } from "./DueTag";
import { Monthly } from "./Monthly";
import { ProjectDrawer, ProjectForm } from "./ProjectDrawer";
import { TimeBars } from "./TimeBars";
import { APPROVED, type ProjectRow, STAGE_TONES, useProjects } from "./useProjects";

const route = getRouteApi("/signed-in/p/$plan/projects");

const shown = (value: string | null | undefined) => (value != null ? formatDecimal(value) : "");

function useColumns(year: number, onOpen: (code: string) => void): Column<ProjectRow>[] {
  const { t } = useTranslation();
  const due = useDueWords();
  return useMemo(() => {
    const stage = remembering((one: Stage) => t(`work.stages.${one}`));
    const money = (
      key: string,
      title: string,
      of: (row: ProjectRow) => string | null,
      optional?: boolean,
    ): Column<ProjectRow> => ({
      key,
      title,
      width: 130,
      text: (row) => shown(of(row)),
      number: of,
      render: (row) => <ValueText value={of(row)} />,
      optional,
    });
    return [
      {
        key: "group",
        title: t("commitment.fields.group"),
        width: 170,
        filter: true,
        text: ({ group }) => group,
      },
      {
        key: "number",
        title: t("commitment.fields.number"),
        width: 72,
        text: ({ body }) => String(body.number ?? ""),
        number: ({ body }) => (body.number ? String(body.number) : null),
      },
      {
        key: "name",
        title: t("work.name"),
        width: 280,
        text: ({ body }) => body.name,
        render: (row) => (
          <button type="button" className="wm-link" onClick={() => onOpen(row.code)}>
            {row.body.name}
          </button>
        ),
      },
      {
        key: "stage",
        title: t("work.stage"),
        width: 120,
        filter: true,
        text: ({ body }) => stage(body.stage),
        compare: (a, b) => STAGES.indexOf(a.body.stage) - STAGES.indexOf(b.body.stage),
        render: ({ body }) => (
          <StatusTag tone={STAGE_TONES[body.stage]} title={body.approval ?? undefined}>
            {stage(body.stage)}
          </StatusTag>
        ),
      },
      {
        key: "late",
        title: t("work.due"),
        width: 130,
        text: (row) => due(row.due),
        render: (row) => <DueTag due={row.due} />,
        compare: (a, b) =>
          (b.due && "late" in b.due ? b.due.late : 0) - (a.due && "late" in a.due ? a.due.late : 0),
      },
      { key: "lead", title: t("commitment.roles.lead"), width: 150, filter: true, text: ({ lead }) => lead },
      money("investment", t("work.investment_short"), ({ body }) => body.investment_wan ?? null),
      money("planned", t("work.planned_of", { year }), (row) => row.money.planned, true),
      money("completed", t("work.completed_of", { year }), (row) => row.money.completed),
      {
        key: "progress",
        title: t("work.progress_project"),
        width: 240,
        sortable: false,
        text: ({ latest }) => latest?.body.text ?? "",
        render: ({ latest }) =>
          latest?.body.text ?? <span className="wm-absent wm-absent-O">{t("work.not_reported")}</span>,
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
        key: "builder",
        title: t("work.builder"),
        width: 180,
        optional: true,
        text: ({ body }) => body.builder ?? "",
      },
      {
        key: "place",
        title: t("work.place"),
        width: 160,
        optional: true,
        text: ({ body }) => body.place ?? "",
      },
      {
        key: "starts_on",
        title: t("work.starts_on"),
        width: 110,
        optional: true,
        text: ({ body }) => body.starts_on ?? "",
      },
      {
        key: "due_on",
        title: t("work.due_on"),
        width: 110,
        optional: true,
        text: ({ body }) => body.due_on ?? "",
      },
    ];
  }, [t, due, year, onOpen]);
}

/** The named projects of a plan in their groups: list, board, timeline, and the list of a month. */
export function ProjectsPage() {
  const { t, i18n } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/p/$plan/projects" });
  const { projects, rows, years, year, work, now } = useProjects(plan, view.year);
  const body = useQuery(planQuery(plan)).data?.body;
  const write = useWrite(plan);
  const fault = useFault();
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<{ row: ProjectRow; stage: Stage }>();
  const reason = mayDo(useSession(), "project.write") ? null : t("work.not_allowed");
  const show = useCallback(
    (change: Partial<typeof view>) =>
      navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  );
  const open = useCallback((code: string) => void show({ open: code }), [show]);
  const columns = useColumns(year, open);
  const visible = useMemo(
    () => (view.as ? select(rows, columns, view, i18n.language) : rows),
    [rows, columns, view, i18n.language],
  );
  const move = (code: string, column: string) => {
    const row = rows.find((one) => one.code === code);
    const stage = STAGES.find((one) => one === column);
    if (!row || !stage || row.body.stage === stage) return;
    if (APPROVED.has(stage) && !row.body.approval) {
      setAsking({ row, stage });
      return;
    }
    write(t("work.moved", { name: row.body.name, state: t(`work.stages.${stage}`) }), () =>
      putRecord(plan, "projects", row.project, { ...row.body, stage }),
    ).catch(fault);
  };
  const total = (of: (row: ProjectRow) => string | null | undefined) => {
    const sum = known(rows.map(of));
    return sum === null ? t("work.unknown") : formatDecimal(sum);
  };
  const add = (
    <ReasonButton
      type="primary"
      icon={<PlusOutlined aria-hidden />}
      reason={reason}
      onClick={() => setAdding(true)}
    >
      {t("work.add_project")}
    </ReasonButton>
  );
  if (projects.isLoadingError) return <ReadFailed title={t("work.projects")} read={projects} />;
  return (
    <div className="wm-page">
      <h1>{t("work.projects")}</h1>
      {projects.error ? (
        <ProblemAlert error={projects.error} onRetry={() => void projects.refetch()} />
      ) : null}
      {view.as === "monthly" ? null : (
        <p className="wm-quiet">
          {t("work.project_counts", {
            total: rows.length,
            named: new Set(rows.flatMap((row) => row.body.item ?? [])).size,
            reported: rows.filter((row) => row.body.stage !== "not_reported").length,
            late: rows.filter((row) => row.due && "late" in row.due).length,
          })}{" "}
          {t("work.money_counts", {
            year,
            investment: total((row) => row.body.investment_wan),
            planned: total((row) => row.money.planned),
            completed: total((row) => row.money.completed),
          })}
        </p>
      )}
      <QueryBar q={view.q} onSearch={(q) => show({ q })}>
        <Segmented
          aria-label={t("common.look")}
          value={view.as ?? "list"}
          options={(["list", "board", "timeline", "monthly"] as const).map((value) => ({
            value,
            label: t(`work.views.${value}`),
          }))}
          onChange={(as) =>
            show({ as: as === "list" ? undefined : (as as "board" | "timeline" | "monthly") })
          }
        />
        {years.length > 1 && !view.as ? (
          <Select
            aria-label={t("ledger.year")}
            value={year}
            options={years.map((value) => ({ value, label: String(value) }))}
            onChange={(next: number) => show({ year: next })}
          />
        ) : null}
        {view.as === "board" || view.as === "timeline" ? add : null}
      </QueryBar>
      {view.as === "board" ? (
        <Board
          title={t("work.projects")}
          columns={STAGES.map((key) => ({ key, title: t(`work.stages.${key}`) }))}
          cards={visible.map((row) => ({
            key: row.code,
            column: row.body.stage,
            title: row.body.name,
            fixed: reason,
            content: (
              <p className="wm-quiet">
                {[row.group, row.lead].filter(Boolean).join(" · ")} <DueTag due={row.due} />
              </p>
            ),
          }))}
          onMove={move}
          onOpen={open}
        />
      ) : view.as === "timeline" ? (
        <TimeBars
          title={t("work.projects")}
          today={now}
          term={body?.term}
          onOpen={open}
          lines={visible.map((row) => ({
            key: row.code,
            title: row.body.name,
            group: row.group,
            starts_on: row.body.starts_on,
            due_on: row.body.due_on,
            tone: STAGE_TONES[row.body.stage],
            state: t(`work.stages.${row.body.stage}`),
            due: row.due,
          }))}
        />
      ) : view.as === "monthly" ? (
        <Monthly
          rows={visible}
          month={view.month ?? now.slice(0, 7)}
          today={now}
          invented={body?.invented}
          onMonth={(month) => show({ month })}
        />
      ) : (
        <DataTable
          title={t("work.projects")}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.code}
          view={view}
          onView={(next) => show(next)}
          onOpen={(row) => open(row.code)}
          loading={projects.isPending}
          invented={body?.invented}
          notes={[t("work.wan_note")]}
          tools={add}
        />
      )}
      <ProjectDrawer
        plan={plan}
        row={rows.find((row) => row.code === view.open)}
        open={view.open !== undefined}
        term={body?.term}
        bodies={work.names}
        onClose={() => show({ open: undefined })}
      />
      <ProjectForm
        key={asking?.row.code ?? "new"}
        plan={plan}
        row={asking?.row}
        stage={asking?.stage}
        term={body?.term}
        bodies={work.names}
        open={adding || asking !== undefined}
        onClose={() => {
          setAdding(false);
          setAsking(undefined);
        }}
      />
    </div>
  );
}
