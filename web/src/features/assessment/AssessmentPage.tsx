import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Segmented, Select } from "antd";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { assessmentQuery, basesQuery, ledgerLinesQuery, releasesQuery, useNames } from "@/api/numbers";
import { planQuery } from "@/api/queries";
import { mayDo, readsPublished, useSession } from "@/api/useSession";
import { BoardBars } from "@/charts/Bars";
import { yearsOf } from "@/lib/periods";
import { BasisBar } from "@/ui/BasisBar";
import { Pending } from "@/ui/Pending";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { DataTable } from "@/ui/table/DataTable";
import { useCountedWords } from "@/ui/verdict/useCountedWords";
import { AdoptDrawer } from "./AdoptDrawer";
import { boardRows, GROUPINGS, type Grouping, inGroup, judged, kindsOf, verdictCounts } from "./board";
import { Compare } from "./Compare";
import { useColumns } from "./columns";
import { Milestones } from "./Milestones";
import { Rules } from "./Rules";
import { WhyDrawer } from "./WhyDrawer";

const route = getRouteApi("/signed-in/p/$plan/assessment");

/** The rule sets that come with the product; a plan's own ones are packs. */
const RULES = ["default", "statcan"] as const;

/** Verdicts of every target: as a board, as a list, against another time, each with its why. */
export function AssessmentPage() {
  const { t, i18n } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body } = useSuspenseQuery(planQuery(plan)).data;
  const basis = { at: view.at, as_of: view.as_of, release: view.release, rules: view.rules };
  const session = useSession();
  const trends = mayDo(session, "trend.read") || undefined;
  const report = useQuery({
    ...assessmentQuery(plan, { ...basis, trends }),
    placeholderData: keepPreviousData,
  });
  const ledger = useQuery(ledgerLinesQuery(plan)).data;
  const releases = useQuery(releasesQuery(plan)).data ?? [];
  const bases = useQuery(basesQuery(plan)).data ?? [];
  const names = useNames(plan);
  const period = usePeriodWords();
  const countedWords = useCountedWords();
  const [adopting, setAdopting] = useState<string | null>(null);
  const set = useCallback(
    (next: object) => navigate({ search: (old) => ({ ...old, ...next }), replace: true }),
    [navigate],
  );
  const why = useCallback((open: string) => set({ open, basis: undefined }), [set]);
  // What comes is drawn piece by piece: the page answers meanwhile.
  const data = useDeferredValue(report.data);
  const by: Grouping = view.by ?? "theme";
  const all = useMemo(() => {
    const lines = new Map((ledger ?? []).map((one) => [one.body.item.code, one.body]));
    const words = { theme: t("assessment.no_theme"), owner: t("overview.no_owner") };
    return judged(data?.assessments ?? [], lines, names.area, words);
  }, [data, ledger, names, t]);
  const kinds = useMemo(
    () => kindsOf(all, (word) => (i18n.language.startsWith("zh") ? word.zh : word.en)),
    [all, i18n.language],
  );
  const rows = useMemo(
    () => (view.group ? all.filter((one) => inGroup(one, by, view.group ?? "")) : all),
    [all, by, view.group],
  );
  const trendOf = useMemo(() => new Map((data?.trends ?? []).map((one) => [one.target, one])), [data]);
  const look = useMemo(() => ({ as_of: view.as_of, release: view.release }), [view.as_of, view.release]);
  const columns = useColumns(plan, trendOf, why, names.called, look);
  const board = useMemo(() => boardRows(all, by), [all, by]);
  const chosen = data?.assessments.find((one) => one.target === view.open) ?? null;
  const counts = useMemo(() => verdictCounts(all, body.area), [all, body.area]);
  const parts = counts.targets - counts.own;
  const counted = t(parts ? "assessment.counted_parts" : "overview.counted", { ...counts, parts });
  const comparing = view.with ?? view.with_release;
  const date = data ? [period(data.at), data.as_of, view.release].filter(Boolean).join(" · ") : undefined;
  return (
    <div className="wm-page">
      <h1>{t("assessment.title")}</h1>
      <QueryBar
        q={view.q}
        onSearch={(q) => set({ q })}
        onReset={() => navigate({ search: {}, replace: true })}
        badges={[
          ...(view.group
            ? [{ key: "group", label: view.group, onRemove: () => set({ group: undefined }) }]
            : []),
          ...(view.filter ?? []).map((filter) => ({
            key: filter,
            label: filter.slice(filter.indexOf(":") + 1),
            onRemove: () => set({ filter: view.filter?.filter((one) => one !== filter) }),
          })),
          ...(view.as_of
            ? [
                {
                  key: "as_of",
                  label: `${t("basis.as_of")} ${view.as_of}`,
                  onRemove: () => set({ as_of: undefined }),
                },
              ]
            : []),
          ...(view.release
            ? [
                {
                  key: "release",
                  label: `${t("basis.release")} ${view.release}`,
                  onRemove: () => set({ release: undefined }),
                },
              ]
            : []),
        ]}
      >
        <BasisBar
          view={basis}
          onView={set}
          periods={yearsOf(body.term)}
          releases={releases.map((one) => ({ code: one.code, title: one.body.title }))}
          rules={RULES.map((code) => ({ code, title: t(`assessment.rules.names.${code}`) }))}
          used={data}
        />
        <Select
          aria-label={t("assessment.compare.with")}
          prefix={t("assessment.compare.with")}
          value={view.with ? `at:${view.with}` : view.with_release ? `release:${view.with_release}` : ""}
          popupMatchSelectWidth={false}
          options={[
            { value: "", label: t("assessment.compare.off") },
            ...yearsOf(body.term).map((year) => ({ value: `at:${year}`, label: period(year) })),
            ...releases.map((one) => ({
              value: `release:${one.code}`,
              label: `${one.code} ${one.body.title}`,
            })),
          ]}
          onChange={(next: string) =>
            set({
              with: next.startsWith("at:") ? next.slice(3) : undefined,
              with_release: next.startsWith("release:") ? next.slice(8) : undefined,
            })
          }
        />
      </QueryBar>
      {report.error ? <ProblemAlert error={report.error} onRetry={() => void report.refetch()} /> : null}
      {data || report.error ? null : <Pending />}
      {data ? (
        <>
          <p className="wm-counts-head" title={t("overview.judged_means")}>
            {counted}
          </p>
          {comparing ? (
            <Compare
              plan={plan}
              other={{ ...basis, at: view.with ?? view.at, release: view.with_release ?? view.release }}
              now={data.assessments}
              view={{ sort: view.sort, q: view.q }}
              onView={set}
              onWhy={why}
              invented={data.invented}
              area={names.area}
            />
          ) : (
            <>
              {all.length ? (
                <>
                  <Segmented<Grouping>
                    className="wm-no-print wm-group"
                    aria-label={t("assessment.by")}
                    value={by}
                    onChange={(next) => set({ by: next, group: undefined })}
                    options={GROUPINGS.map((one) => ({
                      value: one,
                      label: t(`assessment.groupings.${one}`),
                    }))}
                  />
                  <BoardBars
                    title={t("assessment.board", { by: t(`assessment.groupings.${by}`) })}
                    rows={board}
                    kinds={kinds}
                    source={body.title}
                    date={date}
                    invented={data.invented}
                    onPick={(group) => set({ group: view.group === group ? undefined : group })}
                  />
                </>
              ) : null}
              <DataTable
                title={t("assessment.title")}
                rows={rows}
                columns={columns}
                rowKey={(one) => one.assessment.target}
                view={view}
                onView={set}
                onOpen={(one) => why(one.assessment.target)}
                invented={data.invented}
                empty={readsPublished(session, plan) ? t("table.only_published") : undefined}
                notes={[
                  t("overview.download.at", { period: period(data.at) }),
                  t("overview.download.rules", { rules: data.rules }),
                  countedWords(counted, counts),
                ]}
              />
            </>
          )}
          {comparing ? null : <Milestones milestones={data.milestones} invented={data.invented} />}
          <Rules rules={data.rules} packs={data.packs} kinds={kinds} />
        </>
      ) : null}
      <WhyDrawer
        plan={plan}
        assessment={chosen}
        look={look}
        trend={chosen ? trendOf.get(chosen.target) : undefined}
        basis={view.basis}
        onBasis={(next) => set({ basis: next })}
        onAdopt={setAdopting}
        refused={mayDo(session, "basis.adopt") ? null : t("assessment.adopt.refused")}
        onClose={() => set({ open: undefined, basis: undefined })}
      />
      {adopting && chosen ? (
        <AdoptDrawer
          plan={plan}
          assessment={chosen}
          revision={adopting}
          present={bases.find((one) => one.body.target === chosen.target)}
          onClose={() => setAdopting(null)}
        />
      ) : null}
    </div>
  );
}
