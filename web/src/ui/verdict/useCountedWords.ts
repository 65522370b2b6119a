import { useTranslation } from "react-i18next";

/** How many targets there are of each status, with its word. */
interface StatusCounts {
  by_status: Record<string, number>;
  words: Record<string, { zh: string; en: string }>;
}

/** A sentence about a whole with the counts of its statuses behind it, for the head of a file. */
export function useCountedWords() {
  const { t, i18n } = useTranslation();
  return (sentence: string, { by_status, words }: StatusCounts): string => {
    const each = Object.entries(by_status).map(([status, count]) => {
      const word = words[status];
      return `${(i18n.language.startsWith("zh") ? word?.zh : word?.en) ?? status} ${count}`;
    });
    return [sentence, ...each].join(t("common.comma"));
  };
}
