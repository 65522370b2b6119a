import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { GLOBAL_KEYS, GRID_KEYS, KeyTable } from "@/ui/KeyHints";

/** Keys, browsers, and whom to ask. */
export function HelpPage() {
  const { t } = useTranslation();
  return (
    <div className="wm-page wm-narrow">
      <h1>{t("help.title")}</h1>
      <Card size="small" title={t("keys.title")}>
        <KeyTable hints={[...GLOBAL_KEYS, ...GRID_KEYS]} />
      </Card>
      <Card size="small" title={t("help.ask")}>
        <ul className="wm-plain-list">
          <li>{t("help.ask_rights")}</li>
          <li>{t("help.ask_account")}</li>
          <li>{t("help.ask_data")}</li>
        </ul>
      </Card>
      <Card size="small" title={t("help.browsers")}>
        <p>{t("help.browsers_list")}</p>
      </Card>
    </div>
  );
}
