import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { Alert, Button, Divider } from "antd";
import { useTranslation } from "react-i18next";
import { address } from "@/api/client";
import { sessionQuery, signInOptionsQuery } from "@/api/queries";
import type { Session } from "@/api/types";
import { Gate } from "./Gate";
import { SignInForm } from "./SignInForm";

const route = getRouteApi("/sign-in");

/** Only a path of this app: an address from outside is not followed. */
export const safeTarget = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : "/");

/** Sign in with a password and a second factor, or at the organisation's own sign-in. */
export function SignInPage() {
  const { t } = useTranslation();
  const { to, refused } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const { oidc, public: open = [] } = useQuery(signInOptionsQuery).data ?? {};
  const done = (session: Session) => {
    client.clear();
    client.setQueryData(sessionQuery.queryKey, session);
    router.history.push(session.must ? "/set-up" : safeTarget(to));
  };
  return (
    <Gate title={t("session.sign_in")}>
      {refused ? (
        <Alert type="error" showIcon title={t("session.oidc_refused")} description={refused} />
      ) : null}
      <SignInForm onDone={done} />
      {oidc ? (
        <>
          <Divider plain>{t("session.or")}</Divider>
          <Button block href={address("/session/oidc/start", { query: { to: safeTarget(to) } })}>
            {t("session.oidc", { name: oidc.name })}
          </Button>
        </>
      ) : null}
      {open.length ? (
        <nav className="wm-gate-public" aria-label={t("session.public")}>
          <Divider plain>{t("session.public")}</Divider>
          {open.map(({ code, title }) => (
            <Link key={code} to="/public/$plan" params={{ plan: code }}>
              {title}
            </Link>
          ))}
        </nav>
      ) : null}
    </Gate>
  );
}
