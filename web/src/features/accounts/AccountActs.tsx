import { App, Checkbox, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Account, OneTimeLink } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { api, type Written, written } from "@/api/client";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { useInstant } from "@/ui/useInstant";

/** The address with its token; the part after # reaches no server's log. */
function Link({ link }: { link: OneTimeLink }) {
  const { t } = useTranslation();
  const instant = useInstant();
  return (
    <section className="wm-once" aria-label={t("accounts.link")}>
      <strong>{t("accounts.link_once")}</strong>
      <Typography.Paragraph code copyable={{ tooltips: [t("accounts.copy"), t("accounts.copied")] }}>
        {`${window.location.origin}${link.path}`}
      </Typography.Paragraph>
      <p className="wm-quiet">{t("accounts.link_until", { time: instant(link.expires_at) })}</p>
    </section>
  );
}

type Verb = "approve" | "suspend" | "close" | "link";

/** Why each act cannot be done, if so: by the kind of administrator, the state, and whose account it is. */
function useReasons(row: Envelope<Account>): Record<Verb, string | null> {
  const { t } = useTranslation();
  const session = useSession();
  const own = row.code === session?.account.code ? t("accounts.own") : null;
  const security = mayDo(session, "account.approve") ? own : t("accounts.only_security");
  const system = mayDo(session, "account.write") ? own : t("accounts.only_system");
  const { state } = row.body;
  const asked = row.recorded_by === session?.account.code ? t("accounts.own_request") : null;
  return {
    approve: security ?? asked,
    link: security ?? (state === "active" ? null : t("accounts.not_active")),
    suspend: system ?? (state === "active" ? null : t("accounts.not_active")),
    close: system ?? (state === "closed" ? t("accounts.closed") : null),
  };
}

/** What may be done with an account beside writing it. */
export function AccountActs({ row }: { row: Envelope<Account> }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const done = useDone();
  const reasons = useReasons(row);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const [error, setError] = useState<unknown>(null);
  const name = row.body.display_name;
  const params = { path: { code: row.code } };
  const act = async <T,>(said: string, write: Promise<Written<T>>, mayUndo = true) => {
    setError(null);
    try {
      return (await done(said, write, mayUndo)).data;
    } catch (thrown) {
      setError(thrown);
      return null;
    }
  };
  const approve = () =>
    act(t("accounts.approved", { name }), written(api.POST("/accounts/{code}/approve", { params })));
  const issue = async (reset_second_factor: boolean) => {
    const body = { reset_second_factor };
    const made = await act(
      t("accounts.link_made", { name }),
      written(api.POST("/accounts/{code}/link", { params, body })),
      false,
    );
    setLink(made);
  };
  const askLink = () => {
    let reset = false;
    modal.confirm({
      title: t("accounts.link_new"),
      content: (
        <>
          <p>{t("accounts.link_new_hint")}</p>
          <Checkbox onChange={({ target }) => (reset = target.checked)}>
            {t("accounts.reset_second")}
          </Checkbox>
        </>
      ),
      okText: t("accounts.link_make"),
      onOk: () => issue(reset),
    });
  };
  const askEnd = (close: boolean) => {
    const label = t(close ? "accounts.close" : "accounts.suspend");
    modal.confirm({
      title: `${label}: ${name}`,
      content: t("accounts.end_hint"),
      okText: label,
      okButtonProps: { danger: true },
      onOk: () =>
        act(
          t("records.saved", { name }),
          written(api.POST("/accounts/{code}/suspend", { params, body: { close } })),
        ),
    });
  };
  const waits = row.body.state === "requested" || row.body.state === "suspended";
  return (
    <div className="wm-acts">
      {error ? <ProblemAlert error={error} /> : null}
      <Flex gap={8} wrap>
        {waits ? (
          <ReasonButton type="primary" disabled={false} reason={reasons.approve} onClick={approve}>
            {t(row.body.state === "requested" ? "accounts.approve" : "accounts.approve_again")}
          </ReasonButton>
        ) : null}
        <ReasonButton disabled={false} reason={reasons.link} onClick={askLink}>
          {t("accounts.link_make")}
        </ReasonButton>
        <ReasonButton danger disabled={false} reason={reasons.suspend} onClick={() => askEnd(false)}>
          {t("accounts.suspend")}
        </ReasonButton>
        <ReasonButton danger disabled={false} reason={reasons.close} onClick={() => askEnd(true)}>
          {t("accounts.close")}
        </ReasonButton>
      </Flex>
      {link ? <Link link={link} /> : null}
    </div>
  );
}
