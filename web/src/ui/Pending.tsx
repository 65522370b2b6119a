import { Spin } from "antd";
import { useTranslation } from "react-i18next";

/** In the place of what is being read. */
export function Pending() {
  const { t } = useTranslation();
  return (
    <div className="wm-pending" role="status">
      <Spin />
      <span>{t("pages.loading")}</span>
    </div>
  );
}
