import { CloudDownloadOutlined, SaveOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { isOpenJob, jobsQuery } from "@/api/admin/queries";
import type { JobRow } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { address, api, written } from "@/api/client";
import { usePeople } from "@/api/usePeople";
import { mayDo, useSession } from "@/api/useSession";
import { JobProgress, type JobState } from "@/ui/JobProgress";
import { PersonName } from "@/ui/PersonName";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useInstant } from "@/ui/useInstant";

const route = getRouteApi("/signed-in/backups");

/** What a finished backup says of itself. */
interface Result {
  name?: string;
  file?: string;
  bytes?: number;
  rows?: number;
  files?: number;
  seq?: number;
}

function resultOf({ result }: JobRow): Result {
  if (typeof result !== "string") return (result ?? {}) as Result;
  try {
    return JSON.parse(result) as Result;
  } catch {
    return {};
  }
}

const asState = (job: JobRow): JobState => ({
  state: job.state === "queued" ? "waiting" : job.state,
  done: job.done,
  total: job.total || null,
  message: null,
  problem: null,
});

function useColumns(rows: readonly JobRow[]): Column<JobRow>[] {
  const { t } = useTranslation();
  const instant = useInstant();
  const nameOf = usePeople(rows.map(({ account }) => account));
  return useMemo(
    () => [
      {
        key: "created",
        title: t("backups.at"),
        width: 190,
        text: ({ created_at }) => instant(created_at),
        compare: (a, b) => a.created_at.localeCompare(b.created_at),
      },
      {
        key: "state",
        title: t("jobs.state"),
        width: 120,
        filter: true,
        text: ({ state }) => t(`jobs.states.${state}`),
        render: ({ state }) => (
          <StatusTag tone={state === "done" ? "green" : state === "failed" ? "red" : "blue"}>
            {t(`jobs.states.${state}`)}
          </StatusTag>
        ),
      },
      {
        key: "actor",
        title: t("jobs.actor"),
        width: 160,
        text: ({ account }) => nameOf(account),
        render: ({ account }) => <PersonName code={account} name={nameOf(account)} />,
      },
      {
        key: "rows",
        title: t("backups.rows"),
        width: 120,
        text: (job) => String(resultOf(job).rows ?? ""),
        number: (job) => resultOf(job).rows?.toString() ?? null,
      },
      {
        key: "files",
        title: t("backups.files"),
        width: 120,
        text: (job) => String(resultOf(job).files ?? ""),
        number: (job) => resultOf(job).files?.toString() ?? null,
      },
      {
        key: "bytes",
        title: t("backups.bytes"),
        width: 140,
        text: (job) => String(resultOf(job).bytes ?? ""),
        number: (job) => resultOf(job).bytes?.toString() ?? null,
      },
      {
        key: "seq",
        title: t("backups.seq"),
        width: 160,
        text: (job) => String(resultOf(job).seq ?? ""),
        number: (job) => resultOf(job).seq?.toString() ?? null,
      },
      {
        key: "download",
        title: t("backups.download"),
        width: 150,
        sortable: false,
        text: ({ id, state }) => (state === "done" ? id : ""),
        render: ({ id, state }) =>
          state === "done" ? (
            <a href={address("/backups/{id}", { path: { id } })} download>
              <CloudDownloadOutlined aria-hidden /> {t("backups.download")}
            </a>
          ) : null,
      },
    ],
    [t, instant, nameOf],
  );
}

/** Days after which the newest backup is too old. */
const OLD_DAYS = 7;

/** Backups: when the last one was, one more now, one to take away. */
export function BackupsPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/backups" });
  const jobs = useQuery(jobsQuery());
  const done = useDone();
  const [error, setError] = useState<unknown>(null);
  const rows = (jobs.data ?? []).filter(({ kind }) => kind === "backup");
  const columns = useColumns(rows);
  const instant = useInstant();
  const running = rows.find(isOpenJob);
  const last = rows.find(({ state }) => state === "done");
  const age = last?.updated_at ? (Date.now() - Date.parse(last.updated_at)) / 86_400_000 : null;
  const refused = !mayDo(useSession(), "backup.run")
    ? t("backups.only_system")
    : running
      ? t("backups.running")
      : null;
  return (
    <div className="wm-page">
      <h1>{t("backups.title")}</h1>
      <p className="wm-quiet">{t("backups.intro")}</p>
      {jobs.error ? <ProblemAlert error={jobs.error} onRetry={() => void jobs.refetch()} /> : null}
      {jobs.data ? (
        <Alert
          className="wm-block"
          showIcon
          type={age === null || age > OLD_DAYS ? "warning" : "success"}
          title={last ? t("backups.last", { time: instant(last.updated_at) }) : t("backups.never")}
        />
      ) : null}
      {error ? <ProblemAlert error={error} /> : null}
      {running ? <JobProgress job={asState(running)} title={t("backups.running")} /> : null}
      <DataTable
        title={t("backups.title")}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        view={view}
        onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
        loading={jobs.isPending}
        tools={
          <ReasonButton
            type="primary"
            icon={<SaveOutlined aria-hidden />}
            reason={refused}
            onClick={() => done(t("backups.started"), written(api.POST("/backups")), false).catch(setError)}
          >
            {t("backups.run")}
          </ReasonButton>
        }
      />
    </div>
  );
}
