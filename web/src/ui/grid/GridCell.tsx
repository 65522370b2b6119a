import { useEffect, useRef } from "react";
import type { Place } from "@/lib/grid";
import type { GridColumn } from "../PasteGrid";
import type { GridModel } from "./useGrid";

/** One cell: text, or a field while one types. */
export function GridCell(props: {
  grid: GridModel;
  column: GridColumn;
  place: Place;
  text: string;
  fault?: string;
  changed?: boolean;
}) {
  const { grid, column, place, text, fault, changed } = props;
  const cell = useRef<HTMLTableCellElement>(null);
  const current = grid.isAt(place);
  const typing = current && grid.draft !== null;
  useEffect(() => {
    if (!current || typing || !grid.wantsFocus.current) return;
    grid.wantsFocus.current = false;
    cell.current?.focus();
  });
  const classes = [
    column.numeric ? "wm-grid-figure" : "",
    column.locked ? "wm-grid-locked" : "",
    fault ? "wm-grid-fault" : changed ? "wm-grid-changed" : "",
    grid.isChosen(place) ? "wm-grid-chosen" : "",
  ];
  return (
    <td
      ref={cell}
      role="gridcell"
      className={classes.join(" ")}
      tabIndex={current && !typing ? 0 : -1}
      aria-selected={grid.isChosen(place)}
      aria-readonly={column.locked || undefined}
      aria-invalid={fault ? true : undefined}
      title={fault}
      onMouseDown={(event) => grid.press(place, event.shiftKey)}
      onDoubleClick={grid.open}
    >
      {typing ? <Field grid={grid} label={column.title} /> : text}
    </td>
  );
}

function Field({ grid, label }: { grid: GridModel; label: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <input
      ref={field}
      aria-label={label}
      value={grid.draft ?? ""}
      onChange={(event) => grid.setDraft(event.target.value)}
      onBlur={() => grid.commit()}
      onMouseDown={(event) => event.stopPropagation()}
    />
  );
}
