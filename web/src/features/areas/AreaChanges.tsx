import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Form, Input, Select, Switch } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaChange } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { useNames } from "@/api/admin/useNames";
import { sharedQuery, writeShared } from "@/api/records";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import { RecordPage } from "@/ui/records/RecordPage";
import type { Column } from "@/ui/table/DataTable";

const route = getRouteApi("/signed-in/areas");
const KINDS = ["renamed", "merged", "split"] as const;
type Row = Envelope<AreaChange>;

function Fields() {
  const { t } = useTranslation();
  const { areas } = useNames();
  const options = areas.map(({ code, body }) => ({ value: code, label: `${body.name} ${code}` }));
  const required = [{ required: true, message: t("records.required") }];
  return (
    <>
      <Form.Item name="kind" label={t("areas.change")} rules={required}>
        <Select options={KINDS.map((value) => ({ value, label: t(`areas.change_kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="from" label={t("areas.before")} rules={required}>
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={options} />
      </Form.Item>
      <Form.Item name="to" label={t("areas.after")} rules={required}>
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={options} />
      </Form.Item>
      <Form.Item
        name="on"
        label={t("areas.change_on")}
        extra={t("records.day_hint")}
        rules={[...required, { pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/, message: t("records.day_form") }]}
      >
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="document_number" label={t("areas.document_number")}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="verified" label={t("areas.verified")} valuePropName="checked">
        <Switch checkedChildren={t("areas.checked")} unCheckedChildren={t("areas.unchecked")} />
      </Form.Item>
      <Form.Item name="note" label={t("areas.note")}>
        <Input.TextArea autoSize maxLength={2000} />
      </Form.Item>
    </>
  );
}

/** What became of which areas: renamed, merged, split. */
export function AreaChanges() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/areas" });
  const changes = useQuery(sharedQuery("area-changes"));
  const { areaName } = useNames();
  const done = useDone();
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const columns: Column<Row>[] = useMemo(() => {
    const names = (codes: string[]) => codes.map((code) => `${areaName(code)} ${code}`).join("、");
    return [
      { key: "on", title: t("areas.change_on"), width: 120, text: ({ body }) => body.on },
      {
        key: "kind",
        title: t("areas.change"),
        width: 100,
        filter: true,
        text: ({ body }) => t(`areas.change_kinds.${body.kind}`),
      },
      { key: "from", title: t("areas.before"), width: 240, text: ({ body }) => names(body.from) },
      { key: "to", title: t("areas.after"), width: 240, text: ({ body }) => names(body.to) },
      {
        key: "document",
        title: t("areas.document_number"),
        width: 200,
        text: ({ body }) => body.document_number ?? "",
      },
      {
        key: "verified",
        title: t("areas.verified"),
        width: 110,
        filter: true,
        text: ({ body }) => t(body.verified ? "areas.checked" : "areas.unchecked"),
      },
      { key: "note", title: t("areas.note"), width: 240, text: ({ body }) => body.note ?? "" },
    ];
  }, [t, areaName]);
  return (
    <RecordPage<Row, AreaChange>
      title={t("areas.changes")}
      rows={changes.data ?? []}
      columns={columns}
      code={({ code }) => code}
      view={view}
      onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
      loading={changes.isPending}
      error={changes.error}
      onRetry={() => void changes.refetch()}
      form={{
        title: (row) => (row ? t(`areas.change_kinds.${row.body.kind}`) : t("areas.change_add")),
        addLabel: t("areas.change_add"),
        refused: mayDo(useSession(), "area.write") ? null : t("areas.only_office"),
        initial: (row) => row?.body ?? { kind: "renamed" },
        fields: () => <Fields />,
        save: (values, row) =>
          done(
            t("records.saved", { name: t(`areas.change_kinds.${values.kind}`) }),
            writeShared("area-changes", row?.code ?? null, row?.version ?? null, {
              ...row?.body,
              ...values,
              verified: values.verified ?? false,
            }),
          ),
        onDirty: setDirty,
      }}
    />
  );
}
