import { useQueryClient } from "@tanstack/react-query";
import { App, Card, Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "@/api/queries";
import type { Session } from "@/api/types";
import { useSession } from "@/api/useSession";
import { OwnSecondFactor } from "./OwnSecondFactor";
import { PasswordForm } from "./PasswordForm";

/** Where a grant holds and how long, in words. */
function useGrantWords() {
  const { t } = useTranslation();
  return (grant: Session["grants"][number]) =>
    [
      grant.plan ?? t("account.all_plans"),
      grant.body,
      grant.area,
      grant.valid_to ? t("account.until", { date: grant.valid_to }) : null,
    ]
      .filter(Boolean)
      .join(" · ");
}

/** One's own account: who one is here, what one may do, a new password. */
export function AccountPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const session = useSession();
  const words = useGrantWords();
  const done = (next: Session) => {
    client.setQueryData(sessionQuery.queryKey, next);
    message.success(t("account.password_changed"));
  };
  if (!session) return null;
  const grants = session.grants.map((grant, at) => ({
    key: at,
    label: t(`roles.${grant.role}`),
    children: words(grant),
  }));
  return (
    <div className="wm-page wm-narrow">
      <h1>{t("account.title")}</h1>
      <Card title={session.account.name} size="small">
        <Descriptions
          size="small"
          column={1}
          items={[{ key: "code", label: t("session.name"), children: session.account.code }, ...grants]}
        />
      </Card>
      <OwnSecondFactor session={session} />
      <Card title={t("account.new_password")} size="small">
        <PasswordForm askOld onDone={done} />
      </Card>
    </div>
  );
}
