import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { signInOptionsQuery } from "@/api/queries";
import { LanguageSwitch } from "@/ui/LanguageSwitch";

/** The page before the app: its name, the form, and that no state secrets belong here. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const banner = useQuery(signInOptionsQuery).data?.banner;
  return (
    <div className="wm-gate">
      <div className="wm-gate-language">
        <LanguageSwitch />
      </div>
      <main>
        <p className="wm-gate-name">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <span>
            <strong>{t("app.name")}</strong>
            <br />
            {t("app.purpose")}
          </span>
        </p>
        <h1>{title}</h1>
        {children}
      </main>
      <p className="wm-gate-banner" role="note">
        {banner || t("session.banner")}
      </p>
    </div>
  );
}
