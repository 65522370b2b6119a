import type { GetRef, Table } from "antd";
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";

/** Keys that move along the rows. */
const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

/** One row at a time takes the focus; arrows move it, Enter opens the row. */
export function useRowKeys(count: number, open: (at: number) => void) {
  const table = useRef<GetRef<typeof Table>>(null);
  const [current, setCurrent] = useState(0);
  const focus = (at: number) => {
    setCurrent(at);
    table.current?.scrollTo({ index: at });
    // The row may come into the page only after the table has scrolled.
    requestAnimationFrame(() => {
      table.current?.nativeElement.querySelector<HTMLElement>(`[data-row-at="${at}"]`)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof HTMLElement ? event.target.dataset.rowAt : undefined;
    if (row === undefined) return;
    const at = Number(row);
    const step = STEPS[event.key];
    if (event.key === "Enter") open(at);
    else if (step !== undefined) focus(Math.min(count - 1, Math.max(0, at + step)));
    else return;
    event.preventDefault();
  };
  const rowProps = (at: number) => ({
    tabIndex: at === Math.min(current, count - 1) ? 0 : -1,
    "data-row-at": at,
    // A link inside moves nothing: the rows would never be reached by Tab.
    onFocus: (event: FocusEvent<HTMLElement>) => event.target === event.currentTarget && setCurrent(at),
  });
  return { table, onKeyDown, rowProps };
}
