import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BasisQuery, Names, Trend } from "@/api/numbers";
import { formatDecimal, formatShare } from "@/lib/decimal";
import { neededText, shareNumber, shareText, targetText } from "@/lib/target";
import { usePeriodWords } from "@/ui/PeriodText";
import type { Column } from "@/ui/table/DataTable";
import { useValueWords, ValueText } from "@/ui/ValueText";
import { useVerdictWords, VerdictTag } from "@/ui/verdict/VerdictTag";
import { useRevisionWords } from "@/ui/verdict/WhyPanel";
import type { Judged } from "./board";
import { JudgedFigure } from "./JudgedFigure";

/** Columns of the list of verdicts. */
export function useColumns(
  plan: string,
  trends: ReadonlyMap<string, Trend>,
  onWhy: (target: string) => void,
  called: Names["called"],
  look: Pick<BasisQuery, "as_of" | "release">,
): Column<Judged>[] {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useVerdictWords();
  const revision = useRevisionWords();
  const figure = useValueWords();
  return useMemo(() => {
    // A growth is judged on an amount, which then says its own unit.
    const ownUnit = ({ verdict, assessment }: Judged) =>
      verdict.data !== null && verdict.data.unit !== assessment.unit;
    const column = (key: string, width: number, rest: Omit<Column<Judged>, "key" | "title" | "width">) => ({
      key,
      title: t(`assessment.columns.${key}`),
      width,
      ...rest,
    });
    const probability = (one: Judged) => trends.get(one.assessment.target)?.probability ?? null;
    return [
      column("code", 112, { text: (one) => one.assessment.target }),
      column("name", 230, {
        text: (one) => called(one.assessment.indicator, one.assessment.name),
        render: (one) => (
          <Link to="/p/$plan/indicators/$code" params={{ plan, code: one.assessment.indicator }}>
            {called(one.assessment.indicator, one.assessment.name)}
          </Link>
        ),
      }),
      column("theme", 170, { filter: true, optional: true, text: (one) => one.theme }),
      column("owner", 150, { filter: true, text: (one) => one.owners.join(t("numbers.joint")) }),
      column("area", 110, { filter: true, text: (one) => one.area }),
      column("target", 130, {
        text: (one) =>
          `${targetText(one.assessment.value, one.assessment.operator)}${one.assessment.unit} (${period(one.assessment.period)})`,
      }),
      column("data", 130, {
        text: (one) =>
          one.verdict.data
            ? `${ownUnit(one) ? figure(one.verdict.data) : formatDecimal(one.verdict.data.value)} (${one.verdict.data.period})`
            : t("value.absent.O"),
        number: (one) => (ownUnit(one) ? null : (one.verdict.data?.value ?? null)),
        render: (one) => (
          <>
            {one.verdict.data ? (
              <JudgedFigure
                plan={plan}
                assessment={one.assessment}
                data={one.verdict.data}
                look={look}
                name={called(one.assessment.indicator, one.assessment.name)}
                withUnit={ownUnit(one)}
              />
            ) : (
              <ValueText value={null} />
            )}
            {one.verdict.data ? <div className="wm-under">{period(one.verdict.data.period)}</div> : null}
          </>
        ),
      }),
      column("progress", 96, {
        text: (one) => shareText(one.verdict.progress),
        number: (one) => shareNumber(one.verdict.progress),
        unit: "%",
      }),
      column("completion", 104, {
        text: (one) => shareText(one.verdict.completion),
        number: (one) => shareNumber(one.verdict.completion),
        unit: "%",
      }),
      column("time_share", 76, {
        text: (one) => shareText(one.verdict.time_share),
        number: (one) => shareNumber(one.verdict.time_share),
        unit: "%",
      }),
      column("verdict", 190, {
        filter: true,
        text: (one) => words(one.verdict.word, one.verdict.refusal),
        render: (one) => (
          <button
            type="button"
            className="wm-verdict-button"
            onClick={() => onWhy(one.assessment.target)}
            title={t("verdict.why")}
          >
            <VerdictTag
              word={one.verdict.word}
              status={one.verdict.status}
              refusal={one.verdict.refusal}
              toCheck={one.verdict.caliber_to_check}
            />
            {one.verdict.refusal ? (
              <div className="wm-under">{t(`verdict.refusal.${one.verdict.refusal}`)}</div>
            ) : null}
            {one.assessment.disagree ? <div className="wm-under">{t("assessment.disagree")}</div> : null}
          </button>
        ),
      }),
      column("needed", 130, {
        text: (one) =>
          one.verdict.needed ? `${neededText(one.verdict.needed.per_year)} ${one.verdict.needed.unit}` : "—",
        align: "right",
        sortable: false,
      }),
      column("basis", 120, {
        optional: true,
        text: (one) => revision(one.verdict.baseline?.revision),
      }),
      column("probability", 110, {
        optional: true,
        text: (one) => {
          const share = probability(one);
          return share === null ? "—" : formatShare(share);
        },
        number: (one) => shareNumber(probability(one)),
      }),
    ];
  }, [t, period, words, figure, revision, plan, trends, onWhy, called, look]);
}
