import { Table } from "antd";
import { useTranslation } from "react-i18next";

/** A record a change wrote. */
export interface WrittenRecord {
  kind: string;
  scope: string;
  code: string;
  version: number;
  removed: boolean;
}

/** The records one change wrote. */
export function RecordsTable({ records }: { records: readonly WrittenRecord[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="wm-h2">{t("log.records")}</h2>
      <Table<WrittenRecord>
        size="small"
        rowKey={({ kind, scope, code, version }) => `${kind} ${scope} ${code} ${version}`}
        dataSource={[...records]}
        pagination={records.length > 50 ? { pageSize: 50 } : false}
        columns={[
          { key: "kind", title: t("log.kind"), dataIndex: "kind" },
          { key: "scope", title: t("log.scope"), dataIndex: "scope" },
          { key: "code", title: t("log.code"), dataIndex: "code" },
          {
            key: "version",
            title: t("log.version"),
            render: (_, { version, removed }) => `${version}${removed ? ` ${t("log.removed")}` : ""}`,
          },
        ]}
      />
    </>
  );
}
