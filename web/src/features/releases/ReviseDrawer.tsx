import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import { type Names, type RevisionReason, type StoredObservation, useAct } from "@/api/numbers";
import { useEvidence } from "@/api/useEvidence";
import { readDecimal } from "@/lib/decimal";
import { EvidenceField } from "@/ui/EvidenceField";
import { FormDrawer } from "@/ui/FormDrawer";
import { usePeriodWords } from "@/ui/PeriodText";
import { useValueWords } from "@/ui/ValueText";

interface Values {
  value: string;
  revision: RevisionReason;
  source: string;
  source_grade: StoredObservation["source_grade"];
  comment: string;
}

const REASONS: RevisionReason[] = ["census", "final_verification", "caliber_change", "correction"];

/** Revises one value: a submission of its own, with its reason, for another person to accept. */
export function ReviseDrawer(props: {
  plan: string;
  value: StoredObservation;
  names: Names;
  onClose: () => void;
  onKept: (code: string) => void;
}) {
  const { plan, value, names, onClose, onKept } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  const act = useAct(plan);
  const evidence = useEvidence();
  const what = `${names.indicator(value.indicator)} ${names.area(value.area)} ${period(value.period)}`;
  const submit = async (typed: Values) => {
    const title = t("release.revise.title_of", { what });
    const kept = await act(t("release.revise.kept", { what }), () =>
      written(
        api.POST("/plans/{plan}/observations", {
          params: { path: { plan }, query: { dry_run: false } },
          body: {
            title,
            revision: typed.revision,
            comment: typed.comment,
            evidence: evidence.files.map(({ sha256 }) => sha256),
            rows: [
              {
                indicator: value.indicator,
                area: value.area,
                period: value.period,
                dimensions: value.dimensions,
                caliber: value.caliber,
                unit: value.unit,
                status: "A",
                value: readDecimal(typed.value),
                source: typed.source,
                source_grade: typed.source_grade,
              },
            ],
          },
        }),
      ),
    );
    const code = kept.data.submission?.code;
    if (code) onKept(code);
  };
  const required = { required: true, whitespace: true, message: t("release.revise.missing") };
  return (
    <FormDrawer<Values>
      title={t("release.revise.title", { what })}
      open
      initial={{ source_grade: value.source_grade, source: value.source ?? "" }}
      onSubmit={submit}
      onClose={onClose}
      submitLabel={t("release.revise.keep")}
    >
      <p>
        {t("release.revise.means", {
          value: words({ value: value.value, status: value.status, unit: value.unit }),
        })}
      </p>
      <Form.Item
        name="value"
        label={t("release.revise.value", { unit: value.unit })}
        rules={[
          {
            validator: (_, typed: string) =>
              typed && readDecimal(typed) !== null
                ? Promise.resolve()
                : Promise.reject(new Error(t("entry.faults.not_number"))),
          },
        ]}
      >
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item
        name="revision"
        label={t("entry.revision")}
        rules={[{ required: true, message: t("entry.revision_missing") }]}
      >
        <Select options={REASONS.map((one) => ({ value: one, label: t(`numbers.revision.${one}`) }))} />
      </Form.Item>
      <Form.Item name="source" label={t("figure.source")} rules={[required]}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="source_grade" label={t("figure.grade")}>
        <Select
          options={(["bulletin", "letter", "report", "unknown"] as const).map((one) => ({
            value: one,
            label: t(`figure.grades.${one}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="comment" label={t("numbers.reason")} rules={[required]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <EvidenceField evidence={evidence} />
    </FormDrawer>
  );
}
