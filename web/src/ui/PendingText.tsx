import { Spin } from "antd";
import { useTranslation } from "react-i18next";

/** While a part of a page is being read. */
export function PendingText() {
  const { t } = useTranslation();
  return (
    <div className="wm-quiet" role="status">
      <Spin size="small" /> {t("pages.loading")}
    </div>
  );
}
