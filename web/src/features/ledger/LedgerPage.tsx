import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, DatePicker, Flex, Segmented } from "antd";
import dayjs from "dayjs";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ledgerWorkbook } from "@/api/plan";
import { planQuery } from "@/api/queries";
import { mayDo, readsPublished, useSession } from "@/api/useSession";
import { sortOf } from "@/lib/commitment";
import { chosen, select } from "@/lib/table";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { type Badge, QueryBar } from "@/ui/QueryBar";
import { shownColumns } from "@/ui/table/Columns";
import { DataTable } from "@/ui/table/DataTable";
import { CommitmentDrawer } from "./CommitmentDrawer";
import { LedgerTree } from "./LedgerTree";
import { useLedger } from "./useLedger";
import { useLedgerColumns } from "./useLedgerColumns";

const route = getRouteApi("/signed-in/p/$plan/ledger");

/** Every commitment of a plan: as a table or under the headings of the document. */
export function LedgerPage() {
  const { t, i18n } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/p/$plan/ledger" });
  const { ledger, rows } = useLedger(plan, view.known_by);
  const invented = useQuery(planQuery(plan)).data?.body.invented;
  const session = useSession();
  const show = useCallback(
    (change: Partial<typeof view>) =>
      navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  );
  const open = useCallback((code: string) => void show({ open: code, tab: undefined }), [show]);
  const columns = useLedgerColumns(open);
  const visible = useMemo(
    () => (view.as === "tree" ? select(rows, columns, view, i18n.language) : rows),
    [rows, columns, view, i18n.language],
  );
  const badges: Badge[] = [
    ...[...chosen(view.filter)].map(([key, values]) => ({
      key,
      label: `${columns.find((one) => one.key === key)?.title ?? key}: ${[...values].join(" / ") || "—"}`,
      onRemove: () => show({ filter: view.filter?.filter((item) => !item.startsWith(`${key}:`)) }),
    })),
    ...(view.known_by
      ? [
          {
            key: "known_by",
            label: t("ledger.known_by", { day: view.known_by }),
            onRemove: () => show({ known_by: undefined }),
          },
        ]
      : []),
  ];
  const counts = { target: 0, baseline: 0, milestone: 0, project: 0 };
  for (const row of rows) counts[sortOf(row.content)] += 1;
  const tools = (
    <>
      {mayDo(session, "ledger.write") ? (
        <>
          <Button href={ledgerWorkbook(plan)} download>
            {t("ledger.workbook")}
          </Button>
          <Link
            to="/p/$plan/ledger/import"
            params={{ plan }}
            className="ant-btn ant-btn-default wm-button-link"
          >
            {t("ledger.import")}
          </Link>
        </>
      ) : null}
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t("ledger.print")}
      </Button>
    </>
  );
  return (
    <div className="wm-page">
      <h1>{t("ledger.title")}</h1>
      {ledger.error ? <ProblemAlert error={ledger.error} onRetry={() => void ledger.refetch()} /> : null}
      {ledger.isLoadingError ? null : (
        <p className="wm-quiet">
          {t("ledger.counts", counts)}
          {view.known_by ? ` · ${t("ledger.known_by", { day: view.known_by })}` : ""}
        </p>
      )}
      <QueryBar
        q={view.q}
        onSearch={(q) => show({ q })}
        badges={badges}
        onReset={() => show({ filter: undefined, known_by: undefined })}
      >
        <Segmented
          aria-label={t("common.look")}
          value={view.as ?? "table"}
          options={[
            { value: "table", label: t("ledger.as_table") },
            { value: "tree", label: t("ledger.as_tree") },
          ]}
          onChange={(as) => show({ as: as === "tree" ? "tree" : undefined })}
        />
        <DatePicker
          aria-label={t("ledger.as_known_on")}
          placeholder={t("ledger.as_known_on")}
          value={view.known_by ? dayjs(view.known_by) : null}
          disabledDate={(day) => day.isAfter(dayjs())}
          onChange={(day) => show({ known_by: day?.format("YYYY-MM-DD") })}
        />
      </QueryBar>
      {ledger.isLoadingError ? null : view.as === "tree" ? (
        <section className="wm-table" aria-label={t("ledger.title")}>
          <Flex justify="space-between" align="center" gap={8} wrap className="wm-table-bar">
            <span className="wm-quiet" role="status">
              {t("table.count_of", { count: visible.length, total: rows.length })}
            </span>
            <Flex gap={8} wrap className="wm-no-print">
              {tools}
            </Flex>
          </Flex>
          <LedgerTree rows={visible} columns={shownColumns(columns, view.toggle)} />
        </section>
      ) : (
        <DataTable
          title={t("ledger.title")}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.code}
          view={view}
          onView={(next) => show(next)}
          onOpen={(row) => open(row.code)}
          loading={ledger.isPending}
          invented={invented}
          notes={view.known_by ? [t("ledger.known_by", { day: view.known_by })] : []}
          tools={tools}
          empty={
            readsPublished(session, plan) ? (
              t("table.only_published")
            ) : mayDo(session, "document.read") ? (
              <Link to="/p/$plan/documents" params={{ plan }}>
                {t("ledger.begin")}
              </Link>
            ) : undefined
          }
        />
      )}
      <CommitmentDrawer
        plan={plan}
        rows={rows}
        code={view.open}
        tab={view.tab}
        known_by={view.known_by}
        onTab={(tab) => show({ tab })}
        onOpen={open}
        onClose={() => show({ open: undefined, tab: undefined })}
      />
    </div>
  );
}
