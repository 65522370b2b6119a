import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Drawer, Spin } from "antd";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { publicQuery } from "@/api/public";
import { TrendChart } from "@/charts/TrendChart";
import { named } from "@/lib/named";
import { problemOf } from "@/lib/problem";
import { InventedLine } from "@/ui/Invented";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useValueWords, ValueText } from "@/ui/ValueText";
import { type PublicRow, publicRows } from "./rows";
import { usePublicationWords } from "./usePublicationWords";

const route = getRouteApi("/public/$plan");

function useColumns(onOpen: (key: string) => void): Column<PublicRow>[] {
  const { t, i18n } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  return useMemo(() => {
    const value = (point: PublicRow["latest"], { series }: PublicRow) => ({
      value: point?.reading?.value ?? null,
      status: point?.status,
      unit: point?.reading?.unit ?? series.unit,
    });
    return [
      {
        key: "number",
        title: t("public.number"),
        width: 70,
        text: ({ indicator }) => String(indicator?.body.number ?? ""),
        number: ({ indicator }) => indicator?.body.number?.toString() ?? null,
      },
      {
        key: "indicator",
        title: t("public.indicator"),
        width: 260,
        text: ({ series }) => named(i18n.language, series.indicator_name, series.indicator_name_en),
        render: ({ key, series }) => (
          <button type="button" className="wm-link" onClick={() => onOpen(key)}>
            {named(i18n.language, series.indicator_name, series.indicator_name_en)}
          </button>
        ),
      },
      {
        key: "area",
        title: t("public.area"),
        width: 100,
        filter: true,
        text: ({ series }) => series.area_name,
      },
      { key: "unit", title: t("public.unit"), width: 80, text: ({ series }) => series.unit },
      {
        key: "latest",
        title: t("public.latest"),
        width: 110,
        text: (row) => words(value(row.latest, row), false),
        number: ({ latest }) => latest?.reading?.value ?? null,
        render: (row) => <ValueText {...value(row.latest, row)} withUnit={false} />,
      },
      {
        key: "period",
        title: t("public.period"),
        width: 110,
        filter: true,
        text: ({ latest }) => (latest ? period(latest.period) : ""),
      },
      {
        key: "before",
        title: t("public.before"),
        width: 100,
        text: (row) => words(value(row.before, row), false),
        number: ({ before }) => before?.reading?.value ?? null,
      },
      {
        key: "source",
        title: t("public.source"),
        width: 180,
        text: ({ latest }) => latest?.reading?.source ?? "",
      },
      {
        key: "notes",
        title: t("public.notes"),
        width: 220,
        text: ({ series, points, latest }) =>
          [
            ...(series.notes ?? []),
            ...(latest?.notes ?? []),
            ...points
              .filter(({ apart }) => apart)
              .map((point) => t("public.caliber", { period: period(point.period), name: point.caliber })),
          ].join(t("numbers.joint")),
      },
    ];
  }, [t, i18n.language, period, words, onOpen]);
}

/** One indicator with its years. */
function Years({ row, onClose }: { row?: PublicRow; onClose: () => void }) {
  const { i18n } = useTranslation();
  const data = useMemo(
    () => ({
      unit: row?.series.unit ?? "",
      values: (row?.points ?? []).map(({ period, reading, caliber, apart }) => ({
        period,
        value: reading?.value ?? null,
        caliber,
        apart,
      })),
      notes: (row?.series.points ?? []).flatMap(({ period, notes }) =>
        notes.map((text) => ({ period, text })),
      ),
    }),
    [row],
  );
  if (!row) return null;
  const { series } = row;
  const title = `${named(i18n.language, series.indicator_name, series.indicator_name_en)} ${series.area_name}`;
  return (
    <Drawer title={title} open onClose={onClose} size={720}>
      <TrendChart
        title={title}
        source={row.latest?.reading?.source ?? undefined}
        invented={series.invented}
        data={data}
      />
      <ul className="wm-plain-list">
        {(series.notes ?? []).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Drawer>
  );
}

/** What was published of a plan, the same for everyone. */
export function PublicPage() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/public/$plan" });
  const data = useQuery(publicQuery(plan));
  const rows = useMemo(() => (data.data ? publicRows(data.data) : []), [data.data]);
  const publication = usePublicationWords();
  const about = data.data?.about.body;
  const title = about?.title ?? t("public.title");
  const newest = data.data?.publications
    .map(({ body }) => body.published_on ?? "")
    .sort()
    .pop();
  const off = [401, 403, 404].includes(problemOf(data.error).status);
  const open = useCallback(
    (key?: string) => navigate({ search: (now) => ({ ...now, open: key }) }),
    [navigate],
  );
  const columns = useColumns(open);
  return (
    <div className="wm-public">
      <header className="wm-public-head">
        <strong>{t("app.name")}</strong>
        <LanguageSwitch />
      </header>
      <main className="wm-page">
        <h1>{title}</h1>
        {about?.invented ? <InventedLine /> : null}
        {data.isPending ? <Spin /> : null}
        {data.error ? (
          off ? (
            <p>{t("public.off")}</p>
          ) : (
            <ProblemAlert error={data.error} onRetry={() => void data.refetch()} />
          )
        ) : null}
        {data.data ? (
          <>
            <p className="wm-quiet">
              {newest ? t("public.since", { date: newest, count: rows.length }) : t("public.nothing")}
            </p>
            <QueryBar q={view.q} onSearch={(q) => navigate({ search: { ...view, q }, replace: true })} />
            <DataTable
              title={title}
              rows={rows}
              columns={columns}
              rowKey={({ key }) => key}
              view={view}
              onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
              onOpen={({ key }) => open(key)}
              invented={about?.invented}
              notes={newest ? [t("public.since", { date: newest, count: rows.length })] : []}
            />
            {data.data.publications.length ? (
              <section>
                <h2>{t("public.publications")}</h2>
                <ul>
                  {data.data.publications.map(({ code, body }) => (
                    <li key={code}>{publication(body)}</li>
                  ))}
                </ul>
              </section>
            ) : null}
            <p className="wm-quiet">{t("public.foot")}</p>
          </>
        ) : null}
        <Years row={rows.find(({ key }) => key === view.open)} onClose={() => open()} />
      </main>
    </div>
  );
}
