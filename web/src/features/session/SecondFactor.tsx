import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, QRCode, Spin, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/api/client";
import type { Session, TotpSecret } from "@/api/types";
import { ProblemAlert } from "@/ui/ProblemAlert";

/** In fours, as it is typed by hand. */
const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");

/** The secret of the second factor as a square code and as text, then the proof that it works. */
export function SecondFactor({ onDone }: { onDone: (session: Session) => void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const offered = useQuery({
    queryKey: ["session", "totp"],
    queryFn: () => answer(api.POST("/session/totp", { body: {} })) as Promise<TotpSecret>,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const submit = async ({ code }: { code: string }) => {
    setBusy(true);
    setError(null);
    try {
      onDone((await answer(api.POST("/session/totp", { body: { code } }))) as Session);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  if (offered.error) return <ProblemAlert error={offered.error} onRetry={() => void offered.refetch()} />;
  if (!offered.data) return <Spin />;
  return (
    <div className="wm-gate-form">
      <p>{t("session.totp_scan")}</p>
      <div className="wm-square-code" role="img" aria-label={t("session.totp_square")}>
        <div aria-hidden>
          <QRCode value={offered.data.uri} type="svg" color="#000000" bgColor="#ffffff" bordered={false} />
        </div>
      </div>
      <p>{t("session.totp_by_hand")}</p>
      <Typography.Paragraph code copyable={{ text: offered.data.secret, tooltips: false }}>
        {inFours(offered.data.secret)}
      </Typography.Paragraph>
      {error ? <ProblemAlert error={error} /> : null}
      <Form layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="code"
          label={t("session.totp")}
          rules={[{ required: true, pattern: /^\d{6}$/, message: t("session.totp_form") }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("session.confirm")}
        </Button>
      </Form>
    </div>
  );
}
