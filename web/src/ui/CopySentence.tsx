import { Typography } from "antd";
import { useTranslation } from "react-i18next";

/** A sentence for a report, in both languages, each with its button. */
export function CopySentence({ sentence }: { sentence: { zh: string; en: string } }) {
  const { t } = useTranslation();
  const tooltips = [t("figure.copy"), t("figure.copied")];
  return (
    <>
      <Typography.Paragraph lang="zh-CN" className="wm-sentence" copyable={{ text: sentence.zh, tooltips }}>
        {sentence.zh}
      </Typography.Paragraph>
      <Typography.Paragraph lang="en" className="wm-sentence" copyable={{ text: sentence.en, tooltips }}>
        {sentence.en}
      </Typography.Paragraph>
    </>
  );
}
