import { useQuery } from "@tanstack/react-query";
import { App, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { part, send } from "@/api/admin/call";
import { versionsQuery } from "@/api/admin/records";
import type { Account, OneTimeLink } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";

/** The address of the set-up page with its token; the part after # reaches no server's log. */
const address = ({ token, link, url }: OneTimeLink): string =>
  link ?? url ?? `${window.location.origin}/set-up#${encodeURIComponent(token ?? "")}`;

function Link({ link }: { link: OneTimeLink }) {
  const { t } = useTranslation();
  return (
    <section className="wm-once" aria-label={t("accounts.link")}>
      <strong>{t("accounts.link_once")}</strong>
      <Typography.Paragraph code copyable={{ tooltips: [t("accounts.copy"), t("accounts.copied")] }}>
        {address(link)}
      </Typography.Paragraph>
      {link.expires_at ? (
        <p className="wm-quiet">{t("accounts.link_until", { time: link.expires_at })}</p>
      ) : null}
    </section>
  );
}

/** Who wrote the request, so that nobody approves their own. */
function useRequester(code: string): string | undefined {
  return useQuery(versionsQuery("accounts", code)).data?.[0]?.recorded_by;
}

/** Approval and one-time links: the security administrator's part. */
export function AccountActs({ row }: { row: Envelope<Account> }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const session = useSession();
  const requester = useRequester(row.code);
  const done = useDone();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const may = mayDo(session, "account.approve");
  const own = requester !== undefined && requester === session?.account.code;
  const act = async (verb: "approve" | "link", said: string) => {
    setBusy(true);
    setError(null);
    try {
      const path = `/accounts/${part(row.code)}/${verb}`;
      const { data } = await done(
        said,
        send<OneTimeLink>("POST", path, { version: verb === "approve" ? row.version : undefined }),
        false,
      );
      if (data?.token || data?.link || data?.url) setLink(data);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const refused = may ? null : t("accounts.only_security");
  const renew = () =>
    modal.confirm({
      title: t("accounts.link_new"),
      content: t("accounts.link_new_hint"),
      okText: t("accounts.link_make"),
      onOk: () => act("link", t("accounts.link_made", { name: row.body.display_name })),
    });
  return (
    <div className="wm-acts">
      {error ? <ProblemAlert error={error} /> : null}
      <Flex gap={8} wrap>
        {row.body.state === "requested" ? (
          <ReasonButton
            type="primary"
            disabled={false}
            loading={busy}
            reason={refused ?? (own ? t("accounts.own_request") : null)}
            onClick={() => act("approve", t("accounts.approved", { name: row.body.display_name }))}
          >
            {t("accounts.approve")}
          </ReasonButton>
        ) : null}
        <ReasonButton
          disabled={false}
          loading={busy}
          reason={refused ?? (row.body.state === "active" ? null : t("accounts.not_active"))}
          onClick={renew}
        >
          {t("accounts.link_make")}
        </ReasonButton>
      </Flex>
      {link ? <Link link={link} /> : null}
    </div>
  );
}
