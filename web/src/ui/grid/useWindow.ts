import { useCallback, useLayoutEffect, useRef, useState } from "react";

/** Height of a row in pixels, fixed by the style sheet. */
const ROW = 33;
/** Rows kept in the page beyond the visible ones. */
const SPARE = 12;

/** Which rows are in the page while thousands are in the grid. */
export function useWindow(count: number) {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(480);
  useLayoutEffect(() => setHeight(frame.current?.clientHeight ?? 480), []);
  const from = Math.max(0, Math.floor(top / ROW) - SPARE);
  const to = Math.min(count, Math.ceil((top + height) / ROW) + SPARE);
  const reveal = useCallback((row: number) => {
    const box = frame.current;
    if (!box) return;
    const [first, last] = [row * ROW, (row + 2) * ROW];
    if (first < box.scrollTop) box.scrollTop = first;
    else if (last > box.scrollTop + box.clientHeight) box.scrollTop = last - box.clientHeight + ROW;
    setTop(box.scrollTop);
  }, []);
  const onScroll = () => setTop(frame.current?.scrollTop ?? 0);
  return { frame, from, to, above: from * ROW, below: (count - to) * ROW, reveal, onScroll };
}
