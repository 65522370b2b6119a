import { useQuery } from "@tanstack/react-query";
import { Checkbox, Form, type FormInstance, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { accountsQuery } from "@/api/admin/queries";
import { type GrantBody, RIGHTS } from "@/api/admin/types";
import { useNames } from "@/api/admin/useNames";
import { plansQuery } from "@/api/queries";
import { mayDo, useSession } from "@/api/useSession";
import { BodySelect } from "@/ui/records/BodySelect";
import { DayInput } from "@/ui/records/DayInput";
import { GrantPreview } from "./GrantPreview";
import { ROLES } from "./roles";

export interface GrantValues extends GrantBody {
  valid_from?: string;
  valid_to?: string;
  reason?: string;
}

/** A field for the code of a plan: a choice where plans may be seen, typing where not. */
function PlanField() {
  const { t } = useTranslation();
  const may = mayDo(useSession(), "plan.read");
  const plans = useQuery({ ...plansQuery, enabled: may }).data?.items;
  return (
    <Form.Item
      name="plan"
      label={t("grants.plan")}
      extra={t("grants.plan_hint")}
      getValueFromEvent={emptyIsNull}
    >
      {plans ? (
        <Select
          allowClear
          options={plans.map(({ code, body }) => ({
            value: code,
            label: `${body.title} ${code}`,
          }))}
        />
      ) : (
        <Input maxLength={100} />
      )}
    </Form.Item>
  );
}

const emptyIsNull = (event: unknown): string | null => {
  const value =
    typeof event === "object" && event !== null
      ? (event as { target: { value: string } }).target.value
      : event;
  return typeof value === "string" && value ? value : null;
};

/** What is granted, with what follows from it. */
export function GrantFields({ form }: { form: FormInstance<GrantValues> }) {
  const { t } = useTranslation();
  const { bodies, areas } = useNames();
  const accounts = useQuery(accountsQuery).data ?? [];
  const required = [{ required: true, message: t("records.required") }];
  return (
    <>
      <Form.Item name="account" label={t("grants.account")} rules={required}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={accounts.map(({ code, body }) => ({ value: code, label: `${body.display_name} ${code}` }))}
        />
      </Form.Item>
      <Form.Item name="role" label={t("grants.role")} rules={required}>
        <Select options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))} />
      </Form.Item>
      <PlanField />
      <Form.Item name="body" label={t("grants.body")} extra={t("grants.subtree_hint")}>
        <BodySelect bodies={bodies} />
      </Form.Item>
      <Form.Item name="area" label={t("grants.area")} extra={t("grants.subtree_hint")}>
        <BodySelect bodies={areas} />
      </Form.Item>
      <Form.Item name="valid_from" label={t("grants.from")}>
        <DayInput />
      </Form.Item>
      <Form.Item name="valid_to" label={t("grants.to")}>
        <DayInput />
      </Form.Item>
      <Form.Item name="rights" label={t("grants.rights")}>
        <Checkbox.Group
          className="wm-column-list"
          options={RIGHTS.map((value) => ({ value, label: t(`grants.right.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t("records.reason")}>
        <Input maxLength={500} />
      </Form.Item>
      <GrantPreview form={form} />
    </>
  );
}
