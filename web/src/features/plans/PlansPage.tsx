import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { plansQuery } from "@/api/queries";
import type { Envelope, PlanBody } from "@/api/types";
import { named } from "@/lib/named";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { StatusTag } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";

const route = getRouteApi("/signed-in/");

function useColumns(): Column<Envelope<PlanBody>>[] {
  const { t, i18n } = useTranslation();
  const period = usePeriodWords();
  return useMemo(
    () => [
      {
        key: "title",
        title: t("plans.plan"),
        width: 420,
        text: ({ body }) => named(i18n.language, body.title, body.title_en),
        render: (plan) => (
          <Link to="/p/$plan" params={{ plan: plan.code }}>
            {named(i18n.language, plan.body.title, plan.body.title_en)}
          </Link>
        ),
      },
      { key: "term", title: t("plans.term"), width: 160, text: ({ body }) => period(body.term) },
      { key: "area", title: t("plans.area"), width: 120, text: ({ body }) => body.area },
      {
        key: "nature",
        title: t("plans.nature"),
        width: 140,
        filter: true,
        text: ({ body }) => (body.invented ? t("invented.mark") : t("plans.published")),
        render: ({ body }) =>
          body.invented ? <StatusTag tone="yellow">{t("invented.mark")}</StatusTag> : t("plans.published"),
      },
      { key: "code", title: t("plans.code"), optional: true, text: ({ code }) => code },
    ],
    [t, i18n.language, period],
  );
}

/** The plans one may see: the first page where there is more than one. */
export function PlansPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/" });
  const plans = useQuery(plansQuery);
  const columns = useColumns();
  return (
    <div className="wm-page">
      <h1>{t("plans.title")}</h1>
      {plans.error ? <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} /> : null}
      <QueryBar q={view.q} onSearch={(q) => navigate({ search: { ...view, q }, replace: true })} />
      <DataTable
        title={t("plans.title")}
        rows={plans.data?.items ?? []}
        columns={columns}
        rowKey={(plan) => plan.code}
        view={view}
        onView={(next) => navigate({ search: next, replace: true })}
        onOpen={(plan) => navigate({ to: "/p/$plan", params: { plan: plan.code } })}
        loading={plans.isPending}
      />
    </div>
  );
}
