import { Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Names, StoredObservation } from "@/api/numbers";
import type { FigureFacts } from "@/ui/Figure";
import { usePeriodWords } from "@/ui/PeriodText";
import { useValueWords } from "@/ui/ValueText";

/** Everything a value answers for, for its card. */
export function useFacts(plan: string, name: string, names: Names) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  return useCallback(
    (one: StoredObservation): FigureFacts => ({
      title: name,
      value: one.value,
      status: one.withdrawn ? "Q" : one.status,
      unit: one.unit,
      area: names.area(one.area),
      period: one.period,
      caliber: one.caliber,
      source: one.source,
      grade: one.source_grade,
      known_at: one.known_at,
      recorded_by: one.recorded_by,
      recorded_at: one.recorded_at.slice(0, 16).replace("T", " "),
      submission: one.submission ? (
        <Link to="/p/$plan/submissions/$code" params={{ plan, code: one.submission }}>
          {one.submission}
        </Link>
      ) : null,
      note: one.withdrawn ? t("numbers.withdrawn", { reason: one.withdrawn.reason }) : one.note,
      invented: one.invented,
      sentence:
        one.value === null
          ? null
          : t("indicator.sentence", {
              period: period(one.period),
              area: names.area(one.area),
              name,
              value: words({ value: one.value, status: one.status, unit: one.unit }),
              source: [one.source ?? t("figure.no_source"), t(`figure.grades.${one.source_grade}`)].join(
                t("common.comma"),
              ),
              invented: one.invented ? t("invented.mark") : "",
            }),
    }),
    [plan, name, names, t, period, words],
  );
}
