import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsQuery } from "@/api/admin/queries";
import type { GrantBody } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { useNames } from "@/api/admin/useNames";
import { removeShared, sharedQuery, writeShared } from "@/api/records";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import { RecordPage } from "@/ui/records/RecordPage";
import { RemoveButton } from "@/ui/records/RemoveButton";
import { StatusTag } from "@/ui/StatusTag";
import type { Column } from "@/ui/table/DataTable";
import { GrantFields, type GrantValues } from "./GrantFields";

const route = getRouteApi("/signed-in/grants");
type Row = Envelope<GrantBody>;

/** Today in the browser's calendar, only for marking what holds. */
const today = () => new Date().toLocaleDateString("sv-SE");

const holds = ({ valid_from, valid_to }: Row, day: string) =>
  (!valid_from || valid_from <= day) && (!valid_to || day <= valid_to);

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const { bodyName, areaName } = useNames();
  const accounts = useQuery(accountsQuery).data;
  return useMemo(() => {
    const names = new Map((accounts ?? []).map((one) => [one.code, one.body.display_name]));
    const day = today();
    const state = (row: Row) =>
      holds(row, day) ? "holds" : row.valid_from && row.valid_from > day ? "coming" : "over";
    return [
      {
        key: "account",
        title: t("grants.account"),
        width: 230,
        text: ({ body }) => `${names.get(body.account) ?? ""} ${body.account}`.trim(),
      },
      {
        key: "role",
        title: t("grants.role"),
        width: 120,
        filter: true,
        text: ({ body }) => t(`roles.${body.role}`),
      },
      {
        key: "plan",
        title: t("grants.plan"),
        width: 150,
        filter: true,
        text: ({ body }) => body.plan ?? t("grants.all_plans"),
      },
      {
        key: "body",
        title: t("grants.body"),
        width: 190,
        text: ({ body }) =>
          body.body ? t("grants.and_below", { name: bodyName(body.body) }) : t("grants.all"),
      },
      {
        key: "area",
        title: t("grants.area"),
        width: 160,
        text: ({ body }) =>
          body.area ? t("grants.and_below", { name: areaName(body.area) }) : t("grants.all"),
      },
      {
        key: "rights",
        title: t("grants.rights"),
        width: 190,
        text: ({ body }) => body.rights.map((right) => t(`grants.right.${right}`)).join(t("common.comma")),
      },
      {
        key: "state",
        title: t("grants.state"),
        width: 100,
        filter: true,
        text: (row) => t(`grants.states.${state(row)}`),
        render: (row) => (
          <StatusTag tone={state(row) === "holds" ? "green" : "grey"}>
            {t(`grants.states.${state(row)}`)}
          </StatusTag>
        ),
      },
      {
        key: "validity",
        title: t("grants.validity"),
        width: 200,
        text: ({ valid_from, valid_to }) =>
          valid_from || valid_to ? `${valid_from ?? "…"} — ${valid_to ?? "…"}` : t("grants.unlimited"),
      },
    ];
  }, [t, bodyName, areaName, accounts]);
}

/** Grants: a role for a part of the work and a time. */
export function GrantsPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/grants" });
  const session = useSession();
  const grants = useQuery(sharedQuery("grants"));
  const done = useDone();
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const refused = mayDo(session, "grant.write") ? null : t("grants.only_security");
  const save = ({ valid_from, valid_to, reason, ...body }: GrantValues, row: Row | null) =>
    done(
      t(row ? "records.saved" : "grants.given", { name: body.account }),
      writeShared("grants", row?.code ?? null, row?.version ?? null, body, {
        valid_from: valid_from || undefined,
        valid_to: valid_to || undefined,
        reason: reason || undefined,
      }),
    );
  return (
    <RecordPage<Row, GrantValues>
      title={t("grants.title")}
      intro={t("grants.intro")}
      rows={grants.data ?? []}
      columns={useColumns()}
      code={({ code }) => code}
      view={view}
      onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
      loading={grants.isPending}
      error={grants.error}
      onRetry={() => void grants.refetch()}
      form={{
        title: (row) => (row ? t("grants.one", { name: row.body.account }) : t("grants.give")),
        addLabel: t("grants.give"),
        refused,
        initial: (row) =>
          row
            ? { ...row.body, valid_from: row.valid_from ?? "", valid_to: row.valid_to ?? "" }
            : { rights: [] },
        fields: (_, form) => <GrantFields form={form} />,
        before: (row) => (
          <RemoveButton
            label={t("grants.take")}
            hint={t("grants.take_hint")}
            reason={refused}
            onRemove={() =>
              done(
                t("grants.taken", { name: row.body.account }),
                removeShared("grants", row.code, row.version),
              )
            }
          />
        ),
        save,
        onDirty: setDirty,
      }}
    />
  );
}
