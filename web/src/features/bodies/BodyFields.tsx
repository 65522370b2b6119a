import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Body } from "@/api/admin/types";
import { useNames } from "@/api/admin/useNames";
import type { SharedInputs } from "@/api/nouns";
import { BodySelect } from "@/ui/records/BodySelect";

export interface BodyValues {
  code: string;
  name: string;
  aliases?: string[];
  parent?: string | null;
  area?: string | null;
  valid_from?: string;
  valid_to?: string;
}

/** The record as the form holds it. */
export const toValues = (body: Body): BodyValues => ({
  ...body,
  valid_from: body.valid_from ?? undefined,
  valid_to: body.valid_to ?? undefined,
});

/** The record out of the form. */
export const fromValues = (values: BodyValues): SharedInputs["bodies"] => ({
  code: values.code,
  name: values.name,
  aliases: values.aliases ?? [],
  parent: values.parent || null,
  area: values.area || null,
  valid_from: values.valid_from || null,
  valid_to: values.valid_to || null,
});

/** A day, a month or a year. */
export const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

export function BodyFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const { bodies, areas } = useNames();
  const day = [{ pattern: DAY, message: t("records.day_form") }];
  return (
    <>
      <Form.Item
        name="code"
        label={t("bodies.code")}
        rules={[
          { required: true, message: t("records.required") },
          { pattern: /^[A-Za-z0-9_@$-]{1,100}$/, message: t("records.code_form") },
        ]}
      >
        <Input disabled={!isNew} maxLength={100} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t("bodies.name")}
        rules={[{ required: true, message: t("records.required") }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="aliases" label={t("bodies.aliases")} extra={t("bodies.aliases_hint")}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={["、", ",", ";"]} />
      </Form.Item>
      <Form.Item name="parent" label={t("bodies.parent")}>
        <BodySelect bodies={bodies} />
      </Form.Item>
      <Form.Item name="area" label={t("bodies.area")}>
        <BodySelect bodies={areas} />
      </Form.Item>
      <Form.Item name="valid_from" label={t("records.valid_from")} rules={day} extra={t("records.day_hint")}>
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="valid_to" label={t("records.valid_to")} rules={day}>
        <Input maxLength={10} />
      </Form.Item>
    </>
  );
}
