import { useTranslation } from "react-i18next";
import { periodArguments } from "@/lib/period";

/** Prints a period in the language of the screen: 2025年1—9月, Jan–Sep 2025. */
export function usePeriodWords() {
  const { t } = useTranslation();
  return (code: string): string => {
    const parts = periodArguments(code);
    if (!parts) return code;
    const month = parts.values.month ? t(`period.months.${parts.values.month}`) : "";
    return t(`period.${parts.key}`, { ...parts.values, month });
  };
}

/** A period, machine-readable beside the words. */
export function PeriodText({ code }: { code: string }) {
  const words = usePeriodWords();
  return <span data-period={code}>{words(code)}</span>;
}
