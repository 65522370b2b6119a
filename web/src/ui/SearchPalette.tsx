import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef, Modal, Spin } from "antd";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "./ProblemAlert";

/** Something to go to. */
export interface PaletteItem {
  key: string;
  kind: string;
  title: string;
  text?: string;
  path: string;
}

interface Props {
  open: boolean;
  q: string;
  onQ: (q: string) => void;
  items: PaletteItem[];
  busy: boolean;
  error: unknown;
  onPick: (path: string) => void;
  onClose: () => void;
}

/** Runs of one kind, with the place of their first item in the whole list. */
function groupsOf(items: PaletteItem[]): { kind: string; from: number; hits: PaletteItem[] }[] {
  const groups: { kind: string; from: number; hits: PaletteItem[] }[] = [];
  items.forEach((item, from) => {
    const last = groups[groups.length - 1];
    if (last?.kind === item.kind) last.hits.push(item);
    else groups.push({ kind: item.kind, from, hits: [item] });
  });
  return groups;
}

function Hits({
  id,
  items,
  at,
  onPick,
}: {
  id: string;
  items: PaletteItem[];
  at: number;
  onPick: (path: string) => void;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    void document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);
  return (
    <div id={id} role="listbox" aria-label={t("search.results")} className="wm-palette">
      {groupsOf(items).map(({ kind, from, hits }) => (
        <div key={kind} role="group" aria-labelledby={`${id}-${from}-kind`}>
          <div id={`${id}-${from}-kind`} className="wm-palette-kind">
            {kind}
          </div>
          {hits.map((item, at_kind) => {
            const index = from + at_kind;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves and opens by keys
              <div
                key={item.key}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onClick={() => onPick(item.path)}
              >
                <span>{item.title}</span>
                {item.text ? <span className="wm-quiet">{item.text}</span> : null}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Type, choose with the arrows, go with Enter. */
export function SearchPalette({ open, q, onQ, items, busy, error, onPick, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<InputRef>(null);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, items.length - 1);
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const item = items[at];
    if (event.key === "ArrowDown") setChosen(Math.min(items.length - 1, at + 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(0, at - 1));
    else if (event.key === "Enter" && item) onPick(item.path);
    else return;
    event.preventDefault();
  };
  const type = (value: string) => {
    setChosen(0);
    onQ(value);
  };
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      title={t("search.title")}
      width={640}
      destroyOnHidden
      // The dialog would give the focus to its close button.
      afterOpenChange={(shown) => shown && field.current?.focus()}
      style={{ top: 72 }}
    >
      <Input
        ref={field}
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        suffix={busy ? <Spin size="small" /> : <span />}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={id}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-label={t("search.title")}
        placeholder={t("search.placeholder")}
        value={q}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      {error ? <ProblemAlert error={error} /> : null}
      <Hits id={id} items={items} at={at} onPick={onPick} />
      <p role="status" className="wm-quiet">
        {items.length
          ? t("search.count", { count: items.length })
          : q && !busy
            ? t("search.none")
            : t("search.hint")}
      </p>
    </Modal>
  );
}
