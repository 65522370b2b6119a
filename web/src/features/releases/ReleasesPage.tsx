import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Release, releasesQuery } from "@/api/numbers";
import { planQuery } from "@/api/queries";
import type { Envelope } from "@/api/types";
import { usePeople } from "@/api/usePeople";
import { mayDo, readsPublished, useSession } from "@/api/useSession";
import { PersonName } from "@/ui/PersonName";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useInstant } from "@/ui/useInstant";
import { MakeDrawer } from "./MakeDrawer";

const route = getRouteApi("/signed-in/p/$plan/releases");

type Row = Envelope<Release>;

function useColumns(plan: string, rows: readonly Row[]): Column<Row>[] {
  const { t } = useTranslation();
  const instant = useInstant();
  const nameOf = usePeople(rows.map(({ recorded_by }) => recorded_by));
  return useMemo(
    () => [
      { key: "code", title: t("release.columns.code"), width: 90, text: (row) => row.code },
      {
        key: "title",
        title: t("release.columns.title"),
        width: 300,
        text: (row) => row.body.title,
        render: (row) => (
          <Link to="/p/$plan/releases/$code" params={{ plan, code: row.code }}>
            {row.body.title}
          </Link>
        ),
      },
      {
        key: "rows",
        title: t("release.columns.rows"),
        width: 90,
        text: (row) => String(row.body.rows),
        number: (row) => String(row.body.rows),
      },
      {
        key: "known_by",
        title: t("release.columns.known_by"),
        width: 130,
        text: (row) => row.body.known_by ?? t("release.everything"),
      },
      {
        key: "visibility",
        title: t("numbers.visibility.title"),
        width: 110,
        filter: true,
        text: (row) => t(`numbers.visibility.${row.body.visibility}`),
      },
      {
        key: "made",
        title: t("release.columns.made"),
        width: 170,
        text: (row) => `${instant(row.recorded_at)} ${nameOf(row.recorded_by)}`,
        render: (row) => (
          <>
            {instant(row.recorded_at)}
            <div className="wm-under">
              <PersonName code={row.recorded_by} name={nameOf(row.recorded_by)} />
            </div>
          </>
        ),
        compare: (a, b) => a.recorded_at.localeCompare(b.recorded_at),
      },
      { key: "note", title: t("release.columns.note"), width: 260, text: (row) => row.body.note ?? "" },
      {
        key: "digest",
        title: t("release.columns.digest"),
        width: 180,
        optional: true,
        text: (row) => row.body.digest.slice(0, 16),
      },
    ],
    [t, plan, instant, nameOf],
  );
}

/** The releases of a plan, and making one. */
export function ReleasesPage() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body } = useSuspenseQuery(planQuery(plan)).data;
  const releases = useQuery(releasesQuery(plan));
  const session = useSession();
  const [making, setMaking] = useState(false);
  const set = (next: object) => navigate({ search: { ...view, ...next }, replace: true });
  const columns = useColumns(plan, releases.data ?? []);
  if (releases.isLoadingError) return <ReadFailed title={t("release.title")} read={releases} />;
  return (
    <div className="wm-page">
      <h1>{t("release.title")}</h1>
      <p className="wm-quiet">{t("release.means")}</p>
      {releases.error ? (
        <ProblemAlert error={releases.error} onRetry={() => void releases.refetch()} />
      ) : null}
      <QueryBar q={view.q} onSearch={(q) => set({ q })} />
      <DataTable
        title={t("release.title")}
        rows={releases.data ?? []}
        columns={columns}
        rowKey={(row) => row.code}
        view={view}
        onView={set}
        onOpen={(row) => navigate({ to: "/p/$plan/releases/$code", params: { plan, code: row.code } })}
        loading={releases.isPending}
        empty={readsPublished(session, plan) ? t("table.only_published") : undefined}
        invented={body.invented}
        tools={
          <ReasonButton
            type="primary"
            reason={mayDo(session, "release.make") ? null : t("release.refused.make")}
            onClick={() => setMaking(true)}
          >
            {t("release.make")}
          </ReasonButton>
        }
      />
      <MakeDrawer
        plan={plan}
        open={making}
        onClose={() => setMaking(false)}
        onMade={(code) => void navigate({ to: "/p/$plan/releases/$code", params: { plan, code } })}
      />
    </div>
  );
}
