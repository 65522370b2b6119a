import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsQuery, staleAccountsQuery } from "@/api/admin/queries";
import type { Account } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { useNames } from "@/api/admin/useNames";
import { api, seen, written } from "@/api/client";
import type { Envelope } from "@/api/types";
import { usePeople } from "@/api/usePeople";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import { PersonName } from "@/ui/PersonName";
import { RecordPage } from "@/ui/records/RecordPage";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import type { Column } from "@/ui/table/DataTable";
import { useInstant } from "@/ui/useInstant";
import { AccountActs } from "./AccountActs";
import { AccountFields, type AccountValues } from "./AccountFields";

const route = getRouteApi("/signed-in/accounts");

const TONES: Record<Account["state"], Tone> = {
  requested: "yellow",
  active: "green",
  suspended: "red",
  closed: "grey",
};

type Row = Envelope<Account>;

function useColumns(rows: readonly Row[], days: Map<string, number>): Column<Row>[] {
  const { t } = useTranslation();
  const instant = useInstant();
  const nameOf = usePeople(rows.map(({ recorded_by }) => recorded_by));
  const { bodyName } = useNames();
  return useMemo(
    () => [
      { key: "code", title: t("accounts.code"), width: 170, text: ({ code }) => code },
      { key: "name", title: t("accounts.name"), width: 220, text: ({ body }) => body.display_name },
      {
        key: "body",
        title: t("accounts.body"),
        width: 220,
        filter: true,
        text: ({ body }) => bodyName(body.body),
      },
      {
        key: "state",
        title: t("accounts.state"),
        width: 110,
        filter: true,
        text: ({ body }) => t(`accounts.states.${body.state}`),
        render: ({ body }) => (
          <StatusTag tone={TONES[body.state]}>{t(`accounts.states.${body.state}`)}</StatusTag>
        ),
      },
      {
        key: "unused",
        title: t("accounts.unused"),
        width: 130,
        text: ({ code }) => (days.has(code) ? t("accounts.stale_days", { count: days.get(code) }) : ""),
        number: ({ code }) => days.get(code)?.toString() ?? null,
        align: "left",
      },
      { key: "contact", title: t("accounts.contact"), width: 180, text: ({ body }) => body.contact ?? "" },
      {
        key: "recorded",
        title: t("records.recorded_at"),
        optional: true,
        text: ({ recorded_at }) => instant(recorded_at),
        compare: (a, b) => a.recorded_at.localeCompare(b.recorded_at),
      },
      {
        key: "by",
        title: t("records.recorded_by"),
        optional: true,
        text: ({ recorded_by }) => nameOf(recorded_by),
        render: ({ recorded_by }) => <PersonName code={recorded_by} name={nameOf(recorded_by)} />,
      },
    ],
    [t, bodyName, days, instant, nameOf],
  );
}

/** Accounts: the system administrator requests them, the security administrator approves them. */
export function AccountsPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/accounts" });
  const session = useSession();
  const accounts = useQuery(accountsQuery);
  const stale = useQuery(staleAccountsQuery).data;
  const days = useMemo(() => new Map((stale ?? []).map((one) => [one.code, one.days] as const)), [stale]);
  const done = useDone();
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const may = mayDo(session, "account.write");
  const rows = useMemo(
    () => (accounts.data ?? []).filter(({ code }) => view.stale !== "1" || days.has(code)),
    [accounts.data, view.stale, days],
  );
  const save = ({ code, ...details }: AccountValues, row: Row | null) =>
    row
      ? done(
          t("records.saved", { name: details.display_name }),
          written(
            api.PUT("/accounts/{code}", {
              params: { path: { code: row.code } },
              headers: seen(row.version),
              body: details,
            }),
          ),
        )
      : done(
          t("accounts.requested", { name: details.display_name }),
          written(api.POST("/accounts", { body: { code, ...details } })),
        );
  return (
    <RecordPage<Row, AccountValues>
      title={t("accounts.title")}
      intro={t("accounts.intro")}
      rows={rows}
      columns={useColumns(rows, days)}
      code={({ code }) => code}
      view={view}
      onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
      loading={accounts.isPending}
      error={accounts.error}
      onRetry={() => void accounts.refetch()}
      filters={
        <Segmented
          aria-label={t("accounts.which")}
          value={view.stale ?? ""}
          onChange={(stale) => navigate({ search: { ...view, stale: stale === "1" ? "1" : undefined } })}
          options={[
            { value: "", label: t("accounts.all") },
            { value: "1", label: t("accounts.stale", { count: days.size }) },
          ]}
        />
      }
      form={{
        title: (row) => (row ? row.body.display_name : t("accounts.request")),
        addLabel: t("accounts.request"),
        refused: may ? null : t("accounts.only_system"),
        initial: (row) =>
          row
            ? {
                code: row.code,
                display_name: row.body.display_name,
                body: row.body.body,
                contact: row.body.contact,
                subject: row.body.subject,
              }
            : {},
        fields: (row) => <AccountFields row={row} />,
        before: (row) => <AccountActs row={row} />,
        save,
        onDirty: setDirty,
      }}
    />
  );
}
