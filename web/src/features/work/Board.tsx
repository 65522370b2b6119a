import { Button, Dropdown, Empty } from "antd";
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** A column of a board. */
export interface BoardColumn {
  key: string;
  title: string;
}

/** A card of a board. */
export interface BoardCard {
  key: string;
  column: string;
  title: string;
  content: ReactNode;
  /** Why it cannot be moved. */
  fixed?: string | null;
}

/**
 * Cards in columns. They are moved by dragging, by a menu, or by keys: arrows go from card to card,
 * Alt with an arrow takes the card along.
 */
export function Board(props: {
  title: string;
  columns: readonly BoardColumn[];
  cards: readonly BoardCard[];
  onMove: (card: string, column: string) => void;
  onOpen: (card: string) => void;
}) {
  const { t } = useTranslation();
  const { title, columns, cards, onMove, onOpen } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<string>();
  const inColumn = (key: string) => cards.filter((card) => card.column === key);
  const focus = (key: string | undefined) =>
    key && frame.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`)?.focus();
  const beside = (column: string, step: number, mayBeEmpty: boolean): string | undefined => {
    for (let at = columns.findIndex((one) => one.key === column) + step; ; at += step) {
      const next = columns[at];
      if (!next) return undefined;
      if (mayBeEmpty || inColumn(next.key).length) return next.key;
    }
  };
  const press = (event: KeyboardEvent, card: BoardCard) => {
    if (event.target !== event.currentTarget) return;
    const own = inColumn(card.column);
    const at = own.findIndex((one) => one.key === card.key);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Enter") onOpen(card.key);
    else if (event.key === "ArrowDown") focus(own[at + 1]?.key);
    else if (event.key === "ArrowUp") focus(own[at - 1]?.key);
    else if (step && event.altKey) {
      const next = beside(card.column, step, true);
      if (next && !card.fixed) onMove(card.key, next);
      requestAnimationFrame(() => focus(card.key));
    } else if (step) {
      const next = beside(card.column, step, false);
      const list = next ? inColumn(next) : [];
      focus(list[Math.min(at, list.length - 1)]?.key);
    } else return;
    event.preventDefault();
  };
  const drop = (event: DragEvent, column: string) => {
    event.preventDefault();
    setOver(undefined);
    const key = event.dataTransfer.getData("text/plain");
    const card = cards.find((one) => one.key === key);
    if (card && card.column !== column && !card.fixed) onMove(key, column);
  };
  return (
    <section aria-label={title}>
      <p className="wm-quiet wm-no-print">{t("work.board_hint")}</p>
      <div ref={frame} className="wm-board">
        {columns.map((column) => {
          const own = inColumn(column.key);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways to move a card
            <div
              key={column.key}
              className={over === column.key ? "wm-board-column wm-board-over" : "wm-board-column"}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(column.key);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={(event) => drop(event, column.key)}
            >
              <h2>
                {column.title} <span className="wm-quiet">{own.length}</span>
              </h2>
              {own.length ? (
                <ul aria-label={column.title}>
                  {own.map((card) => (
                    <li
                      key={card.key}
                      className="wm-board-card"
                      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows go from card to card
                      tabIndex={0}
                      data-card={card.key}
                      aria-label={`${card.title}, ${column.title}`}
                      draggable={!card.fixed}
                      onDragStart={(event) => event.dataTransfer.setData("text/plain", card.key)}
                      onKeyDown={(event) => press(event, card)}
                    >
                      <button type="button" className="wm-link" onClick={() => onOpen(card.key)}>
                        {card.title}
                      </button>
                      {card.content}
                      {card.fixed ? null : (
                        <Dropdown
                          trigger={["click"]}
                          menu={{
                            items: columns
                              .filter((one) => one.key !== column.key)
                              .map((one) => ({ key: one.key, label: one.title })),
                            onClick: ({ key }) => onMove(card.key, key),
                          }}
                        >
                          <Button size="small" type="text" className="wm-no-print">
                            {t("work.move")}
                          </Button>
                        </Dropdown>
                      )}
                    </li>
                  ))}
                </ul>
              ) : (
                <Empty image={null} description={t("work.empty_column")} />
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
