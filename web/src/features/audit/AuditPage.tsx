import { DownloadOutlined } from "@ant-design/icons";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Flex, Space } from "antd";
import { useTranslation } from "react-i18next";
import { useChangeRecords } from "@/api/admin/useChange";
import { useLog } from "@/api/admin/useLog";
import { address } from "@/api/client";
import { usePeople } from "@/api/usePeople";
import operations from "@/locales/zh-CN/operations.json";
import { LogDrawer } from "@/ui/log/LogDrawer";
import { LogFilters } from "@/ui/log/LogFilters";
import { RecordsTable } from "@/ui/log/RecordsTable";
import { accountsIn, type LogRow, useLogColumns, useOperationWords } from "@/ui/log/useLogColumns";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { DataTable } from "@/ui/table/DataTable";
import { Verify } from "./Verify";

const route = getRouteApi("/signed-in/audit");

/** Names of all operations, as the log has them. */
export const OPERATIONS = Object.entries(operations).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}`),
);

function Records({ change }: { change: string }) {
  const records = useChangeRecords(change);
  return records.length ? <RecordsTable records={records} /> : null;
}

/** The log: who did what when, whether it was let; search, verification, export. */
export function AuditPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/audit" });
  const words = useOperationWords();
  const { actor, operation, subject, from, to } = view;
  const log = useLog({ actor, operation, q: subject, from, to });
  const nameOf = usePeople(log.rows.map((row) => row.actor));
  const columns = useLogColumns(nameOf);
  const onView = (next: typeof view) => navigate({ search: { ...view, ...next }, replace: true });
  const open = (id?: string) => navigate({ search: { ...view, open: id } });
  const badges = (["actor", "operation", "subject", "from", "to"] as const).flatMap((key) => {
    const value = view[key];
    return value
      ? [
          {
            key,
            label: `${t(`log.${key}`)}: ${key === "operation" ? words(value) : value}`,
            onRemove: () => onView({ ...view, [key]: undefined }),
          },
        ]
      : [];
  });
  return (
    <div className="wm-page">
      <h1>{t("audit.title")}</h1>
      <Verify />
      {log.error ? <ProblemAlert error={log.error} onRetry={() => void log.refetch()} /> : null}
      <QueryBar
        q={view.q}
        placeholder={t("log.search_shown")}
        onSearch={(q) => onView({ ...view, q })}
        badges={badges}
        onReset={() => navigate({ search: {} })}
      >
        <LogFilters
          view={view}
          people={accountsIn(log.rows, nameOf)}
          operations={OPERATIONS.map((value) => ({ value, label: words(value) }))}
          onView={(next) => onView({ ...view, ...next })}
        />
      </QueryBar>
      {log.isLoadingError ? null : (
        <DataTable<LogRow>
          title={t("audit.title")}
          rows={log.rows}
          columns={columns}
          rowKey={({ change_id }) => change_id}
          view={view}
          onView={onView}
          onOpen={({ change_id }) => open(change_id)}
          loading={log.isPending}
          tools={
            <Space.Compact>
              {(["ndjson", "csv"] as const).map((format) => (
                <Button
                  key={format}
                  icon={<DownloadOutlined aria-hidden />}
                  href={address("/audit/export", { query: { format } })}
                  download={`audit.${format}`}
                >
                  {t(`audit.export_${format}`)}
                </Button>
              ))}
            </Space.Compact>
          }
        />
      )}
      {log.hasNextPage ? (
        <Flex justify="center" className="wm-block wm-no-print">
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("log.more")}
          </Button>
        </Flex>
      ) : null}
      <LogDrawer
        nameOf={nameOf}
        entry={log.rows.find(({ change_id }) => change_id === view.open)}
        onClose={() => open()}
      >
        {view.open ? <Records change={view.open} /> : null}
      </LogDrawer>
    </div>
  );
}
