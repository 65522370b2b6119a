import { Watermark } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** 示例数据: a line on top and a mark across, on screen and on paper, wherever figures are invented. */
export function Invented({ invented, children }: { invented: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  if (!invented) return children;
  return (
    <Watermark
      className="wm-marked"
      content={t("invented.mark")}
      gap={[180, 160]}
      font={{ color: "rgba(128,128,128,0.13)", fontSize: 20 }}
    >
      {children}
      <div className="wm-mark-paper" aria-hidden>
        {t("invented.mark")}
      </div>
    </Watermark>
  );
}

/** The line that says so in words. */
export function InventedLine() {
  const { t } = useTranslation();
  return (
    <p className="wm-invented" role="note">
      <strong>{t("invented.mark")}</strong> {t("invented.line")}
    </p>
  );
}
