import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/api/client";
import type { Session } from "@/api/types";
import { ProblemAlert } from "@/ui/ProblemAlert";

interface Values {
  old?: string;
  new: string;
  again: string;
}

/** A new password, twice; the server's policy decides and says what is missing. */
export function PasswordForm({
  askOld = false,
  onDone,
}: {
  askOld?: boolean;
  onDone: (session: Session) => void;
}) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<Values>();
  const submit = async (values: Values) => {
    setBusy(true);
    setError(null);
    try {
      const session = await answer(
        api.POST("/session/password", { body: { old: values.old, new: values.new } }),
      );
      form.resetFields();
      onDone(session);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const same = ({ getFieldValue }: { getFieldValue: (name: string) => string }) => ({
    validator: (_: unknown, value: string) =>
      !value || value === getFieldValue("new")
        ? Promise.resolve()
        : Promise.reject(new Error(t("session.passwords_differ"))),
  });
  const required = { required: true, message: t("session.password_missing") };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={submit}
      className="wm-gate-form"
    >
      {error ? <ProblemAlert error={error} /> : null}
      {askOld ? (
        <Form.Item name="old" label={t("session.password_old")} rules={[required]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
      ) : null}
      <Form.Item
        name="new"
        label={t("session.password_new")}
        extra={t("session.password_hint")}
        rules={[required]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("session.password_again")}
        dependencies={["new"]}
        rules={[required, same]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t("session.password_save")}
      </Button>
    </Form>
  );
}
