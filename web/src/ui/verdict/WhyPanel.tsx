import { Descriptions, type DescriptionsProps } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDecimal, formatShare } from "@/lib/decimal";
import { neededText, shareText, targetText } from "@/lib/target";
import { CopySentence } from "../CopySentence";
import { Figure } from "../Figure";
import { FindingList } from "../FindingList";
import { usePeriodWords } from "../PeriodText";
import { StatusTag } from "../StatusTag";
import { useSentence } from "../useSentence";
import { ValueText } from "../ValueText";
import type { ShownAssessment, ShownBaseline, ShownVerdict } from "./types";
import { VerdictTag } from "./VerdictTag";

/** What a revision of a baseline is called. */
export function useRevisionWords() {
  const { t } = useTranslation();
  return (revision: string | null | undefined): string => {
    if (!revision) return t("verdict.revision.none");
    if (revision === "plan" || revision === "first") return t(`verdict.revision.${revision}`);
    const number = /^r(\d+)$/.exec(revision)?.[1];
    return number ? t("verdict.revision.later", { number }) : revision;
  };
}

function BaselineText({ baseline, name }: { baseline: ShownBaseline; name: string }) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const revision = useRevisionWords();
  const marks = [baseline.forecast && t("verdict.forecast"), baseline.derived && t("verdict.derived")];
  return (
    <>
      <Figure
        withUnit
        facts={{
          title: `${name} ${t("verdict.baseline")}`,
          value: baseline.value,
          unit: baseline.unit,
          period: baseline.period,
          source: baseline.source,
          grade: baseline.source_grade,
          known_at: baseline.known_at,
          note: baseline.formula,
        }}
      />{" "}
      · {period(baseline.period)} · {revision(baseline.revision)}
      {marks.filter(Boolean).map((mark) => ` · ${mark}`)}
      {baseline.formula ? <div className="wm-quiet">{baseline.formula}</div> : null}
    </>
  );
}

const joined = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(" · ");

function useItems(
  assessment: ShownAssessment,
  verdict: ShownVerdict,
  figure: ReactNode,
): DescriptionsProps["items"] {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const { data, baseline, needed, growth } = verdict;
  const lines: [string, ReactNode][] = [
    [
      "target",
      `${targetText(assessment.value, assessment.operator)} ${assessment.unit} · ${period(assessment.period)} · ${t(`verdict.strength.${assessment.strength}`)}`,
    ],
    [
      "data",
      data && (
        <>
          {figure ?? <ValueText value={data.value} status={data.status} unit={data.unit} />} ·{" "}
          {period(data.period)}
          {data.interim ? ` · ${t("verdict.interim")}` : ""}
        </>
      ),
    ],
    ["baseline", baseline && <BaselineText baseline={baseline} name={assessment.name} />],
    ["formula", verdict.formula && <code className="wm-formula">{verdict.formula}</code>],
    [
      "progress",
      verdict.implausible
        ? t("verdict.implausible", { share: shareText(verdict.progress) })
        : shareText(verdict.progress),
    ],
    ["completion", shareText(verdict.completion)],
    [
      "time_share",
      verdict.time_share &&
        joined(
          formatShare(verdict.time_share),
          data && t("verdict.data_year", { period: period(data.period) }),
        ),
    ],
    ["line", verdict.line && verdict.line !== verdict.time_share ? formatShare(verdict.line) : null],
    [
      "growth",
      growth &&
        t("verdict.growth_words", {
          to_date: formatDecimal(growth.to_date, 1),
          target: growth.target,
          needed: growth.needed ? formatDecimal(growth.needed, 1) : "—",
        }),
    ],
    [
      "needed",
      needed &&
        t("verdict.needed_words", {
          value: neededText(needed.per_year),
          unit: needed.unit,
          years: formatDecimal(needed.years),
        }),
    ],
    [
      "source",
      data &&
        joined(
          data.source ?? t("figure.no_source"),
          t(`figure.grades.${data.source_grade}`),
          data.known_at && t("verdict.known", { date: data.known_at }),
        ),
    ],
    [
      "gaps",
      verdict.gaps.length
        ? verdict.gaps
            .map((gap) => `${period(gap.period)} ${t(`verdict.gap.${gap.state}`)}`)
            .join(t("common.comma"))
        : null,
    ],
    ["rules", assessment.rules],
  ];
  return lines
    .filter(([, content]) => content)
    .map(([key, children]) => ({ key, label: t(`verdict.${key}`), children }));
}

function Years({ verdict }: { verdict: ShownVerdict }) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  if (!verdict.years.length) return null;
  return (
    <table className="wm-plain-table">
      <caption>{t("verdict.each_year")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("verdict.year")}</th>
          <th scope="col">{t("verdict.data")}</th>
          <th scope="col">{t("verdict.target")}</th>
          <th scope="col">{t("verdict.met")}</th>
        </tr>
      </thead>
      <tbody>
        {verdict.years.map((year) => (
          <tr key={year.period}>
            <th scope="row">{period(year.period)}</th>
            <td className="wm-grid-figure">{formatDecimal(year.value)}</td>
            <td className="wm-grid-figure">{formatDecimal(year.target)}</td>
            <td>
              <StatusTag tone={year.met ? "green" : "red"}>
                {t(year.met ? "verdict.yes" : "verdict.no")}
              </StatusTag>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why a verdict is what it is: every number in it, what is needed from now, the sentence to copy. */
export function WhyPanel(props: {
  assessment: ShownAssessment;
  verdict: ShownVerdict;
  /** The value judged, with its card; plain where left out. */
  figure?: ReactNode;
}) {
  const { assessment, verdict, figure } = props;
  const { t } = useTranslation();
  const items = useItems(assessment, verdict, figure);
  const sentence = useSentence();
  const findings = [...verdict.findings, ...assessment.findings];
  return (
    <section aria-label={t("verdict.why")}>
      <p className="wm-why-head">
        <VerdictTag
          word={verdict.word}
          status={verdict.status}
          refusal={verdict.refusal}
          toCheck={verdict.caliber_to_check}
        />
        {verdict.refusal ? <span>{t(`verdict.refusal.${verdict.refusal}`)}</span> : null}
        {verdict.governs ? null : <StatusTag tone="yellow">{t("verdict.does_not_govern")}</StatusTag>}
      </p>
      <Descriptions size="small" column={1} bordered items={items} className="wm-why" />
      <Years verdict={verdict} />
      {findings.length ? (
        <FindingList
          findings={findings.map((finding, at) => ({
            ...finding,
            key: `${finding.code}${at}`,
            message: sentence(finding),
          }))}
        />
      ) : null}
      {verdict.sentence ? <CopySentence sentence={verdict.sentence} /> : null}
    </section>
  );
}
