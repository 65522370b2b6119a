import { Typography } from "antd";
import { useTranslation } from "react-i18next";

/** A sentence for a report in the reader's language, and folded in the other, each with its button. */
export function CopySentence({ sentence }: { sentence: { zh: string; en: string } }) {
  const { t, i18n } = useTranslation();
  const tooltips = [t("figure.copy"), t("figure.copied")];
  const both = [
    { lang: "zh-CN", text: sentence.zh },
    { lang: "en", text: sentence.en },
  ];
  const shown = (one: (typeof both)[number]) => (
    <Typography.Paragraph
      key={one.lang}
      lang={one.lang}
      className="wm-sentence"
      copyable={{ text: one.text, tooltips }}
    >
      {one.text}
    </Typography.Paragraph>
  );
  const [other] = both.filter(({ lang }) => lang !== i18n.language);
  return (
    <>
      {both.filter(({ lang }) => lang === i18n.language).map(shown)}
      {other ? (
        <details className="wm-no-print">
          <summary lang={other.lang}>{t("shell.other_language")}</summary>
          {shown(other)}
        </details>
      ) : null}
    </>
  );
}
