import { DatePicker, Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { PlanInputs } from "@/api/nouns";
import { type ProgressBody, postRecord, putRecord, STAGES, type Stage } from "@/api/records";
import type { Envelope } from "@/api/types";
import { useEvidence } from "@/api/useEvidence";
import { rolesOn, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { readDecimal } from "@/lib/decimal";
import { EvidenceField } from "@/ui/EvidenceField";
import { FormDrawer } from "@/ui/FormDrawer";
import { PeriodField } from "@/ui/plan/ContentFields";

interface Values {
  period: string;
  text: string;
  stage?: Stage;
  completed_wan?: string;
  done_on?: Dayjs | null;
  problems?: string;
  next_step?: string;
}

/** Files of an earlier report: their names are not kept there. */
const unnamed = (hashes: readonly string[]) =>
  hashes.map((sha256) => ({ sha256, name: sha256.slice(0, 12) }));

/** 形象进度, money, problems and next step of a month, with evidence. */
export function ProgressForm(props: {
  plan: string;
  /** Code of the commitment, task or project. */
  item: string;
  name: string;
  /** Whether stage and money belong to it. */
  project: boolean;
  body?: string | null;
  month: string;
  /** What was reported before and is mended. */
  before?: Envelope<ProgressBody>;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, item, name, project, body, month, before, open, onClose } = props;
  const session = useSession();
  // A reporter speaks for the body they work for, the office for the one that leads.
  const from = rolesOn(session, plan).has("plan_office") ? body : (session?.account.body ?? body);
  const write = useWrite(plan);
  const kept = useMemo(() => unnamed(before?.body.evidence ?? []), [before]);
  const evidence = useEvidence(kept);
  const submit = ({ done_on, completed_wan, ...values }: Values) => {
    const next: PlanInputs["progress"] = {
      ...before?.body,
      ...values,
      item,
      stage: values.stage ?? null,
      completed_wan: completed_wan ? readDecimal(completed_wan) : null,
      done_on: done_on?.format("YYYY-MM-DD") ?? null,
      problems: values.problems || null,
      next_step: values.next_step || null,
      evidence: evidence.files.map((file) => file.sha256),
      body: before?.body.body ?? from ?? null,
    };
    return write(t("work.reported", { name }), () =>
      before ? putRecord(plan, "progress", before, next) : postRecord(plan, "progress", next),
    );
  };
  const amount = (_: unknown, typed?: string) =>
    !typed || readDecimal(typed) !== null
      ? Promise.resolve()
      : Promise.reject(new Error(t("work.not_a_number")));
  return (
    <FormDrawer<Values>
      title={t("work.report_on", { name })}
      open={open}
      initial={{
        period: before?.body.period ?? month,
        text: before?.body.text,
        stage: before?.body.stage ?? undefined,
        completed_wan: before?.body.completed_wan ?? undefined,
        problems: before?.body.problems ?? undefined,
        next_step: before?.body.next_step ?? undefined,
      }}
      onSubmit={submit}
      onClose={onClose}
      width={600}
    >
      <div className="wm-fields">
        <PeriodField needed />
        {project ? (
          <>
            <Form.Item name="stage" label={t("work.stage")}>
              <Select
                allowClear
                options={STAGES.map((value) => ({ value, label: t(`work.stages.${value}`) }))}
              />
            </Form.Item>
            <Form.Item
              name="completed_wan"
              label={t("work.completed_year_to_date")}
              rules={[{ validator: amount }]}
            >
              <Input inputMode="decimal" suffix={t("work.wan")} />
            </Form.Item>
          </>
        ) : (
          <Form.Item name="done_on" label={t("work.done_on")}>
            <DatePicker style={{ width: "100%" }} />
          </Form.Item>
        )}
      </div>
      <Form.Item
        name="text"
        label={project ? t("work.progress_project") : t("work.progress")}
        rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
      >
        <Input.TextArea rows={4} showCount maxLength={2000} />
      </Form.Item>
      <Form.Item name="problems" label={t("work.problems")}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name="next_step" label={t("work.next_step")}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <EvidenceField evidence={evidence} />
    </FormDrawer>
  );
}
