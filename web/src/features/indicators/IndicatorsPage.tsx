import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Definition, indicatorsQuery, overviewQuery } from "@/api/numbers";
import { planQuery } from "@/api/queries";
import { readsPublished, useSession } from "@/api/useSession";
import { named } from "@/lib/named";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { type Column, DataTable } from "@/ui/table/DataTable";

const route = getRouteApi("/signed-in/p/$plan/indicators");

interface Row {
  code: string;
  body: Definition;
  targets: number;
}

function useColumns(plan: string): Column<Row>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const name = (row: Row) => named(i18n.language, row.body.name, row.body.name_en);
    return [
      {
        key: "number",
        title: t("indicator.columns.number"),
        width: 70,
        text: (row) => (row.body.number == null ? "" : String(row.body.number)),
        number: (row) => (row.body.number == null ? null : String(row.body.number)),
      },
      {
        key: "name",
        title: t("indicator.columns.name"),
        width: 320,
        text: name,
        render: (row) => (
          <Link to="/p/$plan/indicators/$code" params={{ plan, code: row.code }}>
            {name(row)}
          </Link>
        ),
      },
      {
        key: "unit",
        title: t("indicator.columns.unit"),
        width: 100,
        text: (row) => row.body.unit,
        filter: true,
      },
      {
        key: "kind",
        title: t("indicator.columns.kind"),
        width: 120,
        text: (row) => t(`indicator.kinds.${row.body.kind}`),
        filter: true,
      },
      {
        key: "owner",
        title: t("indicator.columns.owner"),
        width: 180,
        text: (row) => row.body.owner ?? "",
        filter: true,
      },
      {
        key: "targets",
        title: t("indicator.columns.targets"),
        width: 100,
        text: (row) => String(row.targets),
        number: (row) => String(row.targets),
      },
      { key: "code", title: t("indicator.columns.code"), width: 160, text: (row) => row.code },
    ];
  }, [t, i18n.language, plan]);
}

/** Every indicator of a plan. */
export function IndicatorsPage() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body } = useSuspenseQuery(planQuery(plan)).data;
  const indicators = useQuery(indicatorsQuery(plan));
  const overview = useQuery(overviewQuery(plan, {})).data;
  const published = readsPublished(useSession(), plan);
  const rows = useMemo<Row[]>(() => {
    const counts = new Map<string, number>();
    for (const row of overview?.rows ?? []) counts.set(row.indicator, (counts.get(row.indicator) ?? 0) + 1);
    return (indicators.data ?? []).map((one) => ({
      code: one.code,
      body: one.body,
      targets: counts.get(one.code) ?? 0,
    }));
  }, [indicators.data, overview]);
  const set = (next: object) => navigate({ search: { ...view, ...next }, replace: true });
  const columns = useColumns(plan);
  if (indicators.isLoadingError) return <ReadFailed title={t("indicator.title")} read={indicators} />;
  return (
    <div className="wm-page">
      <h1>{t("indicator.title")}</h1>
      {indicators.error ? (
        <ProblemAlert error={indicators.error} onRetry={() => void indicators.refetch()} />
      ) : null}
      <QueryBar q={view.q} onSearch={(q) => set({ q })} />
      <DataTable
        title={t("indicator.title")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.code}
        view={view}
        onView={set}
        onOpen={(row) => navigate({ to: "/p/$plan/indicators/$code", params: { plan, code: row.code } })}
        loading={indicators.isPending}
        empty={published ? t("table.only_published") : undefined}
        invented={body.invented}
      />
    </div>
  );
}
