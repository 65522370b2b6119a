import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Button, Form, Input, Spin, Steps } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/api/client";
import { sessionQuery } from "@/api/queries";
import type { Session } from "@/api/types";
import { problemOf } from "@/lib/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Gate } from "./Gate";
import { PasswordForm } from "./PasswordForm";
import { RecoveryCodes } from "./RecoveryCodes";
import { SecondFactor } from "./SecondFactor";

/** Takes the token out of the address at once, so that it stays in no history. */
function takeToken(): string | null {
  const token = window.location.hash.slice(1);
  if (!token) return null;
  window.history.replaceState(null, "", window.location.pathname);
  return decodeURIComponent(token);
}

/** Redeems the one-time link; without one, whoever is signed in goes on with what must be done. */
function useSetUp() {
  const client = useQueryClient();
  const [token] = useState(takeToken);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(token === null);
  const session = useQuery({ ...sessionQuery, enabled: asked }).data;
  useEffect(() => {
    if (token === null) return;
    let gone = false;
    redeem(token)
      .then((next) => {
        if (!gone) client.setQueryData(sessionQuery.queryKey, next);
      })
      .catch((thrown) => !gone && setError(thrown))
      .finally(() => !gone && setAsked(true));
    return () => {
      gone = true;
    };
  }, [token, client]);
  const advance = (next: Session) => {
    setError(null);
    client.setQueryData(sessionQuery.queryKey, next);
  };
  return { session, error, advance, token };
}

/** A link works once: a second effect of the same page must not spend it again. */
const redeemed = new Map<string, Promise<Session>>();
function redeem(token: string): Promise<Session> {
  const running = redeemed.get(token) ?? answer(api.POST("/session/link", { body: { token } }));
  redeemed.set(token, running);
  return running;
}

/** The link of an account with a second factor also wants a code of it. */
function LinkCode({ token, onDone }: { token: string; onDone: (session: Session) => void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const submit = async ({ totp }: { totp: string }) => {
    setError(null);
    try {
      onDone(await answer(api.POST("/session/link", { body: { token, totp } })));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      {error ? <ProblemAlert error={error} /> : null}
      <Form.Item
        name="totp"
        label={t("session.totp")}
        extra={t("session.totp_or_recovery")}
        rules={[{ required: true, message: t("session.totp_form") }]}
      >
        <Input autoFocus autoComplete="one-time-code" maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block>
        {t("session.confirm")}
      </Button>
    </Form>
  );
}

/** First entry by a one-time link: a password of one's own, then the second factor. */
export function SetUpPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const { session, error, advance, token } = useSetUp();
  const [codes, setCodes] = useState<string[]>([]);
  const must = session?.must ?? null;
  const finished = session !== undefined && session !== null && must === null && !codes.length;
  const proven = (next: Session) => {
    setCodes(next.recovery_codes ?? []);
    advance(next);
  };
  useEffect(() => {
    if (finished && !error) router.history.replace("/");
  }, [finished, error, router]);
  if (codes.length) {
    return (
      <Gate title={t("session.recovery")}>
        <RecoveryCodes codes={codes} onDone={() => setCodes([])} />
      </Gate>
    );
  }
  if (token && problemOf(error).code === "totp_required") {
    return (
      <Gate title={t("session.set_up.title")}>
        <LinkCode token={token} onDone={advance} />
      </Gate>
    );
  }
  if (error || session === null) {
    return (
      <Gate title={t("session.set_up.title")}>
        {error ? <ProblemAlert error={error} /> : <p>{t("session.set_up.no_link")}</p>}
        <p>{t("session.set_up.ask")}</p>
      </Gate>
    );
  }
  return (
    <Gate title={t("session.set_up.title")}>
      <Steps
        size="small"
        current={must === "totp" ? 1 : 0}
        items={[{ title: t("session.set_up.password") }, { title: t("session.set_up.totp") }]}
      />
      {must === null ? <Spin /> : null}
      {must === "password" ? <PasswordForm onDone={advance} /> : null}
      {must === "totp" ? <SecondFactor onDone={proven} /> : null}
    </Gate>
  );
}
