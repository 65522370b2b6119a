import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api, seen, written } from "@/api/client";
import { type AdoptedBasis, type Assessment, useAct } from "@/api/numbers";
import type { Envelope } from "@/api/types";
import { DayField } from "@/ui/DayField";
import { FormDrawer } from "@/ui/FormDrawer";
import { useRevisionWords } from "@/ui/verdict/WhyPanel";

interface Values {
  reason: string;
  adopted_on: string | null;
}

/** Adopts the basis a target is judged on; only with a reason. */
export function AdoptDrawer(props: {
  plan: string;
  assessment: Assessment;
  revision: string;
  /** The basis adopted so far, as a record. */
  present?: Envelope<AdoptedBasis>;
  onClose: () => void;
}) {
  const { plan, assessment, revision, present, onClose } = props;
  const { t } = useTranslation();
  const act = useAct(plan);
  const words = useRevisionWords();
  const submit = ({ reason, adopted_on }: Values) => {
    const body: AdoptedBasis = {
      target: assessment.target,
      revision,
      rules: null,
      reason,
      adopted_on: adopted_on ?? null,
    };
    const done = t("assessment.adopt.done", { name: assessment.name, basis: words(revision) });
    return act(done, () =>
      written(
        present
          ? api.PUT("/plans/{plan}/bases/{code}", {
              params: { path: { plan, code: present.code } },
              headers: seen(present.version),
              body,
            })
          : api.POST("/plans/{plan}/bases", { params: { path: { plan } }, body }),
      ),
    );
  };
  return (
    <FormDrawer<Values>
      title={t("assessment.adopt.title", { name: assessment.name, basis: words(revision) })}
      open
      onSubmit={submit}
      onClose={onClose}
      submitLabel={t("verdict.adopt")}
    >
      <p>{t("assessment.adopt.hint")}</p>
      <Form.Item
        name="reason"
        label={t("assessment.adopt.reason")}
        rules={[{ required: true, whitespace: true, message: t("assessment.adopt.reason_missing") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="adopted_on" label={t("assessment.adopt.on")}>
        <DayField />
      </Form.Item>
    </FormDrawer>
  );
}
