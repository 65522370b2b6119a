import { Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { FigureFacts } from "@/ui/Figure";
import { usePeriodWords } from "@/ui/PeriodText";
import { useInstant } from "@/ui/useInstant";
import { useValueWords } from "@/ui/ValueText";
import { Person } from "../Person";
import { fileAddress } from "../upload";
import type { Names } from "./names";
import type { StoredObservation } from "./types";

/** Everything a value answers for, for its card. Who and what proves it is told to insiders only. */
export function useFacts(plan: string, names: Names, name?: string) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  const instant = useInstant();
  return useCallback(
    (one: StoredObservation): FigureFacts => {
      const called = name ?? names.indicator(one.indicator);
      const calibers = names.indicators.find(({ code }) => code === one.indicator)?.body.caliber ?? [];
      const files = one.evidence.map(({ sha256, name: file }) => (
        <a key={sha256} href={fileAddress(sha256)} download={file}>
          {file}
        </a>
      ));
      return {
        title: called,
        value: one.value,
        status: one.status,
        withdrawn: one.withdrawn,
        unit: one.unit,
        area: names.area(one.area),
        period: one.period,
        caliber: calibers.find(({ id }) => id === one.caliber)?.name ?? one.caliber,
        source: one.source,
        grade: one.source_grade,
        known_at: one.known_at,
        recorded_by: one.recorded_by ? <Person code={one.recorded_by} /> : null,
        recorded_at: instant(one.recorded_at),
        submission: one.submission ? (
          <Link to="/p/$plan/submissions/$code" params={{ plan, code: one.submission }}>
            {one.submission}
          </Link>
        ) : null,
        evidence: one.submission ? files : undefined,
        note: one.withdrawn ? t("numbers.withdrawn", { reason: one.withdrawn.reason }) : one.note,
        invented: one.invented,
        sentence:
          one.value === null
            ? null
            : t("indicator.sentence", {
                period: period(one.period),
                area: names.area(one.area),
                name: called,
                value: words({ value: one.value, status: one.status, unit: one.unit }),
                source: [one.source ?? t("figure.no_source"), t(`figure.grades.${one.source_grade}`)].join(
                  t("common.comma"),
                ),
                invented: one.invented ? t("invented.mark") : "",
              }),
      };
    },
    [plan, name, names, t, period, words, instant],
  );
}
