import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { changeLanguage, LANGUAGES, type Language } from "@/i18n";

/** Switches between the languages; each is named in itself. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other: Language = LANGUAGES.find((language) => language !== i18n.language) ?? "zh-CN";
  return (
    <Button type="text" lang={other} onClick={() => void changeLanguage(other)}>
      {t("shell.other_language")}
    </Button>
  );
}
