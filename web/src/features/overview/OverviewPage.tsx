import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Switch } from "antd";
import { useCallback, useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type OverviewRow, overviewQuery, releasesQuery, useNames } from "@/api/numbers";
import { planQuery } from "@/api/queries";
import { readsPublished, useSession } from "@/api/useSession";
import { yearsOf } from "@/lib/periods";
import { BasisBar } from "@/ui/BasisBar";
import { Pending } from "@/ui/Pending";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { DataTable } from "@/ui/table/DataTable";
import { MilestoneCounts } from "@/ui/verdict/MilestoneCounts";
import { useCountedWords } from "@/ui/verdict/useCountedWords";
import { useVerdictWords } from "@/ui/verdict/VerdictTag";
import { useColumns } from "./columns";
import { rowCounts } from "./counts";
import { FreshnessCard } from "./FreshnessCard";
import { Counts } from "./Header";
import { Published } from "./Published";
import { Missing, TodoCard } from "./Side";

const route = getRouteApi("/signed-in/p/$plan/");

/** The first screen of a plan: 主要指标完成情况表, what is missing, what is to be done. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body } = useSuspenseQuery(planQuery(plan)).data;
  const { at, as_of, release } = view;
  const overview = useQuery({
    ...overviewQuery(plan, { at, as_of, release }),
    placeholderData: keepPreviousData,
  });
  const releases = useQuery(releasesQuery(plan)).data ?? [];
  const names = useNames(plan);
  const published = readsPublished(useSession(), plan);
  const period = usePeriodWords();
  const verdict = useVerdictWords();
  const countedWords = useCountedWords();
  const set = (next: object) => navigate({ search: { ...view, ...next }, replace: true });
  const why = useCallback(
    (row: OverviewRow) => {
      void navigate({
        to: "/p/$plan/assessment",
        params: { plan },
        search: { at, as_of, release, open: row.target },
      });
    },
    [navigate, plan, at, as_of, release],
  );
  const look = useMemo(() => ({ as_of, release }), [as_of, release]);
  const columns = useColumns(plan, why, body.invented, names, look);
  // What comes is drawn piece by piece: the page answers meanwhile.
  const data = useDeferredValue(overview.data);
  // A plan without a main table shows all its targets.
  const main = !view.all && (data?.rows ?? []).some((row) => row.main);
  const rows = useMemo(() => (data?.rows ?? []).filter((row) => row.main || !main), [data, main]);
  const counts = useMemo(() => rowCounts(rows), [rows]);
  const counted = t(main ? "overview.counted_main" : "overview.counted", {
    targets: counts.targets,
    judged: counts.judged,
  });
  const pick = (status: string) => {
    const texts = rows
      .filter((row) => row.status === status)
      .map((row) => `verdict:${verdict(row.word, row.refusal)}`);
    set({ filter: [...new Set(texts)] });
  };
  const notes = data
    ? [
        t("overview.download.at", { period: period(data.at) }),
        ...(data.as_of ? [t("overview.download.as_of", { date: data.as_of })] : []),
        ...(release ? [t("overview.download.release", { code: release })] : []),
        t("overview.download.rules", { rules: data.rules }),
        ...(counts.targets ? [countedWords(counted, counts)] : []),
      ]
    : [];
  return (
    <div className="wm-page">
      <h1>
        {t("overview.title")} <span className="wm-quiet">{body.title}</span>
      </h1>
      <QueryBar
        q={view.q}
        onSearch={(q) => set({ q })}
        onReset={() => navigate({ search: {}, replace: true })}
        badges={[
          ...(view.filter ?? []).map((filter) => ({
            key: filter,
            label: filter.slice(filter.indexOf(":") + 1),
            onRemove: () => set({ filter: view.filter?.filter((one) => one !== filter) }),
          })),
          ...(as_of
            ? [
                {
                  key: "as_of",
                  label: `${t("basis.as_of")} ${as_of}`,
                  onRemove: () => set({ as_of: undefined }),
                },
              ]
            : []),
          ...(release
            ? [
                {
                  key: "release",
                  label: `${t("basis.release")} ${release}`,
                  onRemove: () => set({ release: undefined }),
                },
              ]
            : []),
        ]}
      >
        <BasisBar
          view={{ at, as_of, release }}
          onView={set}
          periods={yearsOf(body.term)}
          releases={releases.map((one) => ({ code: one.code, title: one.body.title }))}
          used={data}
        />
      </QueryBar>
      {overview.error ? (
        <ProblemAlert error={overview.error} onRetry={() => void overview.refetch()} />
      ) : null}
      {data || overview.error ? null : <Pending />}
      {data ? (
        <>
          {counts.targets ? <Counts counts={counts} counted={counted} onPick={pick} /> : null}
          <MilestoneCounts counts={data.milestones}>
            <Link to="/p/$plan/assessment" params={{ plan }} search={{ at, as_of, release }}>
              {t("verdict.milestones.open")}
            </Link>
          </MilestoneCounts>
          {data.published.length && !rows.length ? null : (
            <DataTable
              title={t("overview.title")}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.target}
              view={view}
              onView={set}
              onOpen={why}
              empty={published ? t("table.only_published") : undefined}
              notes={notes}
              invented={data.invented}
              tools={
                <span className="wm-switch">
                  <Switch
                    size="small"
                    aria-label={t("overview.all")}
                    checked={view.all ?? false}
                    onChange={(all) => set({ all: all || undefined })}
                  />
                  {t("overview.all")}
                </span>
              }
            />
          )}
          {data.published.length ? (
            <Published
              plan={plan}
              rows={data.published}
              called={names.called}
              look={look}
              view={view}
              onView={set}
              notes={notes}
              invented={data.invented}
            />
          ) : null}
          <div className="wm-columns">
            {data.missing ? <Missing plan={plan} missing={data.missing} names={names} /> : null}
            <TodoCard plan={plan} />
            {data.freshness ? (
              <FreshnessCard
                freshness={data.freshness}
                counts={counts}
                latest={releases.find((one) => one.code === data.freshness?.latest_release?.code)}
                plan={plan}
              />
            ) : null}
          </div>
        </>
      ) : null}
    </div>
  );
}
