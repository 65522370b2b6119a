import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePeriodWords } from "@/ui/PeriodText";
import { type BoardKind, type BoardRow, boardOption, type Span, timelineOption } from "./bars";
import { ChartFrame } from "./ChartFrame";
import type { ChartSpec } from "./spec";
import type { ChartProps } from "./TrendChart";

/** Pixels of a bar with its gap. */
const ROW = 28;

/** When named things begin and end. */
export function Timeline({ spans, today, ...props }: ChartProps & { spans: Span[]; today?: string }) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language, as t does
  const spec = useMemo<ChartSpec>(
    () => ({
      ...props,
      height: Math.max(160, spans.length * ROW + 72),
      summary: t("chart.timeline.summary", { count: spans.length }),
      table: {
        header: [t("chart.name"), t("chart.timeline.from"), t("chart.timeline.to"), t("chart.note")],
        rows: spans.map((span) => [
          { text: span.name },
          { text: period(span.from) },
          { text: period(span.to) },
          { text: span.words },
        ]),
      },
      option: (looks) =>
        timelineOption(spans, looks, today ? { period: today, words: period(today) } : undefined),
    }),
    [spans, today, t, props.title, props.invented, props.source, props.date],
  );
  return <ChartFrame spec={spec} view={props.view} onView={props.onView} />;
}

/** How many commitments of each group stand how. */
export function BoardBars({
  rows,
  kinds,
  onPick,
  ...props
}: ChartProps & { rows: BoardRow[]; kinds: BoardKind[]; onPick?: (name: string) => void }) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language, as t does
  const spec = useMemo<ChartSpec>(() => {
    const total = (key: string) => rows.reduce((sum, row) => sum + (row.counts[key] ?? 0), 0);
    return {
      ...props,
      height: Math.max(180, rows.length * ROW + 80),
      summary: kinds
        .map(({ key, word }) => t("chart.board.part", { word, count: total(key) }))
        .join(t("common.comma")),
      table: {
        header: [t("chart.name"), ...kinds.map((kind) => kind.word)],
        rows: rows.map((row) => [
          { text: row.name },
          ...kinds.map(({ key }) => ({
            text: String(row.counts[key] ?? 0),
            number: String(row.counts[key] ?? 0),
          })),
        ]),
      },
      option: (looks) => boardOption(rows, kinds, looks),
    };
  }, [rows, kinds, t, props.title, props.invented, props.source, props.date]);
  return <ChartFrame spec={spec} view={props.view} onView={props.onView} onPick={onPick} />;
}
