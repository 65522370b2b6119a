import { Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import type { Cells } from "@/lib/grid";
import { GridCell } from "./grid/GridCell";
import { type GridModel, useGrid } from "./grid/useGrid";
import { useWindow } from "./grid/useWindow";

/** A column of the grid. */
export interface GridColumn {
  key: string;
  title: string;
  width?: number;
  /** Figures stand right. */
  numeric?: boolean;
  /** Shown, not typed. */
  locked?: boolean;
}

/** A grid for typing and for a block pasted from Excel. */
export interface PasteGridProps {
  /** Names the grid for screen readers. */
  title: string;
  columns: GridColumn[];
  cells: Cells;
  onCells: (cells: Cells) => void;
  /** What is wrong with a cell, by `row:column`; empty where nothing is. */
  faults?: ReadonlyMap<string, string>;
  /** Cells that differ from what was there, by `row:column`. */
  changed?: ReadonlySet<string>;
  /** False where the rows are given. */
  canAdd?: boolean;
}

function Head({ columns }: { columns: GridColumn[] }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="wm-grid-number">
          {t("grid.row")}
        </th>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={column.numeric ? "wm-grid-figure" : undefined}
            style={{ minWidth: column.width ?? 120 }}
          >
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ grid, props, row }: { grid: GridModel; props: PasteGridProps; row: number }) {
  return (
    <tr aria-rowindex={row + 2}>
      <th scope="row" className="wm-grid-number">
        {row + 1}
      </th>
      {props.columns.map((column, at) => (
        <GridCell
          key={column.key}
          grid={grid}
          column={column}
          place={{ row, column: at }}
          text={props.cells[row]?.[at] ?? ""}
          fault={props.faults?.get(`${row}:${at}`)}
          changed={props.changed?.has(`${row}:${at}`)}
        />
      ))}
    </tr>
  );
}

/** Space that stands for rows not in the page. */
const Gap = ({ height, span }: { height: number; span: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;

export function PasteGrid(props: PasteGridProps) {
  const { title, columns, cells, canAdd = true } = props;
  const { t } = useTranslation();
  const view = useWindow(cells.length);
  const grid = useGrid(props, view.reveal);
  const rows = Array.from({ length: view.to - view.from }, (_, at) => view.from + at);
  return (
    <section aria-label={title}>
      <div ref={view.frame} className="wm-grid-frame" onScroll={view.onScroll}>
        <table
          role="grid"
          className="wm-grid"
          aria-label={title}
          aria-rowcount={cells.length + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          {...grid.handlers}
        >
          <Head columns={columns} />
          <tbody>
            <Gap height={view.above} span={columns.length + 1} />
            {rows.map((row) => (
              <Row key={row} grid={grid} props={props} row={row} />
            ))}
            <Gap height={view.below} span={columns.length + 1} />
          </tbody>
        </table>
      </div>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <span className="wm-quiet" role="status">
          {grid.dropped ? t("grid.dropped", { count: grid.dropped }) : t("grid.hint")}
        </span>
        <Flex gap={8}>
          <Button disabled={!grid.canUndo} onClick={grid.undo}>
            {t("undo.undo")}
          </Button>
          {canAdd ? <Button onClick={grid.addRow}>{t("grid.add_row")}</Button> : null}
        </Flex>
      </Flex>
    </section>
  );
}
