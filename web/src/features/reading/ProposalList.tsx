import { Button, Empty, Flex } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonButton } from "@/ui/ReasonButton";
import { type Act, ProposalCard } from "./ProposalCard";
import type { Row } from "./useReading";

/** Cards in the page at first, and more of them at each wish. */
const STEP = 200;

/** The proposals beside the text; the one looked at is kept in sight. */
export function ProposalList(props: {
  list: readonly Row[];
  at: string | undefined;
  selected: ReadonlySet<string>;
  again: ReadonlyMap<string, number>;
  reason: string | null;
  onPick: (code: string) => void;
  onSelect: (code: string, on: boolean) => void;
  onSelectAll: (on: boolean) => void;
  onAct: (act: Act, code: string) => void;
  onBulk: (act: "confirm" | "reject" | "merge") => void;
}) {
  const { t } = useTranslation();
  const { list, at, selected, again, reason, onPick, onSelect, onSelectAll, onAct, onBulk } = props;
  const frame = useRef<HTMLDivElement>(null);
  const place = list.findIndex((one) => one.code === at);
  const [count, setCount] = useState(STEP);
  const visible = Math.max(count, place + 20);
  useEffect(() => {
    const card = frame.current?.querySelector<HTMLElement>(`[data-proposal="${CSS.escape(at ?? "")}"]`);
    if (!card) return;
    card.scrollIntoView({ block: "nearest" });
    // The focus follows only where it already was in the list: typing elsewhere is left alone.
    if (frame.current?.contains(document.activeElement) || document.activeElement === document.body)
      card.focus({ preventScroll: true });
  }, [at]);
  const none = selected.size ? null : t("reading.none_selected");
  const bulk = (act: "confirm" | "reject" | "merge") => (
    <ReasonButton size="small" danger={act === "reject"} reason={reason ?? none} onClick={() => onBulk(act)}>
      {t(`reading.${act}_selected`)}
    </ReasonButton>
  );
  return (
    <>
      <Flex gap={8} align="center" wrap className="wm-no-print">
        <Button size="small" onClick={() => onSelectAll(selected.size === 0)}>
          {selected.size ? t("reading.select_none") : t("reading.select_all")}
        </Button>
        <span className="wm-quiet">
          {t("reading.selected", { count: selected.size, total: list.length })}
        </span>
        <span className="wm-space" />
        {bulk("confirm")}
        {bulk("merge")}
        {bulk("reject")}
      </Flex>
      <div ref={frame} className="wm-proposal-frame">
        {list.length ? (
          <ul className="wm-proposals" aria-label={t("reading.proposals")}>
            {list.slice(0, visible).map((one) => (
              <ProposalCard
                key={one.code}
                proposal={one.proposal}
                current={one.code === at}
                selected={selected.has(one.code)}
                restated={again.get(one.code) ?? 0}
                reason={reason}
                onPick={onPick}
                onSelect={onSelect}
                onAct={onAct}
              />
            ))}
          </ul>
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("reading.none")} />
        )}
        {list.length > visible ? (
          <Button block onClick={() => setCount(visible + STEP)}>
            {t("reading.more", { count: list.length - visible })}
          </Button>
        ) : null}
      </div>
    </>
  );
}
