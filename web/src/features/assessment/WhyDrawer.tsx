import { Link } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { type Assessment, type BasisQuery, governing, type Trend } from "@/api/numbers";
import { formatDecimal, formatShare } from "@/lib/decimal";
import { usePeriodWords } from "@/ui/PeriodText";
import { BasisTable } from "@/ui/verdict/BasisTable";
import { WhyPanel } from "@/ui/verdict/WhyPanel";
import { JudgedFigure } from "./JudgedFigure";

function TrendLines({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const mean = trend.mean;
  return (
    <section className="wm-card">
      <h3>{t("assessment.trend.title")}</h3>
      <p>
        {mean
          ? t("assessment.trend.words", {
              period: period(trend.period),
              mean: formatDecimal(mean),
              unit: trend.unit,
              lo: formatDecimal(trend.lo80 ?? ""),
              hi: formatDecimal(trend.hi80 ?? ""),
              probability: trend.probability ? formatShare(trend.probability) : "—",
            })
          : t("assessment.trend.none", { why: trend.why ?? trend.reason ?? "" })}
      </p>
      <p className="wm-quiet">{t("assessment.trend.internal", { points: trend.points })}</p>
    </section>
  );
}

/** Why one target is judged as it is, beside the board. */
export function WhyDrawer(props: {
  plan: string;
  assessment: Assessment | null;
  trend?: Trend;
  /** As known when, on which release. */
  look: Pick<BasisQuery, "as_of" | "release">;
  /** Revision looked at; none for the one that counts. */
  basis?: string;
  onBasis: (revision: string) => void;
  onAdopt: (revision: string) => void;
  refused: string | null;
  onClose: () => void;
}) {
  const { plan, assessment, trend, look, basis, onBasis, onAdopt, refused, onClose } = props;
  const { t } = useTranslation();
  const verdict = assessment
    ? (assessment.verdicts.find((one) => one.baseline?.revision === basis) ?? governing(assessment))
    : undefined;
  return (
    <Drawer
      open={assessment !== null}
      onClose={onClose}
      size={720}
      title={assessment ? `${assessment.target} ${assessment.name}` : ""}
      destroyOnHidden
      extra={
        assessment ? (
          <Link to="/p/$plan/indicators/$code" params={{ plan, code: assessment.indicator }}>
            {t("assessment.indicator_page")}
          </Link>
        ) : null
      }
    >
      {assessment && verdict ? (
        <>
          <WhyPanel
            assessment={assessment}
            verdict={verdict}
            figure={
              verdict.data ? (
                <JudgedFigure
                  plan={plan}
                  assessment={assessment}
                  data={verdict.data}
                  look={look}
                  name={assessment.name}
                  withUnit
                />
              ) : undefined
            }
          />
          {assessment.verdicts.length > 1 || assessment.adopted ? (
            <BasisTable
              assessment={assessment}
              chosen={verdict.baseline?.revision ?? null}
              onChoose={onBasis}
              onAdopt={onAdopt}
              refused={refused}
            />
          ) : null}
          {trend ? <TrendLines trend={trend} /> : null}
        </>
      ) : null}
    </Drawer>
  );
}
