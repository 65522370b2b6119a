import { useTranslation } from "react-i18next";

/** The sentence of a finding in the language of the screen. */
export function useSentence() {
  const { i18n } = useTranslation();
  return (one: { message_zh?: string; message_en?: string }): string | undefined =>
    i18n.language.startsWith("zh") ? one.message_zh : one.message_en;
}
