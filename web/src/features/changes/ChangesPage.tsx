import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { App, Button, Flex } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeRecords } from "@/api/admin/useChange";
import { useDone } from "@/api/admin/useDone";
import { useLog } from "@/api/admin/useLog";
import { undoChange } from "@/api/undo";
import { usePeople } from "@/api/usePeople";
import { mayDo, useSession } from "@/api/useSession";
import { LogDrawer } from "@/ui/log/LogDrawer";
import { LogFilters } from "@/ui/log/LogFilters";
import { RecordsTable } from "@/ui/log/RecordsTable";
import { accountsIn, type LogRow, useLogColumns, useOperationWords } from "@/ui/log/useLogColumns";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReasonButton } from "@/ui/ReasonButton";
import { DataTable } from "@/ui/table/DataTable";

const route = getRouteApi("/signed-in/changes");

/** Takes one change back, after asking. */
function Undo({ entry }: { entry: LogRow }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const session = useSession();
  const done = useDone();
  const words = useOperationWords();
  const [error, setError] = useState<unknown>(null);
  const reason = !mayDo(session, "change.undo")
    ? t("changes.may_not")
    : entry.undone_by
      ? t("changes.undone")
      : entry.can_undo
        ? null
        : t("changes.stays");
  const ask = () =>
    modal.confirm({
      title: t("changes.undo_title", { what: words(entry.operation), subject: entry.subject }),
      content: t("changes.undo_hint", { count: entry.row_count }),
      okText: t("changes.undo"),
      onOk: () => done(t("changes.done"), undoChange(entry.change_id), false).catch(setError),
    });
  return (
    <div className="wm-acts">
      {error ? <ProblemAlert error={error} /> : null}
      <ReasonButton danger reason={reason} onClick={ask}>
        {t("changes.undo")}
      </ReasonButton>
    </div>
  );
}

function Records({ change }: { change: string }) {
  const records = useChangeRecords(change);
  return records.length ? <RecordsTable records={records} /> : null;
}

/** What was changed lately, each to be taken back as one. */
export function ChangesPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/changes" });
  const words = useOperationWords();
  const { actor, operation, subject, from, to } = view;
  const log = useLog({ actor, operation, q: subject, from, to });
  const nameOf = usePeople(log.rows.map((row) => row.actor));
  const columns = useLogColumns(nameOf);
  const operations = useMemo(
    () => [...new Set(log.rows.map((row) => row.operation))].map((value) => ({ value, label: words(value) })),
    [log.rows, words],
  );
  const onView = (next: typeof view) => navigate({ search: { ...view, ...next }, replace: true });
  const open = (id?: string) => navigate({ search: { ...view, open: id } });
  const entry = log.rows.find(({ change_id }) => change_id === view.open);
  return (
    <div className="wm-page">
      <h1>{t("changes.title")}</h1>
      <p className="wm-quiet">{t("changes.intro")}</p>
      {log.error ? <ProblemAlert error={log.error} onRetry={() => void log.refetch()} /> : null}
      <QueryBar q={view.q} placeholder={t("log.search_shown")} onSearch={(q) => onView({ ...view, q })}>
        <LogFilters
          people={accountsIn(log.rows, nameOf)}
          view={view}
          operations={operations}
          onView={(next) => onView({ ...view, ...next })}
        />
      </QueryBar>
      {log.isLoadingError ? null : (
        <DataTable<LogRow>
          title={t("changes.title")}
          rows={log.rows}
          columns={columns}
          rowKey={({ change_id }) => change_id}
          view={view}
          onView={onView}
          onOpen={({ change_id }) => open(change_id)}
          loading={log.isPending}
        />
      )}
      {log.hasNextPage ? (
        <Flex justify="center" className="wm-block wm-no-print">
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("log.more")}
          </Button>
        </Flex>
      ) : null}
      <LogDrawer nameOf={nameOf} entry={entry} onClose={() => open()}>
        {entry ? (
          <>
            <Records change={entry.change_id} />
            <Undo entry={entry} />
          </>
        ) : null}
      </LogDrawer>
    </div>
  );
}
