import { useTranslation } from "react-i18next";
import type { PublicData } from "@/api/public";

/** A publication in one line: title, day, the release it shows part of. */
export function usePublicationWords() {
  const { t } = useTranslation();
  return ({ title, published_on, release }: PublicData["publications"][number]["body"]) =>
    t("public.publication", { title, date: published_on ?? "", release });
}
