import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Tabs, Typography } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { accountsQuery, matrixQuery } from "@/api/admin/queries";
import type { Account, GrantBody, Matrix } from "@/api/admin/types";
import { useNames } from "@/api/admin/useNames";
import { sharedQuery } from "@/api/records";
import type { Envelope, Role } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { type Column, DataTable } from "@/ui/table/DataTable";

const route = getRouteApi("/signed-in/access");
type Row = Matrix["operations"][number];

const ROLES: readonly Role[] = [
  "plan_office",
  "reporter",
  "reviewer",
  "leader",
  "congress",
  "public",
  "system_administrator",
  "security_administrator",
  "audit_administrator",
];

/** Marks of a cell: allowed, or allowed with a right of its own. */
const YES = "\u2713";
const WITH_RIGHT = "\u25cb";

function useRoleColumns(): Column<Row>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: "operation",
        title: t("access.operation"),
        width: 200,
        fixed: "left",
        text: ({ operation }) => t(`operations.${operation}`, { defaultValue: operation }),
      },
      {
        key: "name",
        title: t("access.code"),
        width: 180,
        optional: true,
        text: ({ operation }) => operation,
      },
      {
        key: "right",
        title: t("access.right"),
        width: 130,
        filter: true,
        text: ({ right }) => (right ? t(`grants.right.${right}`) : ""),
      },
      ...ROLES.map(
        (role): Column<Row> => ({
          key: role,
          title: t(`roles.${role}`),
          width: 96,
          align: "center",
          text: ({ roles, right }) => (roles.includes(role) ? (right ? WITH_RIGHT : YES) : ""),
        }),
      ),
    ],
    [t],
  );
}

/** An account's grants, one a row; accounts without any are shown too. */
interface Held {
  key: string;
  account: Envelope<Account>;
  grant: Envelope<GrantBody> | null;
}

function useHeldColumns(): Column<Held>[] {
  const { t } = useTranslation();
  const { bodyName, areaName } = useNames();
  return useMemo(
    () => [
      {
        key: "account",
        title: t("grants.account"),
        width: 240,
        text: ({ account }) => `${account.body.display_name} ${account.code}`,
      },
      {
        key: "of",
        title: t("accounts.body"),
        width: 200,
        text: ({ account }) => bodyName(account.body.body),
      },
      {
        key: "state",
        title: t("accounts.state"),
        width: 100,
        filter: true,
        text: ({ account }) => t(`accounts.states.${account.body.state}`),
      },
      {
        key: "role",
        title: t("grants.role"),
        width: 120,
        filter: true,
        text: ({ grant }) => (grant ? t(`roles.${grant.body.role}`) : t("access.no_grant")),
      },
      {
        key: "plan",
        title: t("grants.plan"),
        width: 140,
        filter: true,
        text: ({ grant }) => (grant ? (grant.body.plan ?? t("grants.all_plans")) : ""),
      },
      {
        key: "body",
        title: t("grants.body"),
        width: 180,
        text: ({ grant }) => (grant ? bodyName(grant.body.body) || t("grants.all") : ""),
      },
      {
        key: "area",
        title: t("grants.area"),
        width: 140,
        text: ({ grant }) => (grant ? areaName(grant.body.area) || t("grants.all") : ""),
      },
      {
        key: "rights",
        title: t("grants.rights"),
        width: 180,
        text: ({ grant }) =>
          grant?.body.rights.map((right) => t(`grants.right.${right}`)).join(t("common.comma")) ?? "",
      },
      {
        key: "validity",
        title: t("grants.validity"),
        width: 190,
        text: ({ grant }) =>
          !grant
            ? ""
            : grant.valid_from || grant.valid_to
              ? `${grant.valid_from ?? "…"} — ${grant.valid_to ?? "…"}`
              : t("grants.unlimited"),
      },
    ],
    [t, bodyName, areaName],
  );
}

function useHeld(enabled: boolean) {
  const accounts = useQuery({ ...accountsQuery, enabled });
  const grants = useQuery({ ...sharedQuery("grants"), enabled });
  const rows = useMemo(
    () =>
      (accounts.data ?? []).flatMap((account): Held[] => {
        const held = (grants.data ?? []).filter(({ body }) => body.account === account.code);
        return held.length
          ? held.map((grant) => ({ key: `${account.code} ${grant.code}`, account, grant }))
          : [{ key: account.code, account, grant: null }];
      }),
    [accounts.data, grants.data],
  );
  return { rows, loading: accounts.isPending || grants.isPending, error: accounts.error ?? grants.error };
}

/** Who may do what: by role, and by account; to look at, to print and to download. */
export function AccessPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/access" });
  const mayAccounts = mayDo(useSession(), "grant.read");
  const matrix = useQuery(matrixQuery);
  const held = useHeld(mayAccounts);
  const roleColumns = useRoleColumns();
  const heldColumns = useHeldColumns();
  const onView = (next: typeof view) => navigate({ search: { ...view, ...next }, replace: true });
  const tab = mayAccounts && view.tab === "accounts" ? "accounts" : "roles";
  const error = tab === "roles" ? matrix.error : held.error;
  return (
    <div className="wm-page">
      <h1>{t("access.title")}</h1>
      <Typography.Paragraph className="wm-quiet">{t("access.intro")}</Typography.Paragraph>
      {error ? <ProblemAlert error={error} onRetry={() => void matrix.refetch()} /> : null}
      <Tabs
        activeKey={tab}
        onChange={(next) => navigate({ search: { tab: next === "accounts" ? "accounts" : undefined } })}
        items={[
          { key: "roles", label: t("access.by_role") },
          ...(mayAccounts ? [{ key: "accounts", label: t("access.by_account") }] : []),
        ]}
      />
      <QueryBar q={view.q} onSearch={(q) => onView({ ...view, q })} />
      {tab === "roles" ? (
        <DataTable
          title={t("access.title")}
          rows={matrix.data?.operations ?? []}
          columns={roleColumns}
          rowKey={({ operation }) => operation}
          view={view}
          onView={onView}
          loading={matrix.isPending}
          notes={[t("access.legend")]}
        />
      ) : (
        <DataTable
          title={t("access.by_account")}
          rows={held.rows}
          columns={heldColumns}
          rowKey={({ key }) => key}
          view={view}
          onView={onView}
          loading={held.loading}
        />
      )}
      <p className="wm-quiet">{t("access.legend")}</p>
    </div>
  );
}
