import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** Prints an instant of the API (RFC 3339) as date and time where the person is; nothing for none. */
export function useInstant(precision: "minutes" | "seconds" = "minutes") {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (text: string | null | undefined): string => {
      const date = new Date(text ?? "");
      if (!text || Number.isNaN(date.getTime())) return text ?? "";
      const timeStyle = precision === "seconds" ? "medium" : "short";
      return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle }).format(date);
    },
    [language, precision],
  );
}
