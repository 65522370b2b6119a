import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Overview, Release } from "@/api/numbers";
import type { Envelope } from "@/api/types";
import { usePeriodWords } from "@/ui/PeriodText";
import type { RowCounts } from "./counts";

/** How fresh the figures are: of the rows shown, and what was fixed and accepted last. */
export function FreshnessCard(props: {
  freshness: NonNullable<Overview["freshness"]>;
  counts: RowCounts;
  /** The newest release. */
  latest?: Envelope<Release>;
  plan: string;
}) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const { freshness, counts, latest, plan } = props;
  const { latest_accepted_at, submissions_waiting } = freshness;
  return (
    <section className="wm-card">
      <h2>{t("overview.freshness")}</h2>
      <dl className="wm-facts">
        <dt>{t("overview.newest_data")}</dt>
        <dd>
          {counts.newest_data
            ? t("overview.with_newest", {
                period: period(counts.newest_data),
                rows: counts.with_newest,
                targets: counts.targets,
              })
            : t("overview.no_data")}
        </dd>
        {counts.known_at ? (
          <>
            <dt>{t("overview.newest_known")}</dt>
            <dd>{counts.known_at}</dd>
          </>
        ) : null}
        <dt>{t("overview.latest_release")}</dt>
        <dd>
          {latest ? (
            <Link to="/p/$plan/releases/$code" params={{ plan, code: latest.code }}>
              {t("overview.release_made", {
                code: latest.code,
                title: latest.body.title,
                day: latest.recorded_at.slice(0, 10),
              })}
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
