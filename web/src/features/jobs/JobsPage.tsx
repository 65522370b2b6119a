import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Descriptions, Drawer, Progress } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { isOpenJob, jobsQuery } from "@/api/admin/queries";
import type { JobRow } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { Person } from "@/api/Person";
import { cancelJob } from "@/api/plan";
import { usePeople } from "@/api/usePeople";
import { mayDo, useSession } from "@/api/useSession";
import { named } from "@/lib/named";
import { PersonName } from "@/ui/PersonName";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useInstant } from "@/ui/useInstant";

const route = getRouteApi("/signed-in/jobs");

const TONES: Record<JobRow["state"], Tone> = {
  queued: "grey",
  running: "blue",
  done: "green",
  failed: "red",
  cancelled: "yellow",
};

const percent = ({ state, done, total }: JobRow) =>
  state === "done" ? 100 : total ? Math.floor((100 * done) / total) : 0;

/** Why a job failed, or what it is doing. */
function useSaying() {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ fault, step }: JobRow): string =>
      fault
        ? named(i18n.language, fault.zh, fault.en)
        : step
          ? t(`jobs.steps.${step}`, { defaultValue: step })
          : "",
    [t, i18n.language],
  );
}

function useColumns(rows: readonly JobRow[]): Column<JobRow>[] {
  const { t } = useTranslation();
  const instant = useInstant("seconds");
  const nameOf = usePeople(rows.map(({ account }) => account));
  const saying = useSaying();
  return useMemo(
    () => [
      {
        key: "kind",
        title: t("jobs.kind"),
        width: 150,
        filter: true,
        text: ({ kind }) => t(`jobs.kinds.${kind}`, { defaultValue: kind }),
      },
      {
        key: "state",
        title: t("jobs.state"),
        width: 110,
        filter: true,
        text: ({ state }) => t(`jobs.states.${state}`),
        render: ({ state }) => (
          <StatusTag tone={TONES[state] ?? "grey"}>{t(`jobs.states.${state}`)}</StatusTag>
        ),
      },
      {
        key: "progress",
        title: t("jobs.progress"),
        width: 180,
        text: (job) => `${percent(job)}%`,
        render: (job) => (
          <Progress
            size="small"
            percent={percent(job)}
            aria-label={t("jobs.progress")}
            status={job.state === "failed" ? "exception" : job.state === "running" ? "active" : "normal"}
          />
        ),
      },
      {
        key: "message",
        title: t("jobs.message"),
        width: 260,
        text: (job) => saying(job),
      },
      { key: "scope", title: t("jobs.scope"), width: 130, filter: true, text: ({ plan }) => plan },
      {
        key: "actor",
        title: t("jobs.actor"),
        width: 130,
        filter: true,
        text: ({ account }) => nameOf(account),
        render: ({ account }) => <PersonName code={account} name={nameOf(account)} />,
      },
      ...(["created", "updated"] as const).map((key) => ({
        key,
        title: t(`jobs.${key}`),
        width: 190,
        text: (job: JobRow) => instant(job[`${key}_at`]),
        compare: (a: JobRow, b: JobRow) => a[`${key}_at`].localeCompare(b[`${key}_at`]),
      })),
    ],
    [t, saying, instant, nameOf],
  );
}

/** What a job did, in its own words. */
const resultText = (result: unknown): string => {
  if (typeof result !== "string") return result == null ? "" : JSON.stringify(result, null, 2);
  try {
    return JSON.stringify(JSON.parse(result), null, 2);
  } catch {
    return result;
  }
};

function JobDrawer({ job, onClose }: { job?: JobRow; onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const done = useDone();
  const saying = useSaying();
  const instant = useInstant("seconds");
  const [error, setError] = useState<unknown>(null);
  if (!job) return null;
  const refused = !mayDo(session, "job.cancel")
    ? t("jobs.may_not_cancel")
    : isOpenJob(job)
      ? job.cancel_requested
        ? t("jobs.cancel_asked")
        : null
      : t("jobs.ended");
  return (
    <Drawer title={t(`jobs.kinds.${job.kind}`, { defaultValue: job.kind })} open onClose={onClose} size={560}>
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: "state",
            label: t("jobs.state"),
            children: (
              <StatusTag tone={TONES[job.state] ?? "grey"}>{t(`jobs.states.${job.state}`)}</StatusTag>
            ),
          },
          { key: "id", label: t("jobs.id"), children: job.id },
          { key: "count", label: t("jobs.progress"), children: `${job.done}/${job.total || "?"}` },
          { key: "message", label: t("jobs.message"), children: saying(job) || "—" },
          { key: "actor", label: t("jobs.actor"), children: <Person code={job.account} /> },
          { key: "attempts", label: t("jobs.attempts"), children: job.attempts },
          { key: "created", label: t("jobs.created"), children: instant(job.created_at) },
          { key: "updated", label: t("jobs.updated"), children: instant(job.updated_at) },
        ]}
      />
      {error ? <ProblemAlert error={error} /> : null}
      <ReasonButton
        reason={refused}
        onClick={() => done(t("jobs.cancelled"), cancelJob(job.id), false).catch(setError)}
      >
        {t("jobs.cancel")}
      </ReasonButton>
      {job.result == null ? null : (
        <>
          <h2 className="wm-h2">{t("jobs.result")}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
          <pre className="wm-source" tabIndex={0}>
            {resultText(job.result)}
          </pre>
        </>
      )}
    </Drawer>
  );
}

/** Work in the background: what runs, what came of it. */
export function JobsPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/jobs" });
  const jobs = useQuery(jobsQuery());
  const rows = jobs.data ?? [];
  const open = (id?: string) => navigate({ search: { ...view, open: id } });
  const columns = useColumns(rows);
  if (jobs.isLoadingError) return <ReadFailed title={t("jobs.title")} read={jobs} />;
  return (
    <div className="wm-page">
      <h1>{t("jobs.title")}</h1>
      {jobs.error ? <ProblemAlert error={jobs.error} onRetry={() => void jobs.refetch()} /> : null}
      <QueryBar q={view.q} onSearch={(q) => navigate({ search: { ...view, q }, replace: true })} />
      <DataTable
        title={t("jobs.title")}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        view={view}
        onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
        onOpen={({ id }) => open(id)}
        loading={jobs.isPending}
      />
      <JobDrawer job={rows.find(({ id }) => id === view.open)} onClose={() => open()} />
    </div>
  );
}
