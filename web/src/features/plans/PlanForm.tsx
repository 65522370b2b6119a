import { Form, Input, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useDone } from "@/api/admin/useDone";
import { useNames } from "@/api/admin/useNames";
import type { SharedInputs } from "@/api/nouns";
import { writeShared } from "@/api/records";
import type { Envelope, PlanBody } from "@/api/types";
import { FormDrawer } from "@/ui/FormDrawer";
import { BodySelect } from "@/ui/records/BodySelect";

interface PlanValues {
  code: string;
  title: string;
  from: string;
  to: string;
  area: string;
  peers?: string[];
  follows?: string | null;
  invented?: boolean;
  note?: string;
}

/** The record as the form holds it. */
function toValues({ code, body }: Envelope<PlanBody>): PlanValues {
  const [from = "", to = from] = body.term.split("-");
  const { title, area, peers, follows, invented } = body;
  return { code, title, from, to, area, peers, follows, invented, note: body.note ?? undefined };
}

/** The record out of the form; what the form does not show stays. */
const fromValues = (values: PlanValues, before?: PlanBody): SharedInputs["plans"] => ({
  ...before,
  title: values.title,
  term: values.from === values.to ? values.from : `${values.from}-${values.to}`,
  area: values.area,
  peers: values.peers ?? [],
  follows: values.follows || null,
  invented: values.invented ?? false,
  note: values.note || null,
});

const YEAR = /^(19|20)\d{2}$/;

/** What a plan is: its name, its years, the area it speaks for. */
export function PlanForm(props: {
  open: boolean;
  /** Nothing for a new one. */
  plan?: Envelope<PlanBody>;
  plans: readonly Envelope<PlanBody>[];
  refused: string | null;
  onClose: () => void;
}) {
  const { open, plan, plans, refused, onClose } = props;
  const { t } = useTranslation();
  const { areas } = useNames();
  const done = useDone();
  const required = { required: true, message: t("records.required") };
  const year = { pattern: YEAR, message: t("plans.year_form") };
  const save = (values: PlanValues) =>
    done(
      t("plans.saved", { title: values.title }),
      writeShared("plans", plan?.code ?? values.code, plan?.version ?? null, fromValues(values, plan?.body)),
    );
  const inOrder = ({ getFieldValue }: { getFieldValue: (name: string) => string }) => ({
    validator: (_: unknown, to?: string) =>
      to && to < getFieldValue("from") ? Promise.reject(new Error(t("plans.to_form"))) : Promise.resolve(),
  });
  return (
    <FormDrawer<PlanValues>
      key={plan?.code ?? ""}
      title={plan?.body.title ?? t("plans.add")}
      open={open}
      initial={plan ? toValues(plan) : {}}
      refused={refused}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("plans.plan")} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t("plans.code")}
        extra={t("plans.code_hint")}
        rules={[required, { pattern: /^[A-Za-z0-9_@$-]{1,100}$/, message: t("records.code_form") }]}
      >
        <Input maxLength={100} disabled={plan !== undefined || undefined} />
      </Form.Item>
      <div className="wm-fields">
        <Form.Item name="from" label={t("plans.from")} rules={[required, year]}>
          <Input inputMode="numeric" maxLength={4} />
        </Form.Item>
        <Form.Item name="to" label={t("plans.to")} dependencies={["from"]} rules={[required, year, inOrder]}>
          <Input inputMode="numeric" maxLength={4} />
        </Form.Item>
      </div>
      <Form.Item name="area" label={t("plans.area")} extra={t("plans.area_hint")} rules={[required]}>
        <BodySelect bodies={areas} />
      </Form.Item>
      <Form.Item name="peers" label={t("plans.peers")} extra={t("plans.peers_hint")}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          options={areas.map(({ code, body }) => ({ value: code, label: `${body.name} ${code}` }))}
        />
      </Form.Item>
      <Form.Item name="follows" label={t("plans.follows")} extra={t("plans.follows_hint")}>
        <Select
          allowClear
          options={plans
            .filter(({ code }) => code !== plan?.code)
            .map(({ code, body }) => ({ value: code, label: body.title }))}
        />
      </Form.Item>
      <Form.Item
        name="invented"
        label={t("plans.invented")}
        extra={t("plans.invented_hint")}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <Form.Item name="note" label={t("plans.note")}>
        <Input.TextArea autoSize maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  );
}
