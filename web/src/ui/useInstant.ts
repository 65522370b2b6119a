import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** Prints an instant of the API (RFC 3339) as date and time where the person is. */
export function useInstant() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (text: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(text)),
    [language],
  );
}
