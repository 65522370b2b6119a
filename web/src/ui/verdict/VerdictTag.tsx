import { useTranslation } from "react-i18next";
import { StatusTag, toneOf } from "../StatusTag";

/** A verdict: the rule set's word in its colour, with an icon; its reason where there is none. */
export function VerdictTag(props: {
  word: { zh: string; en: string; color?: string | null };
  /** Status by the rule set. */
  status?: string;
  refusal?: string | null;
  toCheck?: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { word, status, refusal, toCheck } = props;
  const title = refusal ? t(`verdict.refusal.${refusal}`) : undefined;
  return (
    <StatusTag tone={toneOf(word.color, status)} title={title}>
      {i18n.language.startsWith("zh") ? word.zh : word.en}
      {toCheck ? t("verdict.caliber_to_check") : ""}
    </StatusTag>
  );
}

/** Words of a verdict for tables that are downloaded. */
export function useVerdictWords() {
  const { t, i18n } = useTranslation();
  return (word: { zh: string; en: string }, refusal?: string | null): string => {
    const text = i18n.language.startsWith("zh") ? word.zh : word.en;
    return refusal ? t("verdict.with_reason", { word: text, reason: t(`verdict.refusal.${refusal}`) }) : text;
  };
}
