import { Form, Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  CHANGES,
  CLASSES,
  type Content,
  FLAGS,
  FORMS,
  KINDS,
  MILESTONE_TYPES,
  NATURES,
  type Offered,
  OPERATORS,
  printAmount,
  readAmount,
  STRENGTHS,
} from "@/lib/commitment";
import { parsePeriod } from "@/lib/period";

/** The fields of a content as a form holds them: the value is typed text. */
export type ContentValues = Record<string, unknown> & { value?: string };

/** Puts a content into a form. */
export const contentValues = (content: Content | Offered): ContentValues =>
  content.sort === "statement" ? { ...content, value: printAmount(content.value) } : { ...content };

/** Takes it out again; what the form does not show stays as it was. */
export function contentOf<C extends Content | Offered>(before: C, values: ContentValues): C {
  const typed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === undefined || value === "" ? null : value]),
  );
  const after = { ...before, ...typed } as C;
  if (after.sort === "statement") after.value = readAmount(values.value ?? "") ?? after.value;
  return after;
}

const OPERATOR_KEYS: Record<(typeof OPERATORS)[number], string> = {
  ">=": "at_least",
  ">": "more_than",
  "<=": "at_most",
  "<": "less_than",
  "~": "about",
  "=": "equal",
};

function useOptions() {
  const { t } = useTranslation();
  return {
    kind: KINDS.map((value) => ({ value, label: t(`commitment.sorts.${value}`) })),
    class: CLASSES.map((value) => ({ value, label: t(`commitment.classes.${value}`) })),
    form: FORMS.map((value) => ({ value, label: t(`commitment.forms.${value}`) })),
    operator: OPERATORS.map((value) => ({ value, label: t(`commitment.operators.${OPERATOR_KEYS[value]}`) })),
    strength: STRENGTHS.map((value) => ({ value, label: t(`commitment.strengths.${value}`) })),
    nature: NATURES.map((value) => ({ value, label: t(`commitment.natures.${value}`) })),
    change: CHANGES.map((value) => ({ value, label: t(`commitment.changes.${value}`) })),
    flags: FLAGS.map((value) => ({ value, label: t(`commitment.flags.${value}`) })),
    type: MILESTONE_TYPES.map((value) => ({ value, label: t(`commitment.milestone_types.${value}`) })),
  };
}

function Field(props: { name: string; needed?: boolean; wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const { name, needed, wide, children } = props;
  return (
    <Form.Item
      name={name}
      label={t(`commitment.fields.${name}`)}
      className={wide ? "wm-wide-field" : undefined}
      rules={needed ? [{ required: true, message: t("commitment.field_hints.needed") }] : undefined}
    >
      {children}
    </Form.Item>
  );
}

function ValueField() {
  const { t } = useTranslation();
  const check = (_: unknown, typed?: string) =>
    readAmount(typed ?? "") === null
      ? Promise.reject(new Error(t("commitment.field_hints.value_fault")))
      : Promise.resolve();
  return (
    <Form.Item
      name="value"
      label={t("commitment.fields.value")}
      required
      extra={t("commitment.field_hints.value")}
      rules={[{ validator: check }]}
    >
      <Input inputMode="decimal" />
    </Form.Item>
  );
}

/** A period typed by its code. */
export function PeriodField({ name = "period", needed = false }: { name?: string; needed?: boolean }) {
  const { t } = useTranslation();
  const check = (_: unknown, typed?: string | null) =>
    (typed ? parsePeriod(typed) : !needed)
      ? Promise.resolve()
      : Promise.reject(new Error(t("commitment.field_hints.period_fault")));
  return (
    <Form.Item
      name={name}
      label={t("commitment.fields.period")}
      required={needed}
      extra={t("commitment.field_hints.period")}
      rules={[{ validator: check }]}
    >
      <Input />
    </Form.Item>
  );
}

/** Every field of a commitment, for correcting what was read or confirmed. */
export function ContentFields({ sort }: { sort: Content["sort"] }) {
  const options = useOptions();
  if (sort === "project") {
    return (
      <div className="wm-fields">
        <Field name="name" needed wide>
          <Input />
        </Field>
        <Field name="group">
          <Input />
        </Field>
        <Field name="number">
          <InputNumber min={1} precision={0} />
        </Field>
      </div>
    );
  }
  if (sort === "milestone") {
    return (
      <div className="wm-fields">
        <Field name="subject" needed wide>
          <Input />
        </Field>
        <Field name="type" needed>
          <Select options={options.type} />
        </Field>
        <PeriodField />
        <Field name="strength" needed>
          <Select options={options.strength} />
        </Field>
        <Field name="qualifier">
          <Input />
        </Field>
      </div>
    );
  }
  return (
    <div className="wm-fields">
      <Field name="indicator" needed wide>
        <Input />
      </Field>
      <Field name="subject" needed wide>
        <Input />
      </Field>
      <ValueField />
      <Field name="unit">
        <Input />
      </Field>
      <Field name="operator" needed>
        <Select options={options.operator} />
      </Field>
      <PeriodField />
      <Field name="kind" needed>
        <Select options={options.kind} />
      </Field>
      <Field name="form" needed>
        <Select options={options.form} />
      </Field>
      <Field name="strength" needed>
        <Select options={options.strength} />
      </Field>
      <Field name="nature">
        <Select options={options.nature} allowClear />
      </Field>
      <Field name="change">
        <Select options={options.change} allowClear />
      </Field>
      <Field name="area">
        <Input />
      </Field>
      <Field name="class" needed>
        <Select options={options.class} />
      </Field>
      <Field name="qualifier">
        <Input />
      </Field>
      <Field name="flags" wide>
        <Select options={options.flags} mode="multiple" />
      </Field>
    </div>
  );
}
