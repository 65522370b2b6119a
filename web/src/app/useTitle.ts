import { useMatches } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** What a loader may give for the window's title: the name of the thing that is looked at. */
interface Named {
  name?: string;
}

/** Names the window after the page, the thing on it and the app. */
export function useTitle(): void {
  const { t } = useTranslation();
  const matches = useMatches();
  const page = [...matches].reverse().find((match) => match.staticData.title)?.staticData.title;
  const names = matches.flatMap((match) => (match.loaderData as Named | undefined)?.name ?? []).reverse();
  const title = [page ? t(page) : "", ...names, t("app.name")].filter(Boolean).join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
