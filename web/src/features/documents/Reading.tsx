import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Flex } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { cancelJob, isOver, type JobInfo, jobQuery } from "@/api/plan";
import { named } from "@/lib/named";
import { JobProgress, type JobState } from "@/ui/JobProgress";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useFault } from "@/ui/useFault";

const STEPS = ["reading", "understanding", "writing"];

/** A document being read: how far it is, a way to stop it, and where to go when it is read. */
export function Reading(props: {
  plan: string;
  job: string;
  onDone: (document: string) => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { plan, job: id, onDone, onClose } = props;
  const client = useQueryClient();
  const fault = useFault();
  const query = useQuery(jobQuery(id));
  const job = query.data;
  const latest = useRef(onDone);
  latest.current = onDone;
  const over = job ? isOver(job) : false;
  const document = job?.arguments.kind === "extract" ? job.arguments.document : undefined;
  const done = job?.state === "done";
  useEffect(() => {
    if (!over) return;
    void client.invalidateQueries({ queryKey: ["records", plan] });
    if (done && document) latest.current(document);
  }, [over, done, document, client, plan]);
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const shown = (now: JobInfo): JobState => ({
    state: now.state === "queued" ? "waiting" : now.state,
    done: now.done,
    total: now.total || null,
    message: STEPS.includes(now.step) && !over ? t(`documents.steps.${now.step}`) : null,
    problem: now.fault
      ? { title: named(i18n.language, now.fault.zh, now.fault.en), status: 0, code: now.fault.code }
      : null,
  });
  return (
    <div className="wm-table wm-job">
      <JobProgress
        title={t("documents.being_read")}
        job={job ? shown(job) : { state: "waiting", done: 0, total: null, message: null, problem: null }}
        onCancel={() => cancelJob(id).then(() => query.refetch(), fault)}
      />
      {over ? (
        <Flex justify="end">
          <Button onClick={onClose}>{t("documents.close")}</Button>
        </Flex>
      ) : null}
    </div>
  );
}
