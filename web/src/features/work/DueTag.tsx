import { useTranslation } from "react-i18next";
import type { Due } from "@/lib/work";
import { StatusTag } from "@/ui/StatusTag";

/** The words of lateness, for tables that are downloaded. */
export function useDueWords() {
  const { t } = useTranslation();
  return (due: Due): string =>
    due === null
      ? ""
      : "late" in due
        ? t("work.late", { count: due.late })
        : t("work.soon", { count: due.soon });
}

/** Late or soon due, in colour, icon and word. */
export function DueTag({ due }: { due: Due }) {
  const words = useDueWords();
  if (!due) return null;
  return <StatusTag tone={"late" in due ? "red" : "yellow"}>{words(due)}</StatusTag>;
}
