import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Spin, Steps } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/api/client";
import { sessionQuery } from "@/api/queries";
import type { Session } from "@/api/types";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Gate } from "./Gate";
import { PasswordForm } from "./PasswordForm";
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
  const advance = (next: Session) => client.setQueryData(sessionQuery.queryKey, next);
  return { session, error, advance };
}

/** A link works once: a second effect of the same page must not spend it again. */
const redeemed = new Map<string, Promise<Session>>();
function redeem(token: string): Promise<Session> {
  const running = redeemed.get(token) ?? answer(api.POST("/session/link", { body: { token } }));
  redeemed.set(token, running);
  return running;
}

/** First entry by a one-time link: a password of one's own, then the second factor. */
export function SetUpPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const { session, error, advance } = useSetUp();
  const must = session?.must ?? null;
  const finished = session !== undefined && session !== null && must === null;
  useEffect(() => {
    if (finished && !error) router.history.replace("/");
  }, [finished, error, router]);
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
      {must === "totp" ? <SecondFactor onDone={advance} /> : null}
    </Gate>
  );
}
