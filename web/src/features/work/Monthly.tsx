import { PrinterOutlined } from "@ant-design/icons";
import { Button, DatePicker, Flex } from "antd";
import dayjs from "dayjs";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatDecimal } from "@/lib/decimal";
import type { ColumnData } from "@/lib/table";
import { known } from "@/lib/work";
import { usePeriodWords } from "@/ui/PeriodText";
import { Downloads } from "@/ui/table/Downloads";
import { useDueWords } from "./DueTag";
import { dayOf, type MonthRow, monthCounts, monthRows } from "./month";
import type { ProjectRow } from "./useProjects";

const shown = (value: string | null | undefined) => (value != null ? formatDecimal(value) : "");

/** The list of a month, as it goes to the leaders: in groups, with sums, made for paper. */
export function Monthly(props: {
  rows: readonly ProjectRow[];
  month: string;
  /** Today, for the month that runs. */
  today: string;
  invented?: boolean;
  onMonth: (month: string) => void;
}) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const due = useDueWords();
  const { rows, month, today, invented, onMonth } = props;
  const year = Number(month.slice(0, 4));
  const list = useMemo(() => monthRows(rows, month, today), [rows, month, today]);
  const { planned, completed, ...counts } = monthCounts(list);
  const money = (sum: string | null) => shown(sum) || t("work.unknown");
  const head = t("work.month_counts", {
    ...counts,
    day: dayOf(month, today),
    year,
    planned: money(planned),
    completed: money(completed),
  });
  const title = t("work.monthly_title", { month: period(month) });
  const columns: (ColumnData<MonthRow> & { narrow?: boolean })[] = [
    { key: "number", title: t("commitment.fields.number"), text: ({ row }) => String(row.body.number ?? "") },
    { key: "name", title: t("work.name"), text: ({ row }) => row.body.name },
    { key: "builder", title: t("work.builder"), text: ({ row }) => row.body.builder ?? "" },
    { key: "lead", title: t("commitment.roles.lead"), text: ({ row }) => row.lead },
    {
      key: "investment",
      title: t("work.investment"),
      text: ({ row }) => shown(row.body.investment_wan),
      number: ({ row }) => row.body.investment_wan ?? null,
    },
    {
      key: "planned",
      title: t("work.planned_of", { year }),
      text: (one) => shown(one.planned),
      number: (one) => one.planned,
    },
    {
      key: "completed",
      title: t("work.completed_year_to_date"),
      text: (one) => shown(one.completed),
      number: (one) => one.completed,
    },
    {
      key: "stage",
      title: t("work.stage"),
      text: (one) => [t(`work.stages.${one.stage}`), due(one.due)].filter(Boolean).join(t("common.comma")),
    },
    { key: "text", title: t("work.progress_project"), text: (one) => one.text },
    { key: "problems", title: t("work.problems"), text: (one) => one.problems },
    { key: "next", title: t("work.next_step"), text: (one) => one.next_step },
  ];
  const groups = [...new Set(list.map((one) => one.row.group))];
  const sums = (of: readonly MonthRow[]): Record<string, string> => ({
    investment: shown(known(of.map((one) => one.row.body.investment_wan))),
    planned: shown(known(of.map((one) => one.planned))),
    completed: shown(known(of.map((one) => one.completed))),
  });
  const sumRow = (label: string, of: readonly MonthRow[]) => {
    const values = sums(of);
    return (
      <tr className="wm-sum">
        <td />
        <th scope="row">{label}</th>
        {columns.slice(2).map((column) => (
          <td key={column.key} className="wm-number">
            {values[column.key] ?? ""}
          </td>
        ))}
      </tr>
    );
  };
  return (
    <section aria-label={title} className="wm-table wm-landscape">
      <Flex justify="space-between" align="center" gap={8} wrap className="wm-no-print wm-table-bar">
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t("work.month")}
          value={dayjs(`${month}-01`)}
          onChange={(next) => next && onMonth(next.format("YYYY-MM"))}
        />
        <Flex gap={8}>
          <Downloads
            title={title}
            rows={list}
            columns={columns}
            invented={invented}
            notes={[head, t("work.wan_note")]}
          />
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t("ledger.print")}
          </Button>
        </Flex>
      </Flex>
      <h2 className="wm-paper-title">{title}</h2>
      <p className="wm-quiet">{head}</p>
      <p className="wm-quiet wm-right">{t("work.wan_note")}</p>
      <div className="wm-scroll">
        <table className="wm-plain-table wm-monthly">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => {
            const of = list.filter((one) => one.row.group === group);
            return (
              <tbody key={group}>
                <tr>
                  <th scope="rowgroup" colSpan={columns.length}>
                    {group || t("work.no_group")} · {t("work.group_count", { count: of.length })}
                  </th>
                </tr>
                {of.map((one) => (
                  <tr key={one.row.code}>
                    {columns.map((column) => (
                      <td key={column.key} className={column.number ? "wm-number" : undefined}>
                        {column.text(one)}
                      </td>
                    ))}
                  </tr>
                ))}
                {groups.length > 1 ? sumRow(t("work.subtotal"), of) : null}
              </tbody>
            );
          })}
          <tfoot>{sumRow(t("work.total"), list)}</tfoot>
        </table>
      </div>
    </section>
  );
}
