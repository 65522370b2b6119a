import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { VerdictTag } from "./VerdictTag";

/** Counts of milestones by the word of their verdict. */
export interface ShownMilestoneCounts {
  milestones: number;
  judged: number;
  late: number;
  by_status: Record<string, number>;
  words: Record<string, { zh: string; en: string; color?: string | null }>;
}

/** Milestones counted apart from the targets: judged by stage, never part of a rate. */
export function MilestoneCounts({
  counts,
  children,
}: {
  counts: ShownMilestoneCounts;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { milestones, judged, late, by_status, words } = counts;
  if (!milestones) return null;
  return (
    <section className="wm-counts" aria-label={t("verdict.milestones.title")}>
      <p className="wm-counts-head">
        {t("verdict.milestones.counted", { count: milestones, judged, late })} {children}
      </p>
      <ul>
        {Object.entries(by_status).map(([status, count]) => {
          const word = words[status];
          return word ? (
            <li key={status}>
              <VerdictTag word={word} status={status} /> <strong>{count}</strong>
            </li>
          ) : null;
        })}
      </ul>
      <p className="wm-quiet">{t("verdict.milestones.apart")}</p>
    </section>
  );
}
