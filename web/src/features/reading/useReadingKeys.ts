import { useEffect, useRef } from "react";

/** What the keys of the reading page do. */
export interface ReadingKeys {
  move: (step: number) => void;
  confirm: () => void;
  reject: () => void;
  edit: () => void;
  merge: () => void;
  undo: () => void;
  select: () => void;
}

const busy = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** A press that belongs to what has the focus. */
const pressesIt = (event: KeyboardEvent) =>
  (event.key === "Enter" || event.key === " ") &&
  event.target instanceof HTMLElement &&
  Boolean(event.target.closest("button:not([data-mark]), a, [role=button], [role=tab], [role=option]"));

/** Keys for deciding without the mouse. They rest while one types or a dialog is open. */
export function useReadingKeys(keys: ReadingKeys, enabled: boolean): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey } = event;
      const checkbox = event.target instanceof HTMLInputElement && event.target.type === "checkbox";
      if (ctrlKey || metaKey || altKey || (busy(event.target) && !checkbox) || pressesIt(event)) return;
      if (document.querySelector(".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open")) return;
      const does: Record<string, () => void> = {
        j: () => latest.current.move(1),
        ArrowDown: () => latest.current.move(1),
        k: () => latest.current.move(-1),
        ArrowUp: () => latest.current.move(-1),
        Enter: latest.current.confirm,
        x: latest.current.reject,
        e: latest.current.edit,
        m: latest.current.merge,
        u: latest.current.undo,
        " ": latest.current.select,
      };
      const inText = event.target instanceof HTMLElement && event.target.closest(".wm-text");
      if ((event.key.startsWith("Arrow") && inText) || (checkbox && event.key === " ")) return;
      const act = does[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [enabled]);
}
