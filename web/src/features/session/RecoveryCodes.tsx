import { Button, Typography } from "antd";
import { useTranslation } from "react-i18next";

/** Codes for a lost device, shown once. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("session.recovery_hint")}</p>
      <Typography.Paragraph copyable={{ text: codes.join("\n"), tooltips: false }}>
        <span className="wm-codes">
          {codes.map((code) => (
            <code key={code}>{code}</code>
          ))}
        </span>
      </Typography.Paragraph>
      <Button type="primary" block onClick={onDone}>
        {t("session.recovery_kept")}
      </Button>
    </>
  );
}
