import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { periodArguments } from "@/lib/period";
import { remembering } from "@/lib/remembering";

/** Prints a period in the language of the screen: 2025年1—9月, Jan–Sep 2025. */
export function usePeriodWords() {
  const { t } = useTranslation();
  return useMemo(
    () =>
      remembering((code: string): string => {
        const parts = periodArguments(code);
        if (!parts) return code;
        const { month, half, quarter } = parts.values;
        const name = half ? t(`period.halves.${half}`) : quarter ? t(`period.quarters.${quarter}`) : "";
        const words = { ...parts.values, name, month: month ? t(`period.months.${month}`) : "" };
        return t(`period.${parts.key}`, words);
      }),
    [t],
  );
}

/** A period, machine-readable beside the words. */
export function PeriodText({ code }: { code: string }) {
  const words = usePeriodWords();
  return <span data-period={code}>{words(code)}</span>;
}
