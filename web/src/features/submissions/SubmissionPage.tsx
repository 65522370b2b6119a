import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Descriptions, Flex } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import {
  observationsQuery,
  reviewQuery,
  type Submission,
  submissionHistoryQuery,
  submissionQuery,
  useAct,
  useFacts,
  useNames,
} from "@/api/numbers";
import { Person } from "@/api/Person";
import type { Envelope } from "@/api/types";
import { fileAddress } from "@/api/upload";
import { mayDo, useSession } from "@/api/useSession";
import { DifferenceView } from "@/ui/intake/DifferenceView";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { ReasonDrawer } from "@/ui/ReasonDrawer";
import { useInstant } from "@/ui/useInstant";
import { ValueList } from "@/ui/ValueList";
import { Acts, useRefusals } from "./Acts";
import { StateTag } from "./words";

/** States in which a submission is still looked at. */
const OPEN = new Set(["draft", "submitted", "returned"]);

const route = getRouteApi("/signed-in/p/$plan/submissions/$code");

function Facts({ submission, plan }: { submission: Envelope<Submission>; plan: string }) {
  const { t } = useTranslation();
  const names = useNames(plan);
  const instant = useInstant();
  const { body } = submission;
  const lines: [string, ReactNode][] = [
    ["state", <StateTag key="state" state={body.state} />],
    ["body", body.body && names.body(body.body)],
    ["way", t(`submission.ways.${body.way}`)],
    ["nature", t(`submission.natures.${body.nature}`)],
    ["basis", body.basis],
    [
      "counts",
      t("submission.counted", { rows: body.rows, fresh: body.new_rows, changed: body.changed_rows }),
    ],
    ["revision", body.revision && t(`numbers.revision.${body.revision}`)],
    ["submitted_by", body.submitted_by && <Person key="by" code={body.submitted_by} />],
    ["reviewed_by", body.reviewed_by && <Person key="by" code={body.reviewed_by} />],
    ["comment", body.comment],
    ["evidence", <EvidenceLinks key="evidence" files={body.evidence} />],
    [
      "recorded_at",
      <span key="at">
        {instant(submission.recorded_at)} · <Person code={submission.recorded_by} />
      </span>,
    ],
    [
      "replaces",
      body.replaces && (
        <Link to="/p/$plan/submissions/$code" params={{ plan, code: body.replaces }}>
          {body.replaces}
        </Link>
      ),
    ],
  ];
  const items = lines
    .filter(([, content]) => content)
    .map(([key, children]) => ({ key, label: t(`submission.facts.${key}`), children }));
  return (
    <Descriptions size="small" bordered column={{ xs: 1, md: 2 }} items={items} className="wm-facts-table" />
  );
}

/** The files that prove the values, to download. */
function EvidenceLinks({ files }: { files: Submission["evidence"] }) {
  const { t } = useTranslation();
  if (!files?.length) return <span className="wm-quiet">{t("figure.no_evidence")}</span>;
  return (
    <Flex vertical>
      {files.map(({ sha256, name }) => (
        <a key={sha256} href={fileAddress(sha256)} download={name}>
          {name}
        </a>
      ))}
    </Flex>
  );
}

function History({ plan, code }: { plan: string; code: string }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const versions = useQuery(submissionHistoryQuery(plan, code)).data ?? [];
  return (
    <section className="wm-card">
      <h2>{t("submission.history")}</h2>
      <ol className="wm-plain-list">
        {versions.map((version) => (
          <li key={version.version}>
            {instant(version.recorded_at)} · <Person code={version.recorded_by} /> ·{" "}
            <StateTag state={version.body.state} />
            {version.body.comment ? ` ${version.body.comment}` : ""}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One submission: its values, what the checks say, what happened to it, what can be done. */
export function SubmissionPage() {
  const { t } = useTranslation();
  const { plan, code } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const names = useNames(plan);
  const session = useSession();
  const act = useAct(plan);
  const facts = useFacts(plan, names);
  const [withdrawing, setWithdrawing] = useState(false);
  const submission = useQuery(submissionQuery(plan, code));
  const open = OPEN.has(submission.data?.body.state ?? "draft");
  const review = useQuery({ ...reviewQuery(plan, code), enabled: open && submission.isSuccess });
  const values = useQuery(observationsQuery(plan, { submission: code, history: true }));
  if (submission.error)
    return <ProblemAlert error={submission.error} onRetry={() => void submission.refetch()} />;
  const data = submission.data;
  if (!data) return null;
  const rows = values.data?.filter((one) => one.id) ?? [];
  return (
    <div className="wm-page">
      <h1>
        {data.body.title} <span className="wm-quiet">{code}</span>
      </h1>
      <Acts
        plan={plan}
        submission={data}
        changed={review.data?.difference.changed ?? data.body.changed_rows}
      />
      <OwnNotice submission={data} />
      <Facts submission={data} plan={plan} />
      {review.error ? <ProblemAlert error={review.error} onRetry={() => void review.refetch()} /> : null}
      {review.data ? (
        <DifferenceView
          intake={review.data}
          names={names}
          title={t("submission.difference", { title: data.body.title })}
        />
      ) : null}
      {values.error ? <ProblemAlert error={values.error} onRetry={() => void values.refetch()} /> : null}
      <ValueList
        title={t("submission.values", { title: data.body.title })}
        values={rows}
        facts={facts}
        names={names}
        view={view}
        onView={(next) => navigate({ search: next, replace: true })}
        loading={values.isPending}
        invented={data.body.invented}
        tools={
          data.body.state === "accepted" ? (
            <ReasonButton
              danger
              reason={mayDo(session, "withdrawal.make") ? null : t("submission.refused.withdraw")}
              onClick={() => setWithdrawing(true)}
            >
              {t("submission.withdraw")}
            </ReasonButton>
          ) : null
        }
      />
      <History plan={plan} code={code} />
      <ReasonDrawer
        title={t("submission.withdraw_title", { title: data.body.title })}
        open={withdrawing}
        submitLabel={t("submission.withdraw")}
        onClose={() => setWithdrawing(false)}
        onReason={(reason) =>
          act(t("submission.withdrawn", { title: data.body.title }), () =>
            written(
              api.POST("/plans/{plan}/withdrawals", {
                params: { path: { plan } },
                body: { submission: code, observations: [], reason },
              }),
            ),
          )
        }
      >
        <p>{t("submission.withdraw_means")}</p>
      </ReasonDrawer>
    </div>
  );
}

/** Says in words that nobody approves their own. */
function OwnNotice({ submission }: { submission: Envelope<Submission> }) {
  const { t } = useTranslation();
  const refused = useRefusals(submission)("accept");
  return refused === t("submission.refused.own") ? <p role="note">{refused}</p> : null;
}
