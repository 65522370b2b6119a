import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Account } from "@/api/admin/types";
import { useNames } from "@/api/admin/useNames";
import type { Envelope } from "@/api/types";
import { BodySelect } from "@/ui/records/BodySelect";

export interface AccountValues extends Omit<Account, "state" | "invented"> {
  code: string;
}

/** What is kept of an account. */
export function AccountFields({ row }: { row: Envelope<Account> | null }) {
  const { t } = useTranslation();
  const { bodies } = useNames();
  return (
    <>
      <Form.Item
        name="code"
        label={t("accounts.code")}
        extra={row ? undefined : t("accounts.code_hint")}
        rules={[
          { required: true, message: t("records.required") },
          { pattern: /^[A-Za-z0-9_@$-]{1,100}$/, message: t("records.code_form") },
        ]}
      >
        <Input disabled={row !== null} maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="display_name"
        label={t("accounts.name")}
        rules={[{ required: true, message: t("records.required") }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="body" label={t("accounts.body")}>
        <BodySelect bodies={bodies} />
      </Form.Item>
      <Form.Item name="contact" label={t("accounts.contact")}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="subject" label={t("accounts.subject")} extra={t("accounts.subject_hint")}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
