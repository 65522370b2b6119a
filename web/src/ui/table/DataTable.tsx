import { Empty, Flex, Table, type TableColumnType } from "antd";
import type { SorterResult } from "antd/es/table/interface";
import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type ColumnData, chosen, distinct, select, type TableView } from "@/lib/table";
import { Invented, InventedLine } from "../Invented";
import { useOrigin } from "../Origin";
import { useFill } from "../useFill";
import { usePrinting } from "../usePrinting";
import { useWidth } from "../useWidth";
import { Columns, shownColumns } from "./Columns";
import { Downloads } from "./Downloads";
import { useRowKeys } from "./useRowKeys";
import { useWidePaper } from "./useWidePaper";

/** A column with its looks. */
export interface Column<Row> extends ColumnData<Row> {
  /** What the cell shows, where it is more than its text. */
  render?: (row: Row) => ReactNode;
  width?: number;
  /** Figures stand right by default. */
  align?: "left" | "right" | "center";
  /** Offers the column's values as a filter. */
  filter?: boolean;
  /** False where an order would mean nothing. */
  sortable?: boolean;
  /** Not shown until chosen. */
  optional?: boolean;
  /** Stands in every download, shown or not: what the screen prints under another figure. */
  inFile?: boolean;
  fixed?: "left" | "right";
}

/** A table of everything that fits in memory (tested with 10,000 rows). */
export interface DataTableProps<Row> {
  /** Names the table for screen readers and its downloads. */
  title: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** The view, from the address and back to it. */
  view: TableView;
  onView: (view: TableView) => void;
  /** Enter or a double click on a row. */
  onOpen?: (row: Row) => void;
  loading?: boolean;
  /** What to do when there is nothing, in words or as a button. */
  empty?: ReactNode;
  /** Lines above the header of a download: source, date. */
  notes?: string[];
  invented?: boolean;
  /** Chosen rows, for bulk acts. */
  selected?: string[];
  onSelect?: (keys: string[]) => void;
  /** Buttons left of the downloads. */
  tools?: ReactNode;
  /** The last rows, such as a sum. */
  footer?: ReactNode;
  rowClass?: (row: Row) => string;
}

/** From here on only the rows on screen are in the page. */
const VIRTUAL_FROM = 200;
const WIDTH = 140;
const CHECKBOX = 48;
/** The lines at the sides and a scroll bar of a long table. */
const BORDER = 18;
/** How far columns give way before the table scrolls sideways instead: words break below. */
const NARROWEST = 0.75;

const widthOf = (column: { width?: number }) => column.width ?? WIDTH;

/** The part of their width that columns take so that all of them fit; whole where they cannot. */
export function fitted(widths: readonly number[], room: number): number {
  const part = room / widths.reduce((sum, width) => sum + width, 0);
  return part >= NARROWEST && part < 1 ? part : 1;
}

function useAntColumns<Row extends object>(
  props: DataTableProps<Row>,
  shown: readonly Column<Row>[],
  part: number,
): TableColumnType<Row>[] {
  const { rows, view } = props;
  const values = useMemo(
    () =>
      new Map(shown.filter((column) => column.filter).map((column) => [column.key, distinct(rows, column)])),
    [rows, shown],
  );
  return useMemo(() => {
    const filters = chosen(view.filter);
    const sorted = view.sort?.replace(/^-/, "");
    const order = view.sort?.startsWith("-") ? "descend" : "ascend";
    return shown.map((column) => ({
      key: column.key,
      title: column.title,
      width: Math.floor(widthOf(column) * part),
      align: column.align ?? (column.number ? "right" : "left"),
      fixed: column.fixed,
      render: (_: unknown, row: Row) =>
        column.render?.(row) ??
        (column.number ? <span className="wm-figure">{column.text(row)}</span> : column.text(row)),
      ...(column.sortable === false ? {} : { sorter: true, sortOrder: column.key === sorted ? order : null }),
      ...(column.filter && {
        filters: values.get(column.key)?.map((value) => ({ text: value || "—", value })),
        filteredValue: [...(filters.get(column.key) ?? [])],
        filterSearch: true,
      }),
    }));
  }, [values, view.filter, view.sort, shown, part]);
}

/** The address after a press on a header. */
function nextView<Row>(
  view: TableView,
  filters: Record<string, unknown>,
  sorter: SorterResult<Row>,
): TableView {
  const filter = Object.entries(filters).flatMap(([key, values]) =>
    Array.isArray(values) ? values.map((value) => `${key}:${value}`) : [],
  );
  const sort = sorter.order
    ? `${sorter.order === "descend" ? "-" : ""}${String(sorter.columnKey)}`
    : undefined;
  return { ...view, filter: filter.length ? filter : undefined, sort };
}

/** Rows with filters, order, chosen columns, downloads, keyboard and print. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { title, rows, columns, rowKey, view, onView, onOpen, loading, notes, invented, selected, onSelect } =
    props;
  const { t, i18n } = useTranslation();
  const printing = usePrinting();
  useWidePaper();
  const frame = useRef<HTMLDivElement>(null);
  const height = useFill(frame, 320, 96);
  const shown = useMemo(() => shownColumns(columns, view.toggle), [columns, view.toggle]);
  const inFile = columns.filter((column) => column.inFile || shown.includes(column));
  const visible = useMemo(
    () => select(rows, columns, view, i18n.language),
    [rows, columns, view, i18n.language],
  );
  const part = fitted(shown.map(widthOf), useWidth(frame) - (onSelect ? CHECKBOX : 0) - BORDER);
  const antColumns = useAntColumns(props, shown, part);
  const virtual = visible.length > VIRTUAL_FROM && !printing;
  const width = antColumns.reduce((sum, { width = 0 }) => sum + Number(width), onSelect ? CHECKBOX : 0);
  const keys = useRowKeys(visible.length, (at) => visible[at] && onOpen?.(visible[at]));
  const { marked } = useOrigin();
  const mark = Boolean(invented) && !marked;
  const count =
    visible.length === rows.length
      ? t("table.count", { count: rows.length })
      : t("table.count_of", { count: visible.length, total: rows.length });
  return (
    <>
      {mark ? <InventedLine /> : null}
      <Invented invented={mark}>
        <section aria-label={title} className="wm-table">
          <Flex justify="space-between" align="center" gap={8} wrap className="wm-table-bar">
            <span className="wm-quiet" role="status">
              {loading ? null : count}
            </span>
            <Flex gap={8} wrap className="wm-no-print">
              {props.tools}
              <Columns
                columns={columns}
                toggle={view.toggle}
                onToggle={(toggle) => onView({ ...view, toggle })}
              />
              <Downloads title={title} rows={visible} columns={inFile} notes={notes} invented={invented} />
            </Flex>
          </Flex>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the rows inside are caught here */}
          <div ref={frame} onKeyDown={keys.onKeyDown}>
            <Table<Row>
              ref={keys.table}
              size="small"
              bordered
              className={rows.length ? undefined : "wm-table-none"}
              rowKey={rowKey}
              dataSource={visible}
              columns={antColumns}
              loading={loading}
              pagination={false}
              virtual={virtual}
              scroll={
                virtual
                  ? { x: width, y: height }
                  : { x: printing || visible.length === 0 ? undefined : width }
              }
              sticky={!virtual && !printing && visible.length > 0}
              showSorterTooltip={false}
              onChange={(_, filters, sorter) =>
                onView(nextView(view, filters, Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter))
              }
              rowSelection={
                onSelect && { selectedRowKeys: selected, onChange: (next) => onSelect(next.map(String)) }
              }
              rowClassName={props.rowClass}
              onRow={(row, at) => ({
                ...keys.rowProps(at ?? 0),
                onDoubleClick: onOpen && (() => onOpen(row)),
              })}
              locale={{
                // What is still on its way is not nothing.
                emptyText: loading ? (
                  " "
                ) : (
                  <Empty
                    image={Empty.PRESENTED_IMAGE_SIMPLE}
                    description={rows.length ? t("table.none_match") : t("table.none")}
                  >
                    {rows.length ? null : props.empty}
                  </Empty>
                ),
              }}
              summary={props.footer ? () => props.footer : undefined}
            />
          </div>
        </section>
      </Invented>
    </>
  );
}
