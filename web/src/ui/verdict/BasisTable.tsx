import { useTranslation } from "react-i18next";
import { formatDecimal } from "@/lib/decimal";
import { shareText } from "@/lib/target";
import { usePeriodWords } from "../PeriodText";
import { ReasonButton } from "../ReasonButton";
import { StatusTag } from "../StatusTag";
import type { ShownAssessment } from "./types";
import { VerdictTag } from "./VerdictTag";
import { useRevisionWords } from "./WhyPanel";

/** The verdict on every revision of the baseline beside each other, the adopted one marked. */
export function BasisTable(props: {
  assessment: ShownAssessment;
  /** Which is shown above. */
  chosen: string | null;
  onChoose: (revision: string) => void;
  onAdopt?: (revision: string) => void;
  /** Why one may not adopt a basis. */
  refused?: string | null;
}) {
  const { assessment, chosen, onChoose, onAdopt, refused } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const revision = useRevisionWords();
  const adopted = assessment.adopted?.revision ?? null;
  return (
    <div className="wm-scroll">
      <table className="wm-plain-table">
        <caption>{t("verdict.bases")}</caption>
        <thead>
          <tr>
            {["baseline", "value", "progress", "word", "basis"].map((key) => (
              <th key={key} scope="col">
                {t(`verdict.basis_columns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {assessment.verdicts.map((verdict) => {
            const code = verdict.baseline?.revision ?? "";
            return (
              <tr key={code} className={code === (chosen ?? "") ? "wm-chosen-row" : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="wm-link"
                    aria-pressed={code === chosen}
                    onClick={() => onChoose(code)}
                  >
                    {revision(code)}
                  </button>
                </th>
                <td className="wm-grid-figure">
                  {verdict.baseline
                    ? `${formatDecimal(verdict.baseline.value)}${verdict.baseline.unit} (${period(verdict.baseline.period)})`
                    : "—"}
                </td>
                <td className="wm-grid-figure">{shareText(verdict.progress)}</td>
                <td>
                  <VerdictTag word={verdict.word} status={verdict.status} refusal={verdict.refusal} />
                </td>
                <td>
                  {code === adopted ? (
                    <StatusTag tone="blue">{t("verdict.adopted")}</StatusTag>
                  ) : onAdopt && code ? (
                    <ReasonButton size="small" reason={refused} onClick={() => onAdopt(code)}>
                      {t("verdict.adopt")}
                    </ReasonButton>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {assessment.adopted ? (
        <p className="wm-quiet">
          {t("verdict.adopted_because", {
            basis: revision(assessment.adopted.revision),
            reason: assessment.adopted.reason,
            date: assessment.adopted.on ?? "",
          })}
        </p>
      ) : null}
      {assessment.disagree ? <p>{t("verdict.disagree")}</p> : null}
    </div>
  );
}
