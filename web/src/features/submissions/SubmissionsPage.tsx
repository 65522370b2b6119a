import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Names, type Severity, type Submission, submissionsQuery, useNames } from "@/api/numbers";
import { planQuery } from "@/api/queries";
import type { Envelope } from "@/api/types";
import { usePeople } from "@/api/usePeople";
import { PersonName } from "@/ui/PersonName";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useInstant } from "@/ui/useInstant";
import { StateTag } from "./words";

const route = getRouteApi("/signed-in/p/$plan/submissions");

type Row = Envelope<Submission>;

const countOf = (row: Row, severity: Severity) =>
  row.body.findings.filter((one) => one.finding.severity === severity).length;

function useColumns(plan: string, names: Names, rows: readonly Row[]): Column<Row>[] {
  const { t } = useTranslation();
  const instant = useInstant();
  const nameOf = usePeople(rows.flatMap(({ body }) => [body.submitted_by, body.reviewed_by]));
  return useMemo(() => {
    const count = (key: "rows" | "new_rows" | "changed_rows"): Column<Row> => ({
      key,
      title: t(`submission.columns.${key}`),
      width: 90,
      text: (row) => String(row.body[key]),
      number: (row) => String(row.body[key]),
    });
    return [
      { key: "code", title: t("submission.columns.code"), width: 90, text: (row) => row.code },
      {
        key: "title",
        title: t("submission.columns.title"),
        width: 300,
        text: (row) => row.body.title,
        render: (row) => (
          <Link to="/p/$plan/submissions/$code" params={{ plan, code: row.code }}>
            {row.body.title}
          </Link>
        ),
      },
      {
        key: "state",
        title: t("submission.columns.state"),
        width: 110,
        filter: true,
        text: (row) => t(`submission.states.${row.body.state}`),
        render: (row) => <StateTag state={row.body.state} />,
      },
      {
        key: "body",
        title: t("submission.columns.body"),
        width: 180,
        filter: true,
        text: (row) => (row.body.body ? names.body(row.body.body) : ""),
      },
      count("rows"),
      count("new_rows"),
      count("changed_rows"),
      {
        key: "findings",
        title: t("submission.columns.findings"),
        width: 170,
        sortable: false,
        text: (row) =>
          (["mandatory", "verify", "hint"] as const)
            .filter((severity) => countOf(row, severity))
            .map((severity) => `${t(`finding.severity.${severity}`)} ${countOf(row, severity)}`)
            .join(t("common.comma")),
      },
      {
        key: "way",
        title: t("submission.columns.way"),
        width: 100,
        filter: true,
        text: (row) => t(`submission.ways.${row.body.way}`),
      },
      ...(["submitted_by", "reviewed_by"] as const).map((key) => ({
        key,
        title: t(`submission.columns.${key}`),
        width: 140,
        text: (row: Row) => nameOf(row.body[key]),
        render: (row: Row) => <PersonName code={row.body[key]} name={nameOf(row.body[key])} />,
      })),
      {
        key: "recorded_at",
        title: t("submission.columns.recorded_at"),
        width: 170,
        text: (row) => instant(row.recorded_at),
        compare: (a, b) => a.recorded_at.localeCompare(b.recorded_at),
      },
    ];
  }, [t, instant, plan, names, nameOf]);
}

/** Everything that came in, with where it stands. */
export function SubmissionsPage() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body } = useSuspenseQuery(planQuery(plan)).data;
  const submissions = useQuery(submissionsQuery(plan));
  const names = useNames(plan);
  const set = (next: object) => navigate({ search: { ...view, ...next }, replace: true });
  const columns = useColumns(plan, names, submissions.data ?? []);
  if (submissions.isLoadingError) return <ReadFailed title={t("submission.title")} read={submissions} />;
  return (
    <div className="wm-page">
      <h1>{t("submission.title")}</h1>
      {submissions.error ? (
        <ProblemAlert error={submissions.error} onRetry={() => void submissions.refetch()} />
      ) : null}
      <QueryBar
        q={view.q}
        onSearch={(q) => set({ q })}
        onReset={() => navigate({ search: {}, replace: true })}
        badges={(view.filter ?? []).map((filter) => ({
          key: filter,
          label: filter.slice(filter.indexOf(":") + 1),
          onRemove: () => set({ filter: view.filter?.filter((one) => one !== filter) }),
        }))}
      />
      <DataTable
        title={t("submission.title")}
        rows={submissions.data ?? []}
        columns={columns}
        rowKey={(row) => row.code}
        view={view}
        onView={set}
        onOpen={(row) => navigate({ to: "/p/$plan/submissions/$code", params: { plan, code: row.code } })}
        loading={submissions.isPending}
        invented={body.invented}
        empty={
          <Link to="/p/$plan/observations" params={{ plan }}>
            {t("submission.enter")}
          </Link>
        }
      />
    </div>
  );
}
