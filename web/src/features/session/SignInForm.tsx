import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/api/client";
import type { Session } from "@/api/types";
import { problemOf } from "@/lib/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";

interface Values {
  name: string;
  password: string;
  totp?: string;
}

/** The server asks for the second factor by this code. */
const NEEDS_TOTP = "totp_required";

/** Name and password, then the six digits where the account has a second factor. */
export function SignInForm({ name, onDone }: { name?: string; onDone: (session: Session) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [second, setSecond] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    // The fields of the first step are kept while the second one is shown.
    const values = form.getFieldsValue(true) as Values;
    setBusy(true);
    setError(null);
    try {
      onDone(await answer(api.POST("/session", { body: values })));
    } catch (thrown) {
      if (problemOf(thrown).code === NEEDS_TOTP && !second) setSecond(true);
      else setError(thrown);
      form.setFieldValue("totp", undefined);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name }}
      onFinish={submit}
      preserve
    >
      {error ? <ProblemAlert error={error} /> : null}
      {second ? (
        <Form.Item
          name="totp"
          label={t("session.totp")}
          extra={t("session.totp_or_recovery")}
          rules={[{ required: true, message: t("session.totp_form") }]}
        >
          <Input autoFocus autoComplete="one-time-code" maxLength={40} />
        </Form.Item>
      ) : (
        <>
          <Form.Item
            name="name"
            label={t("session.name")}
            rules={[{ required: true, message: t("session.name_missing") }]}
          >
            <Input autoFocus={!name} disabled={name !== undefined} autoComplete="username" maxLength={100} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("session.password")}
            rules={[{ required: true, message: t("session.password_missing") }]}
          >
            <Input.Password autoFocus={name !== undefined} autoComplete="current-password" maxLength={200} />
          </Form.Item>
        </>
      )}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {second ? t("session.confirm") : t("session.sign_in")}
      </Button>
      {second ? (
        <Button type="link" block onClick={() => setSecond(false)}>
          {t("session.back")}
        </Button>
      ) : null}
    </Form>
  );
}
