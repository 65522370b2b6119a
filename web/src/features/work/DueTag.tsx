import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { remembering } from "@/lib/remembering";
import type { Due } from "@/lib/work";
import { StatusTag } from "@/ui/StatusTag";

/** The words of lateness, for tables that are downloaded. */
export function useDueWords() {
  const { t } = useTranslation();
  return useMemo(() => {
    const late = remembering((count: number) => t("work.late", { count }));
    const soon = remembering((count: number) => t("work.soon", { count }));
    return (due: Due): string => (due === null ? "" : "late" in due ? late(due.late) : soon(due.soon));
  }, [t]);
}

/** Late or soon due, in colour, icon and word. */
export function DueTag({ due }: { due: Due }) {
  const words = useDueWords();
  if (!due) return null;
  return <StatusTag tone={"late" in due ? "red" : "yellow"}>{words(due)}</StatusTag>;
}
