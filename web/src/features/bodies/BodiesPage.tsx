import { ImportOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Body } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { useNames } from "@/api/admin/useNames";
import { removeShared, sharedQuery, writeShared } from "@/api/records";
import { sendShared, TableImport } from "@/api/TableImport";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import { inTreeOrder } from "@/lib/tree";
import { ReasonButton } from "@/ui/ReasonButton";
import { Indented } from "@/ui/records/Indented";
import { RecordPage } from "@/ui/records/RecordPage";
import { RemoveButton } from "@/ui/records/RemoveButton";
import type { Column } from "@/ui/table/DataTable";
import { BodyFields, type BodyValues, fromValues, toValues } from "./BodyFields";

const route = getRouteApi("/signed-in/bodies");
const SEND = sendShared("bodies");

/** A body with how deep it lies in the tree. */
export interface BodyRow extends Envelope<Body> {
  depth: number;
}

function useColumns(): Column<BodyRow>[] {
  const { t } = useTranslation();
  const { bodyName, areaName } = useNames();
  return useMemo(
    () => [
      {
        key: "name",
        title: t("bodies.name"),
        width: 320,
        text: ({ body }) => body.name,
        render: ({ body, depth }) => <Indented depth={depth}>{body.name}</Indented>,
      },
      { key: "code", title: t("bodies.code"), width: 170, text: ({ code }) => code },
      {
        key: "aliases",
        title: t("bodies.aliases"),
        width: 220,
        text: ({ body }) => (body.aliases ?? []).join("、"),
      },
      {
        key: "parent",
        title: t("bodies.parent"),
        width: 200,
        filter: true,
        text: ({ body }) => bodyName(body.parent),
      },
      {
        key: "area",
        title: t("bodies.area"),
        width: 140,
        filter: true,
        text: ({ body }) => areaName(body.area),
      },
      {
        key: "parent_code",
        title: t("bodies.parent_code"),
        optional: true,
        text: ({ body }) => body.parent ?? "",
      },
      { key: "area_code", title: t("bodies.area_code"), optional: true, text: ({ body }) => body.area ?? "" },
      {
        key: "valid_from",
        title: t("records.valid_from"),
        width: 120,
        text: ({ body }) => body.valid_from ?? "",
      },
      { key: "valid_to", title: t("records.valid_to"), width: 120, text: ({ body }) => body.valid_to ?? "" },
    ],
    [t, bodyName, areaName],
  );
}

/** Bodies: who reports and answers, as a tree. */
export function BodiesPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/bodies" });
  const bodies = useQuery(sharedQuery("bodies"));
  const columns = useColumns();
  const done = useDone();
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const refused = mayDo(useSession(), "body.write") ? null : t("bodies.only_office");
  const rows = useMemo(
    () =>
      inTreeOrder(
        bodies.data ?? [],
        ({ code }) => code,
        ({ body }) => body.parent,
      ).map(({ row, depth }): BodyRow => ({ ...row, depth })),
    [bodies.data],
  );
  const onView = (next: typeof view) => navigate({ search: { ...view, ...next }, replace: true });
  const save = (values: BodyValues, row: BodyRow | null) =>
    done(
      t("records.saved", { name: values.name }),
      writeShared("bodies", row?.code ?? values.code, row?.version ?? null, {
        ...row?.body,
        ...fromValues(values),
      }),
    );
  return (
    <RecordPage<BodyRow, BodyValues>
      title={t("bodies.title")}
      rows={rows}
      columns={columns}
      code={({ code }) => code}
      view={view}
      onView={onView}
      loading={bodies.isPending}
      error={bodies.error}
      onRetry={() => void bodies.refetch()}
      invented={rows.some(({ body }) => body.invented)}
      tools={
        <ReasonButton
          icon={<ImportOutlined aria-hidden />}
          reason={refused}
          onClick={() => navigate({ search: { ...view, bring: true } })}
        >
          {t("import.open")}
        </ReasonButton>
      }
      form={{
        title: (row) => row?.body.name ?? t("bodies.add"),
        addLabel: t("bodies.add"),
        refused,
        initial: (row) => (row ? toValues(row.body) : {}),
        fields: (row) => <BodyFields isNew={row === null} />,
        before: (row) => (
          <RemoveButton
            label={t("records.remove")}
            hint={t("bodies.remove_hint")}
            reason={refused}
            onRemove={() =>
              done(
                t("records.removed", { name: row.body.name }),
                removeShared("bodies", row.code, row.version),
              )
            }
          />
        ),
        save,
        onDirty: setDirty,
      }}
    >
      <TableImport
        title={t("bodies.import")}
        table="bodies"
        open={view.bring === true}
        onClose={(ignoreBlocker) => void navigate({ search: { ...view, bring: undefined }, ignoreBlocker })}
        send={SEND}
        fieldName={(field) => columns.find(({ key }) => key === field)?.title ?? field}
      />
    </RecordPage>
  );
}
