import { Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A key or keys together, and the key of the text that says what they do. */
export interface KeyHint {
  keys: string[];
  /** Last part of `keys.<does>`. */
  does: string;
}

/** Keys that work everywhere. */
export const GLOBAL_KEYS: KeyHint[] = [
  { keys: ["Ctrl", "K"], does: "search" },
  { keys: ["/"], does: "filter" },
  { keys: ["?"], does: "help" },
  { keys: ["↑", "↓"], does: "rows" },
  { keys: ["Enter"], does: "open" },
  { keys: ["Ctrl", "Enter"], does: "save" },
  { keys: ["Esc"], does: "close" },
];

/** Keys of a grid for typing. */
export const GRID_KEYS: KeyHint[] = [
  { keys: ["Tab"], does: "grid_next" },
  { keys: ["Enter"], does: "grid_down" },
  { keys: ["F2"], does: "grid_edit" },
  { keys: ["Ctrl", "V"], does: "grid_paste" },
  { keys: ["Ctrl", "Z"], does: "grid_undo" },
];

/** Whether a key is meant for a field and not for the page. */
export const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys and what they do. */
export function KeyTable({ hints }: { hints: KeyHint[] }) {
  const { t } = useTranslation();
  return (
    <table className="wm-keys">
      <tbody>
        {hints.map((hint) => (
          <tr key={hint.does}>
            <th scope="row">
              {hint.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </th>
            <td>{t(`keys.${hint.does}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The list of keys, opened by `?`. */
export function KeyHints({
  open,
  onClose,
  hints,
  more,
}: {
  open: boolean;
  onClose: () => void;
  hints: KeyHint[];
  /** Below the list: the way to the help page. */
  more?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("keys.title")}>
      <KeyTable hints={hints} />
      {more}
    </Modal>
  );
}
