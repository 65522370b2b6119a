import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Written } from "@/api/client";
import { type Intake, type Names, type RevisionReason, useAct } from "@/api/numbers";
import { useEvidence } from "@/api/useEvidence";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import { EvidenceField } from "@/ui/EvidenceField";
import { DifferenceView } from "@/ui/intake/DifferenceView";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";

/** What is said with values when they are kept. */
export interface Said {
  title: string;
  revision: RevisionReason | null;
  comment: string;
  /** SHA-256 of the files that prove the values. */
  evidence: string[];
}

/** Nothing said yet, for a first look. */
export const unsaid = (title: string): Said => ({ title, revision: null, comment: "", evidence: [] });

const REASONS: RevisionReason[] = ["census", "final_verification", "caliber_change", "correction"];

/** The page between typing and saving: what differs, what the checks say, then draft or submission. */
export function Save(props: {
  plan: string;
  intake: Intake;
  names: Names;
  title: string;
  /** Keeps the values as a draft, or hands them in at once: one change either way. */
  send: (said: Said, submit: boolean) => Promise<Written<Intake>>;
  onBack: () => void;
  /** After something was kept. */
  onDone: () => void;
}) {
  const { plan, intake, names, send, onBack, onDone } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const act = useAct(plan);
  const [said, setSaid] = useState<Said>(unsaid(props.title));
  const [busy, setBusy] = useState<"draft" | "submit" | null>(null);
  const [error, setError] = useState<unknown>(null);
  const evidence = useEvidence();
  useUnsaved(true, { within: ["mode"] });
  const mandatory = intake.findings.filter((one) => one.severity === "mandatory").length;
  const { difference } = intake;
  const anything = NOVEL.some((one) => difference[one] > 0);
  const refused = !mayDo(session, "submission.write")
    ? t("entry.refused.right")
    : !anything
      ? t("entry.refused.nothing")
      : !said.title.trim()
        ? t("entry.refused.title")
        : evidence.share !== null
          ? t("evidence.uploading")
          : null;
  const notYet =
    refused ??
    (mandatory
      ? t("entry.refused.mandatory", { count: mandatory })
      : difference.changed > 0 && !said.revision
        ? t("entry.refused.revision", { count: difference.changed })
        : null);
  const keep = async (submit: boolean) => {
    setBusy(submit ? "submit" : "draft");
    setError(null);
    try {
      const count = intake.difference.rows.length;
      const done = submit ? t("entry.submitted", { title: said.title }) : t("entry.kept", { count });
      const kept = await act(done, () =>
        send({ ...said, evidence: evidence.files.map(({ sha256 }) => sha256) }, submit),
      );
      onDone();
      const code = kept.data.submission?.code;
      // What was to be saved is.
      const ignoreBlocker = true;
      if (code) await navigate({ to: "/p/$plan/submissions/$code", params: { plan, code }, ignoreBlocker });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section aria-label={t("entry.difference")}>
      <h2>{t("entry.difference")}</h2>
      <p>{t("entry.nothing_saved_yet")}</p>
      <DifferenceView intake={intake} names={names} title={t("entry.difference")} />
      {error ? <ProblemAlert error={error} /> : null}
      <Form layout="vertical" className="wm-narrow wm-save">
        <Form.Item label={t("entry.title_field")} required htmlFor="save-title">
          <Input
            id="save-title"
            value={said.title}
            maxLength={200}
            onChange={(event) => setSaid({ ...said, title: event.target.value })}
          />
        </Form.Item>
        {difference.changed > 0 ? (
          <Form.Item
            label={t("entry.revision")}
            required
            htmlFor="save-revision"
            extra={t("entry.revision_hint")}
          >
            <Select
              id="save-revision"
              value={said.revision}
              options={REASONS.map((value) => ({ value, label: t(`numbers.revision.${value}`) }))}
              onChange={(revision) => setSaid({ ...said, revision })}
            />
          </Form.Item>
        ) : null}
        <Form.Item label={t("entry.comment")} htmlFor="save-comment" extra={t("entry.comment_hint")}>
          <Input.TextArea
            id="save-comment"
            rows={2}
            maxLength={2000}
            value={said.comment}
            onChange={(event) => setSaid({ ...said, comment: event.target.value })}
          />
        </Form.Item>
        <Form.Item>
          <EvidenceField evidence={evidence} />
        </Form.Item>
        <Space wrap>
          <ReasonButton
            type="primary"
            reason={notYet}
            loading={busy === "submit"}
            onClick={() => void keep(true)}
          >
            {t("entry.submit")}
          </ReasonButton>
          <ReasonButton reason={refused} loading={busy === "draft"} onClick={() => void keep(false)}>
            {t("entry.draft")}
          </ReasonButton>
          <Button onClick={onBack}>{t("entry.back")}</Button>
        </Space>
      </Form>
    </section>
  );
}

/** What is worth keeping: everything but what is there word for word. */
const NOVEL = ["new", "changed", "same", "revision", "lower_grade", "earlier", "no_number"] as const;
