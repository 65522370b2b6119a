import { QuestionCircleOutlined, SearchOutlined, UserOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useRouter } from "@tanstack/react-router";
import { Button, Dropdown, Layout, type MenuProps, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/api/client";
import { plansQuery, sessionQuery } from "@/api/queries";
import { mayDo, rolesOn, useSession } from "@/api/useSession";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { type Shade, useShade } from "../Looks";

function PlanSwitch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { plan } = useParams({ strict: false });
  const session = useSession();
  const may = mayDo(session, "plan.read");
  const all = useQuery({ ...plansQuery, enabled: may }).data?.items ?? [];
  const plans = all.filter(({ code }) => rolesOn(session, code).size > 0);
  if (!may) return null;
  return (
    <Select
      className="wm-plan-switch"
      aria-label={t("shell.plan")}
      placeholder={t("shell.choose_plan")}
      showSearch={{ optionFilterProp: "label" }}
      value={plan}
      options={plans.map(({ code, body }) => ({
        value: code,
        label: body.title,
      }))}
      onChange={(next: string) => navigate({ to: "/p/$plan", params: { plan: next } })}
    />
  );
}

function useSignOut() {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    await answer(api.DELETE("/session"));
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    await router.navigate({ to: "/sign-in" });
  };
}

function AccountMenu() {
  const { t } = useTranslation();
  const { shade, setShade } = useShade();
  const session = useSession();
  const signOut = useSignOut();
  const shades: Shade[] = ["light", "dark", "system"];
  const items: MenuProps["items"] = [
    { key: "account", label: <Link to="/account">{t("account.title")}</Link> },
    { type: "divider" },
    {
      key: "shade",
      type: "group",
      label: t("shell.shade"),
      children: shades.map((one) => ({
        key: one,
        label: t(`shell.shades.${one}`),
        onClick: () => setShade(one),
      })),
    },
    { type: "divider" },
    { key: "out", label: t("session.sign_out"), onClick: () => void signOut() },
  ];
  const name = session ? session.account.name : "";
  return (
    <Dropdown menu={{ items, selectedKeys: [shade] }} trigger={["click"]}>
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={t("shell.account", { name })}>
        <span className="wm-wide">{name}</span>
      </Button>
    </Dropdown>
  );
}

export function Header({
  opener,
  onSearch,
  onHelp,
}: {
  opener: ReactNode;
  onSearch: () => void;
  onHelp: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Layout.Header className="wm-header wm-no-print">
      {opener}
      <Link to="/" className="wm-brand" aria-label={t("app.name")}>
        <img src="/favicon.svg" alt="" width={24} height={24} />
        <span className="wm-wide">{t("app.name")}</span>
      </Link>
      <PlanSwitch />
      <span className="wm-space" />
      <Button
        className="wm-search-button"
        icon={<SearchOutlined aria-hidden />}
        aria-label={t("search.open")}
        aria-keyshortcuts="Control+K"
        onClick={onSearch}
      >
        <span className="wm-wide">
          {t("search.open")} <kbd>Ctrl K</kbd>
        </span>
      </Button>
      <Button
        type="text"
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={t("keys.title")}
        aria-keyshortcuts="?"
        onClick={onHelp}
      />
      <LanguageSwitch />
      <AccountMenu />
    </Layout.Header>
  );
}
