import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Segmented, Select } from "antd";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  assessmentQuery,
  governing,
  notesQuery,
  observationsQuery,
  ownAreas,
  useFacts,
  useNames,
} from "@/api/numbers";
import { planQuery } from "@/api/queries";
import { mayDo, readsPublished, useSession } from "@/api/useSession";
import { TrendChart } from "@/charts/TrendChart";
import { knownDays, seriesKnown } from "@/lib/known";
import { comparePeriods, parsePeriod } from "@/lib/period";
import { yearsOf } from "@/lib/periods";
import { Pending } from "@/ui/Pending";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { useValueWords } from "@/ui/ValueText";
import { VerdictTag } from "@/ui/verdict/VerdictTag";
import { useRevisionWords } from "@/ui/verdict/WhyPanel";
import { AreasPart } from "./AreasPart";
import { DefinitionCard } from "./DefinitionCard";
import { KnownSlider } from "./KnownSlider";
import { NoteDrawer } from "./NoteDrawer";
import { trendData } from "./trendData";
import { ValuesTable } from "./ValuesTable";

const route = getRouteApi("/signed-in/p/$plan/indicators/$code");

/** Lengths of periods, longest first. */
const KINDS = ["year", "half", "quarter", "month", "to_date"] as const;
type Kind = (typeof KINDS)[number];

const kindOf = (period: string) => parsePeriod(period)?.kind;

/** One indicator: what it is, where it stands, how it got there, what was known when. */
export function IndicatorPage() {
  const { t } = useTranslation();
  const { plan, code } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body } = useSuspenseQuery(planQuery(plan)).data;
  const names = useNames(plan);
  const session = useSession();
  const revision = useRevisionWords();
  const words = useValueWords();
  const [noting, setNoting] = useState(false);
  const trends = mayDo(session, "trend.read") || undefined;
  const { as_of, area: own = body.area } = view;
  const observations = useQuery(observationsQuery(plan, { indicator: code, history: true }));
  const assessment = useQuery({
    ...assessmentQuery(plan, { as_of, trends }),
    placeholderData: keepPreviousData,
  });
  const report = assessment.data;
  // What comes is drawn piece by piece: the page answers meanwhile.
  const waiting = useDeferredValue(observations.isPending || assessment.isPending);
  const notes = useQuery(notesQuery(plan, code)).data;
  const definition = names.indicators.find((one) => one.code === code)?.body;
  const set = useCallback(
    (next: object) => navigate({ search: (old) => ({ ...old, ...next }), replace: true }),
    [navigate],
  );
  const onArea = useCallback(
    (area: string) => set({ area: area === body.area ? undefined : area }),
    [set, body.area],
  );
  const all = observations.data ?? [];
  const kinds = KINDS.filter((kind) => all.some((one) => kindOf(one.period) === kind));
  const kind: Kind = view.kind && kinds.includes(view.kind) ? view.kind : (kinds[0] ?? "year");
  const values = useMemo(
    () => (observations.data ?? []).filter((one) => kindOf(one.period) === kind),
    [observations.data, kind],
  );
  const days = useMemo(() => knownDays(values), [values]);
  const points = useMemo(() => seriesKnown(values, own, as_of), [values, own, as_of]);
  const targets = useMemo(
    () => (report?.assessments ?? []).filter((one) => one.indicator === code),
    [report, code],
  );
  const here = useMemo(() => targets.filter((one) => one.area === own), [targets, own]);
  const noted = useMemo(
    () => (notes ?? []).map((one) => one.body).filter((note) => note.area === own),
    [notes, own],
  );
  const name = definition ? names.indicator(code) : (targets[0]?.name ?? code);
  const unit = definition?.unit || values[0]?.unit || here[0]?.unit || "";
  const last = here[here.length - 1];
  const trend = report?.trends
    .filter((one) => here.some((target) => target.target === one.target))
    .sort((a, b) => comparePeriods(b.period, a.period))[0];
  const data = useMemo(
    () =>
      trendData(
        points,
        kind === "year" ? here : [],
        kind === "year" ? trend : undefined,
        noted,
        definition?.caliber ?? [],
        unit,
        revision,
        words,
      ),
    [points, here, trend, noted, definition, unit, revision, words, kind],
  );
  const years = yearsOf(body.term);
  const areas = useMemo(() => {
    const listed = ownAreas(names, body.area, Number(years[years.length - 1]));
    const seen = new Set(values.map((one) => one.area));
    return listed.filter((one) => one !== body.area && (seen.has(one) || listed.length <= 40));
  }, [names, body.area, years, values]);
  const facts = useFacts(plan, names, name);
  const invented = body.invented || all.some((one) => one.invented);
  const title = t("indicator.of", { name, area: names.area(own) });
  const verdict = last && governing(last);
  if (observations.isLoadingError) return <ReadFailed title={name} read={observations} />;
  return (
    <div className="wm-page">
      <h1>
        {name} {unit ? <span className="wm-quiet">{t("chart.unit", { unit })}</span> : null}
      </h1>
      {observations.error ? (
        <ProblemAlert error={observations.error} onRetry={() => void observations.refetch()} />
      ) : null}
      {waiting ? (
        <Pending />
      ) : (
        <>
          <div className="wm-tools wm-no-print">
            <Select
              aria-label={t("chart.area")}
              prefix={t("chart.area")}
              value={own}
              showSearch={{ optionFilterProp: "label" }}
              options={[body.area, ...areas].map((one) => ({ value: one, label: names.area(one) }))}
              onChange={onArea}
              popupMatchSelectWidth={false}
            />
            {kinds.length > 1 ? (
              <Segmented<Kind>
                aria-label={t("indicator.frequency")}
                value={kind}
                onChange={(next) => set({ kind: next })}
                options={kinds.map((one) => ({ value: one, label: t(`indicator.period_kinds.${one}`) }))}
              />
            ) : null}
            <ReasonButton
              reason={mayDo(session, "note.write") ? null : t("indicator.note.refused")}
              onClick={() => setNoting(true)}
            >
              {t("indicator.note.add")}
            </ReasonButton>
          </div>
          <KnownSlider days={days} day={as_of} onDay={(next) => set({ as_of: next })} />
          {last && verdict ? (
            <p className="wm-why-head">
              <VerdictTag word={verdict.word} refusal={verdict.refusal} toCheck={verdict.caliber_to_check} />
              <span>{verdict.formula}</span>
              <Link to="/p/$plan/assessment" params={{ plan }} search={{ open: last.target, as_of }}>
                {t("verdict.why")}
              </Link>
            </p>
          ) : null}
          <TrendChart
            title={title}
            data={data}
            source={[...new Set(points.flatMap((point) => point.value.source ?? []))]
              .slice(-3)
              .join(t("numbers.joint"))}
            date={as_of ?? days[days.length - 1]}
            invented={invented}
            height={380}
            view={view.look}
            onView={(look) => set({ look: look === "chart" ? undefined : look })}
          />
          <ValuesTable
            title={title}
            points={[...points].reverse()}
            facts={facts}
            notes={noted}
            calibers={definition?.caliber}
            invented={invented}
            empty={readsPublished(session, plan) ? t("table.only_published") : undefined}
          />
          {areas.length ? (
            <AreasPart
              title={name}
              unit={unit}
              values={values}
              calibers={definition?.caliber}
              areas={areas}
              names={names}
              targets={targets}
              day={as_of}
              period={view.period}
              look={view.areas ?? "multiples"}
              onLook={(next) => set({ areas: next })}
              onPeriod={(period) => set({ period })}
              onArea={onArea}
              facts={facts}
              ranked={mayDo(session, "ranking.read")}
              view={{ sort: view.sort, filter: view.filter, toggle: view.toggle }}
              onView={set}
              invented={invented}
            />
          ) : null}
          {definition ? <DefinitionCard definition={definition} names={names} /> : null}
        </>
      )}
      <NoteDrawer
        plan={plan}
        indicator={code}
        area={own}
        periods={points.map((point) => point.period)}
        names={names}
        open={noting}
        onClose={() => setNoting(false)}
      />
    </div>
  );
}
