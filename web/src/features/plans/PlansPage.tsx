import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "@/api/admin/useNames";
import { plansQuery } from "@/api/queries";
import type { Envelope, PlanBody } from "@/api/types";
import { rolesOn, useSession } from "@/api/useSession";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { PlanForm } from "./PlanForm";

const route = getRouteApi("/signed-in/");

function useColumns(onEdit: ((code: string) => void) | null): Column<Envelope<PlanBody>>[] {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const { areaName } = useNames();
  return useMemo(
    () => [
      {
        key: "title",
        title: t("plans.plan"),
        width: 420,
        text: ({ body }) => body.title,
        render: (plan) => (
          <>
            <Link to="/p/$plan" params={{ plan: plan.code }}>
              {plan.body.title}
            </Link>
            {onEdit ? (
              <Button
                type="link"
                size="small"
                aria-label={t("plans.edit_named", { title: plan.body.title })}
                onClick={() => onEdit(plan.code)}
              >
                {t("plans.edit")}
              </Button>
            ) : null}
          </>
        ),
      },
      { key: "term", title: t("plans.term"), width: 160, text: ({ body }) => period(body.term) },
      { key: "area", title: t("plans.area"), width: 120, text: ({ body }) => areaName(body.area) },
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
    [t, period, areaName, onEdit],
  );
}

/** Whether somebody may make plans: a plan office's grant that is not for one plan, body or area. */
function useMayMake(): boolean {
  const grants = useSession()?.grants ?? [];
  return grants.some(({ role, plan, body, area }) => role === "plan_office" && !plan && !body && !area);
}

/** The plans one may see: the first page where there is more than one. */
export function PlansPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/" });
  const plans = useQuery(plansQuery);
  const mayMake = useMayMake();
  const refused = mayMake ? null : t("plans.only_office");
  const open = useCallback(
    (code: string | undefined) =>
      navigate({ search: (before) => ({ ...before, open: code }), replace: true }),
    [navigate],
  );
  const columns = useColumns(mayMake ? open : null);
  const session = useSession();
  const rows = (plans.data?.items ?? []).filter(({ code }) => rolesOn(session, code).size > 0);
  const opened = rows.find(({ code }) => code === view.open);
  const add = (label: string) => (
    <ReasonButton
      type="primary"
      icon={<PlusOutlined aria-hidden />}
      reason={refused}
      onClick={() => open("new")}
    >
      {label}
    </ReasonButton>
  );
  if (plans.isLoadingError) return <ReadFailed title={t("plans.title")} read={plans} />;
  return (
    <div className="wm-page">
      <h1>{t("plans.title")}</h1>
      {plans.error ? <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} /> : null}
      <QueryBar q={view.q} onSearch={(q) => navigate({ search: { ...view, q }, replace: true })} />
      <DataTable
        title={t("plans.title")}
        rows={rows}
        columns={columns}
        rowKey={(plan) => plan.code}
        view={view}
        onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
        onOpen={(plan) => navigate({ to: "/p/$plan", params: { plan: plan.code } })}
        loading={plans.isPending}
        tools={add(t("plans.add"))}
        empty={mayMake ? add(t("plans.add_first")) : undefined}
      />
      <PlanForm
        open={view.open === "new" || opened !== undefined}
        plan={opened}
        plans={rows}
        refused={refused}
        onClose={() => open(undefined)}
      />
    </div>
  );
}
