import { Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import { type RevisionReason, type Submission, useAct } from "@/api/numbers";
import type { Envelope } from "@/api/types";
import { useEvidence } from "@/api/useEvidence";
import { mayDo, useSession } from "@/api/useSession";
import { EvidenceField } from "@/ui/EvidenceField";
import { FormDrawer } from "@/ui/FormDrawer";
import { ReasonButton } from "@/ui/ReasonButton";

/** What can be done with a submission. */
type Act = "submit" | "accept" | "return" | "discard";

const ACTS: Act[] = ["submit", "accept", "return", "discard"];

const FROM: Record<Act, Submission["state"][]> = {
  submit: ["draft", "returned"],
  accept: ["submitted"],
  return: ["submitted"],
  discard: ["draft", "returned", "submitted"],
};

const RIGHT: Record<Act, string> = {
  submit: "submission.write",
  accept: "submission.review",
  return: "submission.review",
  discard: "submission.write",
};

const REASONS: RevisionReason[] = ["census", "final_verification", "caliber_change", "correction"];

/**
 * Why an act cannot be done; null where it can. `changed` says how many accepted values it would
 * change now. The server decides in the end.
 */
export function useRefusals(submission: Envelope<Submission>, changed = 0) {
  const { t } = useTranslation();
  const session = useSession();
  const { state, findings, submitted_by } = submission.body;
  const mandatory = findings.filter((one) => one.finding.severity === "mandatory").length;
  return (act: Act): string | null => {
    if (!mayDo(session, RIGHT[act])) return t(`submission.refused.${act}`);
    if (!FROM[act].includes(state)) {
      return t("submission.refused.state", { state: t(`submission.states.${state}`) });
    }
    if (act === "accept" && submitted_by !== null && submitted_by === session?.account.code)
      return t("submission.refused.own");
    if ((act === "submit" || act === "accept") && mandatory)
      return t("entry.refused.mandatory", { count: mandatory });
    if (act === "accept" && changed > 0 && !submission.body.revision)
      return t("submission.refused.revision", { count: changed });
    return null;
  };
}

interface Values {
  comment?: string;
  revision?: RevisionReason;
}

interface Properties {
  plan: string;
  submission: Envelope<Submission>;
  /** How many accepted values it would change now. */
  changed: number;
}

/** Submit, accept, return with a reason, discard: a button each, which says why it cannot be used. */
export function Acts({ plan, submission, changed }: Properties) {
  const { t } = useTranslation();
  const refused = useRefusals(submission, changed);
  const act = useAct(plan);
  const [open, setOpen] = useState<Act | null>(null);
  const evidence = useEvidence();
  const { body, code } = submission;
  const verify = body.findings.filter((one) => one.finding.severity === "verify").length;
  const needsComment = open === "return" || (open === "accept" && verify > 0 && !body.comment);
  const needsRevision = open === "submit" && changed > 0 && !body.revision;
  const run = async ({ comment, revision }: Values) => {
    if (!open) return;
    const params = { path: { plan, code } };
    const said = { comment: comment || undefined, revision: revision || undefined };
    const proven = { ...said, evidence: evidence.files.map(({ sha256 }) => sha256) };
    const step = {
      submit: () => api.POST("/plans/{plan}/submissions/{code}/submit", { params, body: proven }),
      accept: () => api.POST("/plans/{plan}/submissions/{code}/accept", { params, body: said }),
      return: () =>
        api.POST("/plans/{plan}/submissions/{code}/return", { params, body: { reason: comment ?? "" } }),
      discard: () => api.POST("/plans/{plan}/submissions/{code}/discard", { params }),
    };
    await act(t(`submission.done.${open}`, { title: body.title }), () => written(step[open]()));
    evidence.clear();
  };
  return (
    <>
      <Space wrap className="wm-tools wm-no-print">
        {ACTS.map((one) => (
          <ReasonButton
            key={one}
            type={one === "accept" || one === "submit" ? "primary" : "default"}
            ghost={one === "submit" && body.state === "submitted"}
            danger={one === "discard"}
            reason={refused(one)}
            onClick={() => setOpen(one)}
          >
            {t(`submission.acts.${one}`)}
          </ReasonButton>
        ))}
      </Space>
      <FormDrawer<Values>
        title={open ? t(`submission.ask.${open}`, { title: body.title }) : ""}
        open={open !== null}
        onSubmit={run}
        onClose={() => setOpen(null)}
        submitLabel={open ? t(`submission.acts.${open}`) : undefined}
      >
        {open ? <p>{t(`submission.means.${open}`)}</p> : null}
        {needsRevision ? (
          <Form.Item
            name="revision"
            label={t("entry.revision")}
            extra={t("entry.revision_hint")}
            rules={[{ required: true, message: t("entry.revision_missing") }]}
          >
            <Select options={REASONS.map((value) => ({ value, label: t(`numbers.revision.${value}`) }))} />
          </Form.Item>
        ) : null}
        {open === "discard" ? null : (
          <Form.Item
            name="comment"
            label={t(open === "return" ? "submission.reason" : "submission.comment")}
            extra={open === "accept" && verify ? t("submission.verify_hint", { count: verify }) : undefined}
            rules={
              needsComment
                ? [{ required: true, whitespace: true, message: t("submission.reason_missing") }]
                : []
            }
          >
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Form.Item>
        )}
        {open === "submit" ? <EvidenceField evidence={evidence} /> : null}
      </FormDrawer>
    </>
  );
}
