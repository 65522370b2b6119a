import { useQueryClient } from "@tanstack/react-query";
import { Button, Card, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/api/client";
import { sessionQuery } from "@/api/queries";
import type { Session } from "@/api/types";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { RecoveryCodes } from "./RecoveryCodes";
import { SecondFactor } from "./SecondFactor";

/** Gives the second factor up; the password proves who asks. */
function GiveUp({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const submit = async ({ password }: { password: string }) => {
    setError(null);
    try {
      await answer(api.DELETE("/session/totp", { body: { password } }));
      onDone();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      {error ? <ProblemAlert error={error} /> : null}
      <Form.Item
        name="password"
        label={t("session.password_old")}
        rules={[{ required: true, message: t("session.password_missing") }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Button danger htmlType="submit" block>
        {t("session.totp_remove")}
      </Button>
    </Form>
  );
}

/** The second factor of one's own account: set it up, or give it up where that is allowed. */
export function OwnSecondFactor({ session }: { session: Session }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState<"set" | "remove" | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const factor = session.second_factor;
  if (!factor) return null;
  const proven = (next: Session) => {
    client.setQueryData(sessionQuery.queryKey, next);
    setCodes(next.recovery_codes ?? []);
    if (!next.recovery_codes?.length) setOpen(null);
  };
  const done = () => {
    setOpen(null);
    setCodes([]);
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <Card title={t("session.totp")} size="small">
      <p>
        {factor.set
          ? t("session.totp_is_set", { count: factor.recovery_left })
          : t("session.totp_is_not_set")}
      </p>
      {factor.set ? (
        <ReasonButton
          danger
          reason={factor.required ? t("session.totp_required_here") : null}
          onClick={() => setOpen("remove")}
        >
          {t("session.totp_remove")}
        </ReasonButton>
      ) : (
        <Button onClick={() => setOpen("set")}>{t("session.totp_set")}</Button>
      )}
      <Modal open={open !== null} title={t("session.totp")} footer={null} onCancel={done} destroyOnHidden>
        {codes.length ? (
          <RecoveryCodes codes={codes} onDone={done} />
        ) : open === "remove" ? (
          <GiveUp onDone={done} />
        ) : (
          <SecondFactor onDone={proven} />
        )}
      </Modal>
    </Card>
  );
}
