import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Overview } from "@/api/numbers";
import { VerdictTag } from "@/ui/verdict/VerdictTag";

/** What was judged, as counts of a stated whole; each count leads to its rows. */
export function Counts({ overview, onPick }: { overview: Overview; onPick: (status: string) => void }) {
  const { t } = useTranslation();
  const { targets, judged, by_status, words } = overview.counts;
  return (
    <section className="wm-counts" aria-label={t("overview.judged")}>
      <p className="wm-counts-head">{t("overview.counted", { targets, judged })}</p>
      <ul>
        {Object.entries(by_status).map(([status, count]) => {
          const word = words[status];
          return word ? (
            <li key={status}>
              <button type="button" onClick={() => onPick(status)}>
                <VerdictTag word={word} status={status} /> <strong>{count}</strong>
                <span className="wm-quiet">{t("overview.of", { count: targets })}</span>
              </button>
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}

/** How fresh the figures are. */
export function Freshness({ overview, plan }: { overview: Overview; plan: string }) {
  const { t } = useTranslation();
  const { latest_release, latest_accepted_at, submissions_waiting } = overview.freshness;
  return (
    <section className="wm-card">
      <h2>{t("overview.freshness")}</h2>
      <dl className="wm-facts">
        <dt>{t("overview.latest_release")}</dt>
        <dd>
          {latest_release ? (
            <Link to="/p/$plan/releases/$code" params={{ plan, code: latest_release.code }}>
              {latest_release.title}
            </Link>
          ) : (
            t("overview.no_release")
          )}
        </dd>
        <dt>{t("overview.latest_submission")}</dt>
        <dd>{latest_accepted_at ? latest_accepted_at.slice(0, 10) : t("overview.no_submission")}</dd>
        <dt>{t("overview.waiting")}</dt>
        <dd>
          <Link
            to="/p/$plan/submissions"
            params={{ plan }}
            search={{ filter: [`state:${t("submission.states.submitted")}`] }}
          >
            {t("overview.waiting_count", { count: submissions_waiting })}
          </Link>
        </dd>
      </dl>
    </section>
  );
}
