import { useTranslation } from "react-i18next";
import { VerdictTag } from "@/ui/verdict/VerdictTag";
import type { RowCounts } from "./counts";

/** What was judged of the rows shown, as counts of a stated whole; each count leads to its rows. */
export function Counts(props: {
  counts: RowCounts;
  /** The counts in words. */
  counted: string;
  onPick: (status: string) => void;
}) {
  const { t } = useTranslation();
  const { counts, counted, onPick } = props;
  return (
    <section className="wm-counts" aria-label={t("overview.judged")}>
      <p className="wm-counts-head" title={t("overview.judged_means")}>
        {counted}
      </p>
      <ul>
        {Object.entries(counts.by_status).map(([status, count]) => {
          const word = counts.words[status];
          return word ? (
            <li key={status}>
              <button type="button" onClick={() => onPick(status)}>
                <VerdictTag word={word} status={status} /> <strong>{count}</strong>
                <span className="wm-quiet">{t("overview.of", { count: counts.targets })}</span>
              </button>
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}
