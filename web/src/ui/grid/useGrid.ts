import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import {
  block,
  type Cells,
  clear,
  corners,
  type Place,
  parseBlock,
  paste,
  printBlock,
  step,
} from "@/lib/grid";
import type { PasteGridProps } from "../PasteGrid";

/** How many steps back the grid remembers. */
const STEPS_MAX = 100;

const same = (a: Place, b: Place) => a.row === b.row && a.column === b.column;

/** Changes with a way back. */
function useSteps({ cells, onCells }: Pick<PasteGridProps, "cells" | "onCells">) {
  const [past, setPast] = useState<Cells[]>([]);
  const change = (next: Cells) => {
    setPast([...past.slice(1 - STEPS_MAX), cells]);
    onCells(next);
  };
  const undo = () => {
    const last = past[past.length - 1];
    if (!last) return;
    setPast(past.slice(0, -1));
    onCells(last);
  };
  return { change, undo, canUndo: past.length > 0 };
}

/** Where one is in the grid, what is chosen, what is being typed, and what keys do. */
export function useGrid(props: PasteGridProps, reveal: (row: number) => void) {
  const { cells, columns, canAdd = true } = props;
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place>(at);
  const [draft, setDraft] = useState<string | null>(null);
  const [dropped, setDropped] = useState(0);
  const wantsFocus = useRef(false);
  const { change, undo, canUndo } = useSteps(props);
  const locked = new Set(columns.flatMap((column, index) => (column.locked ? [index] : [])));
  const empty = () => columns.map(() => "");

  const go = (place: Place, extend = false) => {
    wantsFocus.current = true;
    setAt(place);
    if (!extend) setAnchor(place);
    reveal(place.row);
  };
  const withCell = (base: Cells, text: string): Cells =>
    base.map((row, r) =>
      r === at.row ? columns.map((_, c) => (c === at.column ? text : (row[c] ?? ""))) : row,
    );
  const commit = (): Cells => {
    if (draft === null) return cells;
    setDraft(null);
    if (draft === (cells[at.row]?.[at.column] ?? "")) return cells;
    const next = withCell(cells, draft);
    change(next);
    return next;
  };
  const edit = (text: string) => {
    if (locked.has(at.column)) return;
    setDraft(text);
  };
  /** Leaves the cell by Enter, Tab or an arrow; Enter on the last row opens a new one. */
  const leave = (event: KeyboardEvent): boolean => {
    const next = step(at, event.key, event.shiftKey, cells.length, columns.length);
    const grows = event.key === "Enter" && !event.shiftKey && canAdd && at.row === cells.length - 1;
    if (!next && !grows) return false;
    const base = commit();
    if (grows) change([...base, empty()]);
    const extend = event.shiftKey && event.key.startsWith("Arrow");
    go(next ?? { row: at.row + 1, column: at.column }, extend);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const done = draft === null ? whenResting(event) : whenTyping(event);
    if (done) event.preventDefault();
  };
  const whenTyping = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing) return false;
    if (event.key === "Escape") {
      setDraft(null);
      wantsFocus.current = true;
      return true;
    }
    if (event.key !== "Enter" && event.key !== "Tab") return false;
    const moved = leave(event);
    if (!moved) commit();
    return moved || event.key === "Enter";
  };
  const whenResting = (event: KeyboardEvent): boolean => {
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "z") {
      undo();
      return true;
    }
    if (control || event.altKey) return false;
    if (event.key === "Delete" || event.key === "Backspace") {
      change(clear(cells, anchor, at, locked));
      return true;
    }
    if (event.key === "F2") {
      edit(cells[at.row]?.[at.column] ?? "");
      return true;
    }
    // An input method begins: it composes in the field, not in the cell.
    if (event.key === "Process") {
      edit("");
      return false;
    }
    if (event.key.length === 1) {
      edit(event.key);
      return !locked.has(at.column);
    }
    return leave(event);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (draft !== null) return;
    event.preventDefault();
    const { from } = corners(anchor, at);
    const result = paste(
      cells,
      from,
      parseBlock(event.clipboardData.getData("text/plain")),
      columns.length,
      locked,
    );
    const kept = canAdd ? result.cells : result.cells.slice(0, cells.length);
    setDropped(result.dropped + result.cells.slice(kept.length).flat().filter(Boolean).length);
    change(kept);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (draft !== null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", printBlock(block(cells, anchor, at)));
  };
  const isChosen = (place: Place) => {
    const { from, to } = corners(anchor, at);
    return (
      place.row >= from.row && place.row <= to.row && place.column >= from.column && place.column <= to.column
    );
  };
  return {
    at,
    draft,
    setDraft,
    dropped,
    undo,
    canUndo,
    wantsFocus,
    handlers: { onKeyDown, onPaste, onCopy },
    isAt: (place: Place) => same(place, at),
    isChosen,
    addRow: () => {
      change([...cells, empty()]);
      go({ row: cells.length, column: 0 });
    },
    press: (place: Place, extend: boolean) => {
      commit();
      go(place, extend);
    },
    open: () => edit(cells[at.row]?.[at.column] ?? ""),
    commit,
  };
}

/** What cells need of the grid. */
export type GridModel = ReturnType<typeof useGrid>;
