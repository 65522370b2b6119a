import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** No such release, or none that one may see. */
export function NotFound({ plan }: { plan: string }) {
  const { t } = useTranslation();
  return (
    <div className="wm-page">
      <h1>{t("pages.not_found.title")}</h1>
      <p>{t("pages.not_found.hint")}</p>
      <Link to="/p/$plan/releases" params={{ plan }}>
        {t("release.title")}
      </Link>
    </div>
  );
}
