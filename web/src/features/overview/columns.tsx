import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type BasisQuery, type Names, type OverviewRow, ValueFigure } from "@/api/numbers";
import { formatDecimal } from "@/lib/decimal";
import { shareNumber, shareText, targetLow, targetText } from "@/lib/target";
import { Figure } from "@/ui/Figure";
import { usePeriodWords } from "@/ui/PeriodText";
import type { Column } from "@/ui/table/DataTable";
import { useValueWords, type ValueStatus, ValueText } from "@/ui/ValueText";
import { useVerdictWords, VerdictTag } from "@/ui/verdict/VerdictTag";

/** What the absence of a value means, by the reason a target is not judged. */
const ABSENT: Record<string, ValueStatus> = { not_due: "not_due", withheld: "Q", not_applicable: "M" };

/** A value with its own unit. */
type Amount = Pick<NonNullable<OverviewRow["latest"]>, "value" | "unit">;

/** Columns of 主要指标完成情况表, in its usual order. */
export function useColumns(
  plan: string,
  onWhy: (row: OverviewRow) => void,
  invented: boolean,
  names: Pick<Names, "called" | "indicator">,
  look: Pick<BasisQuery, "as_of" | "release">,
): Column<OverviewRow>[] {
  const { t, i18n } = useTranslation();
  const period = usePeriodWords();
  const verdict = useVerdictWords();
  const words = useValueWords();
  return useMemo(() => {
    const { called } = names;
    // A growth is judged on an amount, which then says its own unit and is no number under the target's.
    const amount = (row: OverviewRow, of: Amount) =>
      of.unit === row.unit ? formatDecimal(of.value) : words(of);
    const inUnit = (row: OverviewRow, of: Amount | null) => (of?.unit === row.unit ? of.value : null);
    // English words need more room.
    const room = (chinese: number, english: number) => (i18n.language.startsWith("zh") ? chinese : english);
    const column = (
      key: string,
      width: number,
      rest: Omit<Column<OverviewRow>, "key" | "title" | "width">,
    ) => ({
      key,
      title: t(`overview.columns.${key}`),
      width,
      ...rest,
    });
    const share = (key: "completion" | "progress" | "time_share", width: number) =>
      column(key, width, {
        sortable: key === "progress" || key === "completion",
        text: (row) => shareText(row[key]),
        number: (row) => shareNumber(row[key]),
        unit: "%",
      });
    return [
      column("number", 48, {
        sortable: false,
        text: (row) => (row.number === null ? "" : String(row.number)),
        number: (row) => (row.number === null ? null : String(row.number)),
      }),
      column("name", 150, {
        text: (row) => called(row.indicator, row.name),
        render: (row) =>
          row.indicator ? (
            <Link to="/p/$plan/indicators/$code" params={{ plan, code: row.indicator }}>
              {called(row.indicator, row.name)}
            </Link>
          ) : (
            row.name
          ),
      }),
      column("unit", 56, { text: (row) => row.unit, sortable: false }),
      column("nature", room(76, 100), {
        sortable: false,
        filter: true,
        text: (row) => (row.nature ? t(`overview.nature.${row.nature}`) : "—"),
      }),
      column("baseline", 84, {
        sortable: false,
        text: (row) => (row.baseline ? amount(row, row.baseline) : t("verdict.revision.none")),
        number: (row) => inUnit(row, row.baseline),
        render: (row) =>
          row.baseline ? (
            <>
              <Figure
                withUnit={row.baseline.unit !== row.unit}
                facts={{
                  title: `${called(row.indicator, row.name)} ${t("verdict.baseline")}`,
                  value: row.baseline.value,
                  unit: row.baseline.unit,
                  period: row.baseline.period,
                  caliber: row.baseline.caliber,
                  source: row.baseline.source,
                  grade: row.baseline.source_grade,
                  known_at: row.baseline.known_at,
                  note: row.baseline.formula,
                  invented,
                }}
              />
              <div className="wm-under">
                {period(row.baseline.period)}
                {row.baseline.forecast ? t("value.mark.F") : ""}
              </div>
            </>
          ) : (
            <span className="wm-quiet">{t("verdict.revision.none")}</span>
          ),
      }),
      column("baseline_period", 120, {
        optional: true,
        inFile: true,
        text: (row) =>
          row.baseline
            ? `${period(row.baseline.period)}${row.baseline.forecast ? t("value.mark.F") : ""}`
            : "",
      }),
      column("target", 76, {
        sortable: false,
        text: (row) => targetText(row.value, row.operator),
        number: (row) => (typeof row.value === "object" ? null : targetLow(row.value)),
        render: (row) => (
          <>
            {targetText(row.value, row.operator)}
            <div className="wm-under">{period(row.period)}</div>
          </>
        ),
      }),
      column("target_words", 140, {
        optional: true,
        inFile: true,
        text: (row) => `${targetText(row.value, row.operator)} ${period(row.period)}`,
      }),
      column("latest", 88, {
        sortable: false,
        text: (row) =>
          row.latest ? amount(row, row.latest) : t(`value.absent.${ABSENT[row.refusal ?? ""] ?? "O"}`),
        number: (row) => inUnit(row, row.latest),
        render: (row) => (
          <>
            {row.latest ? (
              <ValueFigure
                plan={plan}
                at={{ indicator: row.latest.indicator, area: row.area, period: row.latest.period }}
                look={look}
                withUnit={row.latest.unit !== row.unit}
                facts={{
                  title:
                    row.latest.indicator === row.indicator
                      ? called(row.indicator, row.name)
                      : names.indicator(row.latest.indicator),
                  value: row.latest.value,
                  unit: row.latest.unit,
                  period: row.latest.period,
                  source: row.latest.source,
                  grade: row.latest.source_grade,
                  known_at: row.latest.known_at,
                  invented,
                  sentence: i18n.language.startsWith("zh") ? row.sentence_zh : row.sentence_en,
                }}
              />
            ) : (
              <ValueText value={null} status={ABSENT[row.refusal ?? ""]} />
            )}
            {row.latest ? <div className="wm-under">{period(row.latest.period)}</div> : null}
          </>
        ),
      }),
      column("latest_period", 104, {
        optional: true,
        inFile: true,
        text: (row) => (row.latest ? period(row.latest.period) : ""),
      }),
      share("completion", room(76, 100)),
      share("progress", room(76, 104)),
      share("time_share", 60),
      column("verdict", room(124, 160), {
        sortable: false,
        filter: true,
        text: (row) => verdict(row.word, row.refusal),
        render: (row) => (
          <button
            type="button"
            className="wm-verdict-button"
            onClick={() => onWhy(row)}
            title={t("verdict.why")}
          >
            <VerdictTag word={row.word} status={row.status} refusal={row.refusal} />
            {row.refusal ? <div className="wm-under">{t(`verdict.refusal.${row.refusal}`)}</div> : null}
          </button>
        ),
      }),
      column("lead", 92, {
        sortable: false,
        filter: true,
        text: (row) => row.lead.join(t("numbers.joint")) || t("overview.no_owner"),
      }),
      column("note", 90, {
        text: (row) =>
          [
            row.baseline?.forecast && t("overview.notes.forecast"),
            row.disagree && t("overview.notes.disagree"),
          ]
            .filter(Boolean)
            .join(t("common.comma")),
        sortable: false,
      }),
    ];
  }, [t, i18n.language, period, verdict, words, plan, onWhy, invented, names, look]);
}
