import { Button, Flex, Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { Problem } from "@/lib/problem";
import { ProblemError } from "@/lib/problem";
import { ProblemAlert } from "./ProblemAlert";

/** What is known of a running job. */
export interface JobState {
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number | null;
  message: string | null;
  problem: Problem | null;
}

/** How far background work is, with a way to stop it. */
export function JobProgress({
  job,
  title,
  onCancel,
}: {
  job: JobState;
  title: string;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  if (job.state === "failed" && job.problem) return <ProblemAlert error={new ProblemError(job.problem)} />;
  const open = job.state === "waiting" || job.state === "running";
  const percent = job.state === "done" ? 100 : job.total ? Math.floor((100 * job.done) / job.total) : 0;
  const status = {
    waiting: "normal",
    running: "active",
    done: "success",
    failed: "exception",
    cancelled: "normal",
  } as const;
  return (
    <section aria-label={title} aria-busy={open}>
      <Flex justify="space-between" align="center" gap={8}>
        <strong>{title}</strong>
        {open && onCancel ? <Button onClick={onCancel}>{t("job.cancel")}</Button> : null}
      </Flex>
      <Progress percent={percent} status={status[job.state]} aria-label={title} />
      <p aria-live="polite" className="wm-quiet">
        {t(`job.state.${job.state}`)}
        {job.message ? ` · ${job.message}` : ""}
        {job.total ? ` · ${t("job.count", { done: job.done, total: job.total })}` : ""}
      </p>
    </section>
  );
}
