import { Button, Descriptions, type DescriptionsProps, Flex, Popover, Typography } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { InventedLine } from "./Invented";
import { PendingText } from "./PendingText";
import { usePeriodWords } from "./PeriodText";
import { type ShownValue, ValueText } from "./ValueText";

/** Everything a figure answers for. */
export interface FigureFacts extends ShownValue {
  title: string;
  area?: string;
  /** Code of the period. */
  period: string;
  caliber?: string | null;
  source?: string | null;
  grade?: "bulletin" | "letter" | "report" | "unknown" | null;
  /** Calendar day it became known outside. */
  known_at?: string | null;
  recorded_by?: ReactNode;
  recorded_at?: string | null;
  /** The submission, as a link where there is one. */
  submission?: ReactNode;
  /** Files that prove it, as links; none where the reader is not told. */
  evidence?: ReactNode[];
  note?: string | null;
  invented?: boolean;
  /** Whether more of it is still asked for. */
  pending?: boolean;
  /** One sentence to copy into a report. */
  sentence?: string | null;
}

function useItems(facts: FigureFacts): DescriptionsProps["items"] {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const { evidence, recorded_by, recorded_at } = facts;
  const files = evidence?.length ? <Flex vertical>{evidence}</Flex> : t("figure.no_evidence");
  const lines: [string, ReactNode][] = [
    ["period", period(facts.period)],
    ["area", facts.area],
    ["unit", facts.unit === "share" ? "%" : facts.unit],
    ["caliber", facts.caliber],
    ["source", facts.source ?? t("figure.no_source")],
    ["grade", t(`figure.grades.${facts.grade ?? "unknown"}`)],
    ["known_at", facts.known_at ?? t("figure.not_known")],
    [
      "recorded",
      recorded_by || recorded_at ? (
        <span key="recorded">
          {recorded_by}
          {recorded_by && recorded_at ? " · " : null}
          {recorded_at}
        </span>
      ) : null,
    ],
    ["submission", facts.submission],
    ["evidence", evidence && files],
    ["note", facts.note],
  ];
  return lines
    .filter(([, content]) => content)
    .map(([key, children]) => ({ key, label: t(`figure.${key}`), children }));
}

/** The card behind a figure. */
export function FigureCard({ facts }: { facts: FigureFacts }) {
  const { t } = useTranslation();
  return (
    <div className="wm-figure-card">
      {facts.invented ? <InventedLine /> : null}
      <p className="wm-figure-large">
        <ValueText {...facts} />
      </p>
      <Descriptions size="small" column={1} items={useItems(facts)} />
      {facts.pending ? <PendingText /> : null}
      {facts.sentence ? (
        <Typography.Paragraph
          copyable={{ text: facts.sentence, tooltips: [t("figure.copy"), t("figure.copied")] }}
          className="wm-sentence"
        >
          {facts.sentence}
        </Typography.Paragraph>
      ) : null}
    </div>
  );
}

/** From this width on the card stands beside its figure, where it moves up or down to be seen whole. */
const BESIDE_PX = 900;

/** A figure that opens its card: unit, period, source and grade, known when, who, submission, evidence. */
export function Figure(props: {
  facts: FigureFacts;
  withUnit?: boolean;
  /** A card that asks for more once it is open; the facts alone where left out. */
  card?: ReactNode;
}) {
  const { facts, withUnit, card } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement={window.innerWidth < BESIDE_PX ? "bottom" : "right"}
      open={open}
      onOpenChange={setOpen}
      title={facts.title}
      content={card ?? <FigureCard facts={facts} />}
      destroyOnHidden
    >
      <Button
        type="text"
        size="small"
        className="wm-figure-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        title={t("figure.open")}
        onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
      >
        <ValueText {...facts} withUnit={withUnit} />
      </Button>
    </Popover>
  );
}
