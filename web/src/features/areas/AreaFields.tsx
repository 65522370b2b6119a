import { Form, Input, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { AREA_LEVELS, type Area } from "@/api/admin/types";
import { useNames } from "@/api/admin/useNames";
import type { SharedInputs } from "@/api/nouns";
import { BodySelect } from "@/ui/records/BodySelect";

export interface AreaValues {
  code: string;
  name: string;
  name_en?: string;
  level: Area["level"];
  parent?: string | null;
  valid_from?: string;
  valid_to?: string;
  counting?: Area["counting"];
  host?: string[];
  verified?: boolean;
  note?: string;
}

const COUNTINGS = ["within", "additional", "unknown"] as const;
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** The record as the form holds it. */
export const toValues = (area: Area): AreaValues => ({
  ...area,
  name_en: area.name_en ?? undefined,
  valid_from: area.valid_from ?? undefined,
  valid_to: area.valid_to ?? undefined,
  note: area.note ?? undefined,
});

/** The record out of the form. */
export const fromValues = (values: AreaValues): SharedInputs["areas"] => ({
  code: values.code,
  name: values.name,
  name_en: values.name_en || null,
  level: values.level,
  parent: values.parent || null,
  valid_from: values.valid_from || null,
  valid_to: values.valid_to || null,
  counting: values.level === "zone" ? (values.counting ?? "unknown") : null,
  host: values.level === "zone" ? (values.host ?? []) : [],
  verified: values.verified ?? false,
  note: values.note || null,
});

export function AreaFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const { areas } = useNames();
  const required = { required: true, message: t("records.required") };
  const day = [{ pattern: DAY, message: t("records.day_form") }];
  const level = Form.useWatch("level");
  return (
    <>
      <Form.Item
        name="code"
        label={t("areas.code")}
        rules={[required, { pattern: /^[A-Za-z0-9_@$-]{1,100}$/, message: t("records.code_form") }]}
      >
        <Input disabled={!isNew} maxLength={100} />
      </Form.Item>
      <Form.Item name="name" label={t("areas.name")} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="name_en" label={t("areas.name_en")}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="level" label={t("areas.level")} rules={[required]}>
        <Select options={AREA_LEVELS.map((value) => ({ value, label: t(`areas.levels.${value}`) }))} />
      </Form.Item>
      <Form.Item name="parent" label={t("areas.parent")}>
        <BodySelect bodies={areas} />
      </Form.Item>
      {level === "zone" ? (
        <>
          <Form.Item name="counting" label={t("areas.counting")} extra={t("areas.counting_hint")}>
            <Select options={COUNTINGS.map((value) => ({ value, label: t(`areas.countings.${value}`) }))} />
          </Form.Item>
          <Form.Item name="host" label={t("areas.host")}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: "label" }}
              options={areas.map(({ code, body }) => ({ value: code, label: `${body.name} ${code}` }))}
            />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="valid_from" label={t("records.valid_from")} rules={day} extra={t("records.day_hint")}>
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="valid_to" label={t("records.valid_to")} rules={day}>
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="verified" label={t("areas.verified")} valuePropName="checked">
        <Switch checkedChildren={t("areas.checked")} unCheckedChildren={t("areas.unchecked")} />
      </Form.Item>
      <Form.Item name="note" label={t("areas.note")}>
        <Input.TextArea autoSize maxLength={2000} />
      </Form.Item>
    </>
  );
}
