import { ImportOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { DatePicker, Tabs } from "antd";
import dayjs from "dayjs";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Area } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { useNames } from "@/api/admin/useNames";
import { removeShared, sharedQuery, writeShared } from "@/api/records";
import { sendShared, TableImport } from "@/api/TableImport";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import { inTreeOrder } from "@/lib/tree";
import { existsOn } from "@/lib/validity";
import { ReasonButton } from "@/ui/ReasonButton";
import { Indented } from "@/ui/records/Indented";
import { RecordPage } from "@/ui/records/RecordPage";
import { RemoveButton } from "@/ui/records/RemoveButton";
import { StatusTag } from "@/ui/StatusTag";
import type { Column } from "@/ui/table/DataTable";
import { AreaChanges } from "./AreaChanges";
import { AreaFields, type AreaValues, fromValues, toValues } from "./AreaFields";

const route = getRouteApi("/signed-in/areas");
const SEND = sendShared("areas");

interface AreaRow extends Envelope<Area> {
  depth: number;
}

function useColumns(): Column<AreaRow>[] {
  const { t } = useTranslation();
  const { areaName } = useNames();
  return useMemo(
    () => [
      {
        key: "name",
        title: t("areas.name"),
        width: 280,
        text: ({ body }) => body.name,
        render: ({ body, depth }) => <Indented depth={depth}>{body.name}</Indented>,
      },
      { key: "code", title: t("areas.code"), width: 120, text: ({ code }) => code },
      {
        key: "name_en",
        title: t("areas.name_en"),
        width: 180,
        optional: true,
        text: ({ body }) => body.name_en ?? "",
      },
      {
        key: "level",
        title: t("areas.level"),
        width: 120,
        filter: true,
        text: ({ body }) => t(`areas.levels.${body.level}`),
      },
      {
        key: "parent",
        title: t("areas.parent"),
        width: 140,
        filter: true,
        text: ({ body }) => areaName(body.parent),
      },
      {
        key: "valid_from",
        title: t("records.valid_from"),
        width: 120,
        text: ({ body }) => body.valid_from ?? "",
      },
      { key: "valid_to", title: t("records.valid_to"), width: 120, text: ({ body }) => body.valid_to ?? "" },
      {
        key: "counting",
        title: t("areas.counting"),
        width: 150,
        text: ({ body }) => (body.counting ? t(`areas.countings.${body.counting}`) : ""),
      },
      {
        key: "verified",
        title: t("areas.verified"),
        width: 110,
        filter: true,
        text: ({ body }) => t(body.verified ? "areas.checked" : "areas.unchecked"),
        render: ({ body }) => (
          <StatusTag tone={body.verified ? "green" : "yellow"}>
            {t(body.verified ? "areas.checked" : "areas.unchecked")}
          </StatusTag>
        ),
      },
      { key: "note", title: t("areas.note"), width: 220, text: ({ body }) => body.note ?? "" },
    ],
    [t, areaName],
  );
}

/** The list of areas, valid in time. */
function AreaList() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/areas" });
  const areas = useQuery(sharedQuery("areas"));
  const columns = useColumns();
  const done = useDone();
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const refused = mayDo(useSession(), "area.write") ? null : t("areas.only_office");
  const { on } = view;
  const rows = useMemo(() => {
    const there = (areas.data ?? []).filter(({ body }) => !on || existsOn(body, on));
    return inTreeOrder(
      there,
      ({ code }) => code,
      ({ body }) => body.parent,
    ).map(({ row, depth }): AreaRow => ({ ...row, depth }));
  }, [areas.data, on]);
  const save = (values: AreaValues, row: AreaRow | null) =>
    done(
      t("records.saved", { name: values.name }),
      writeShared("areas", row?.code ?? values.code, row?.version ?? null, {
        ...row?.body,
        ...fromValues(values),
      }),
    );
  return (
    <RecordPage<AreaRow, AreaValues>
      title={t("areas.title")}
      rows={rows}
      columns={columns}
      code={({ code }) => code}
      view={view}
      onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
      loading={areas.isPending}
      error={areas.error}
      onRetry={() => void areas.refetch()}
      notes={on ? [t("areas.on_note", { day: on })] : []}
      invented={rows.some(({ body }) => body.invented)}
      filters={
        <DatePicker
          aria-label={t("areas.on")}
          placeholder={t("areas.on")}
          value={on ? dayjs(on) : null}
          onChange={(day) => navigate({ search: { ...view, on: day?.format("YYYY-MM-DD") } })}
        />
      }
      form={{
        title: (row) => row?.body.name ?? t("areas.add"),
        addLabel: t("areas.add"),
        refused,
        initial: (row) => (row ? toValues(row.body) : { level: "county" }),
        fields: (row) => <AreaFields isNew={row === null} />,
        before: (row) => (
          <RemoveButton
            label={t("records.remove")}
            hint={t("areas.remove_hint")}
            reason={refused}
            onRemove={() =>
              done(
                t("records.removed", { name: row.body.name }),
                removeShared("areas", row.code, row.version),
              )
            }
          />
        ),
        save,
        onDirty: setDirty,
      }}
      tools={
        <ReasonButton
          icon={<ImportOutlined aria-hidden />}
          reason={refused}
          onClick={() => navigate({ search: { ...view, bring: true } })}
        >
          {t("import.open")}
        </ReasonButton>
      }
    >
      <TableImport
        title={t("areas.import")}
        table="areas"
        open={view.bring === true}
        onClose={(ignoreBlocker) => void navigate({ search: { ...view, bring: undefined }, ignoreBlocker })}
        send={SEND}
        fieldName={(field) => columns.find(({ key }) => key === field)?.title ?? field}
      />
    </RecordPage>
  );
}

/** Areas and what became of them. */
export function AreasPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = useNavigate({ from: "/areas" });
  return (
    <>
      <Tabs
        className="wm-no-print"
        activeKey={tab ?? "list"}
        onChange={(next) => navigate({ search: { tab: next === "changes" ? "changes" : undefined } })}
        items={[
          { key: "list", label: t("areas.title") },
          { key: "changes", label: t("areas.changes") },
        ]}
      />
      {tab === "changes" ? <AreaChanges /> : <AreaList />}
    </>
  );
}
