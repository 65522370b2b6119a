import { Checkbox, Flex } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ProposalBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { nameOf, sortOf } from "@/lib/commitment";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag, type Tone } from "@/ui/StatusTag";

/** Colours of what was decided. */
export const STATE_TONES: Record<ProposalBody["state"], Tone> = {
  open: "yellow",
  confirmed: "green",
  rejected: "grey",
  merged: "blue",
};

/** What may be done with one proposal. */
export type Act = "confirm" | "edit" | "reject" | "merge";

/** Confidence below which one is asked to look twice. */
const UNSURE = 0.6;

function Facts({ proposal }: { proposal: Envelope<ProposalBody> }) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { content } = proposal.body;
  const owners = words.owners(content.owners ?? []);
  const facts =
    content.sort === "statement"
      ? [words.period(content), words.strength(content.strength), words.nature(content.nature), content.area]
      : content.sort === "milestone"
        ? [words.period(content), words.strength(content.strength)]
        : [];
  return (
    <>
      <p className="wm-proposal-facts">
        <strong className="wm-figure">{words.promise(content)}</strong>
        {facts.filter(Boolean).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {content.sort === "statement" && !content.period ? (
          <span className="wm-fault">{t("reading.no_period")}</span>
        ) : null}
      </p>
      {owners ? <p className="wm-quiet">{t("reading.owned_by", { owners })}</p> : null}
    </>
  );
}

/** One proposal beside the text. */
export const ProposalCard = memo(function ProposalCard(props: {
  proposal: Envelope<ProposalBody>;
  current: boolean;
  selected: boolean;
  restated: number;
  reason: string | null;
  onPick: (code: string) => void;
  onSelect: (code: string, on: boolean) => void;
  onAct: (act: Act, code: string) => void;
}) {
  const { proposal, current, selected, restated, reason, onPick, onSelect, onAct } = props;
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { code, body } = proposal;
  const { content, state } = body;
  const sort = sortOf(content);
  const name = nameOf(content);
  const decided = state === "open" ? null : t("reading.decided_already");
  const act = (which: Act) => () => onAct(which, code);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the page do the same
    <li
      className={`wm-proposal wm-proposal-${state}${current ? " wm-proposal-current" : ""}`}
      aria-current={current || undefined}
      aria-label={name}
      tabIndex={current ? 0 : -1}
      data-proposal={code}
      onClick={() => onPick(code)}
      onFocus={(event) => event.target === event.currentTarget && !current && onPick(code)}
    >
      <Flex gap={8} align="center">
        <Checkbox
          checked={selected}
          aria-label={t("reading.select", { name })}
          tabIndex={current ? 0 : -1}
          onClick={(event) => event.stopPropagation()}
          onChange={(event) => onSelect(code, event.target.checked)}
        />
        <strong className="wm-proposal-name">{name}</strong>
        <span className="wm-space" />
        <span className="wm-quiet">{words.sort(sort)}</span>
        <StatusTag tone={STATE_TONES[state]}>{t(`reading.states.${state}`)}</StatusTag>
      </Flex>
      <Facts proposal={proposal} />
      <blockquote className="wm-quote">{content.source.quote}</blockquote>
      <p className="wm-quiet">
        {[
          t("reading.line", { line: content.source.line }),
          content.sort === "statement" && content.confidence < UNSURE ? t("reading.unsure") : "",
          restated ? t("reading.restated", { count: restated }) : "",
          body.item ? t("reading.became", { code: body.item }) : "",
          body.note ?? "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {current ? (
        <Flex gap={8} wrap className="wm-no-print">
          <ReasonButton size="small" type="primary" reason={reason ?? decided} onClick={act("confirm")}>
            {t("reading.confirm")}
          </ReasonButton>
          <ReasonButton size="small" reason={reason ?? decided} onClick={act("edit")}>
            {t("reading.edit")}
          </ReasonButton>
          <ReasonButton size="small" reason={reason ?? decided} onClick={act("merge")}>
            {t("reading.merge")}
          </ReasonButton>
          <ReasonButton size="small" danger reason={reason ?? decided} onClick={act("reject")}>
            {t("reading.reject")}
          </ReasonButton>
        </Flex>
      ) : null}
    </li>
  );
});
