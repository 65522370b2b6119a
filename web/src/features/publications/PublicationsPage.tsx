import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Flex } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import {
  type Names,
  ownAreas,
  type Publication,
  publicationsQuery,
  releasesQuery,
  useAct,
  useNames,
  useRefusal,
} from "@/api/numbers";
import { planQuery } from "@/api/queries";
import type { Envelope } from "@/api/types";
import { usePeople } from "@/api/usePeople";
import { mayDo, useSession } from "@/api/useSession";
import { PersonName } from "@/ui/PersonName";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { ReasonDrawer } from "@/ui/ReasonDrawer";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { ProposeDrawer } from "./ProposeDrawer";

const route = getRouteApi("/signed-in/p/$plan/publications");

type Row = Envelope<Publication>;

const TONES: Record<Publication["state"], Tone> = { proposed: "blue", published: "green", withdrawn: "grey" };

/** Who proposed and who reviewed. */
const peopleOf = ({ body }: Row) => [body.proposed_by, body.reviewed_by].filter((code) => code != null);

function useColumns(
  plan: string,
  names: Names,
  rows: readonly Row[],
  acts: (row: Row) => React.ReactNode,
): Column<Row>[] {
  const { t } = useTranslation();
  const nameOf = usePeople(rows.flatMap(peopleOf));
  return useMemo(() => {
    const column = (
      key: string,
      width: number,
      text: (row: Row) => string,
      rest: Partial<Column<Row>> = {},
    ) => ({
      key,
      title: t(`publication.columns.${key}`),
      width,
      text,
      ...rest,
    });
    return [
      column("code", 90, (row) => row.code),
      column("title", 220, (row) => row.body.title),
      column("state", 110, (row) => t(`publication.states.${row.body.state}`), {
        filter: true,
        render: (row) => (
          <StatusTag tone={TONES[row.body.state]}>{t(`publication.states.${row.body.state}`)}</StatusTag>
        ),
      }),
      column("release", 100, (row) => row.body.release, {
        render: (row) => (
          <Link to="/p/$plan/releases/$code" params={{ plan, code: row.body.release }}>
            {row.body.release}
          </Link>
        ),
      }),
      column("indicators", 240, (row) => row.body.indicators.map(names.indicator).join(t("numbers.joint"))),
      column(
        "areas",
        120,
        (row) => row.body.areas.map(names.area).join(t("numbers.joint")) || t("publication.own_area"),
      ),
      column("embargo", 100, (row) => row.body.embargo_until ?? ""),
      column("people", 170, (row) => peopleOf(row).map(nameOf).join(" → "), {
        render: (row) =>
          peopleOf(row).map((code, at) => (
            <span key={code}>
              {at ? " → " : ""}
              <PersonName code={code} name={nameOf(code)} />
            </span>
          )),
      }),
      column("published_on", 100, (row) => row.body.published_on ?? ""),
      column("reason", 180, (row) => row.body.reason ?? "", { optional: true }),
      column("acts", 170, () => "", { sortable: false, render: acts }),
    ];
  }, [t, plan, names, acts, nameOf]);
}

/** What was made public, what waits for its reviewer, what was taken back. */
export function PublicationsPage() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body } = useSuspenseQuery(planQuery(plan)).data;
  const publications = useQuery(publicationsQuery(plan));
  const releases = useQuery(releasesQuery(plan)).data ?? [];
  const names = useNames(plan);
  const session = useSession();
  const act = useAct(plan);
  const refuse = useRefusal();
  const [proposing, setProposing] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Row | null>(null);
  const set = (next: object) => navigate({ search: { ...view, ...next }, replace: true });
  const of = ({ code }: Row) => ({ path: { plan, code } });
  const publish = (row: Row) =>
    act(t("publication.done.publish", { title: row.body.title }), () =>
      written(api.POST("/plans/{plan}/publications/{code}/publish", { params: of(row) })),
    );
  const withdraw = (row: Row, reason: string) =>
    act(t("publication.done.withdraw", { title: row.body.title }), () =>
      written(api.POST("/plans/{plan}/publications/{code}/withdraw", { params: of(row), body: { reason } })),
    );
  const right = mayDo(session, "publication.review") ? null : t("publication.refused.review");
  const acts = (row: Row) => (
    <Flex gap={6} wrap className="wm-no-print">
      {row.body.state === "proposed" ? (
        <ReasonButton
          size="small"
          type="primary"
          reason={
            right ?? (row.body.proposed_by === session?.account.code ? t("publication.refused.own") : null)
          }
          onClick={() => void publish(row).catch(refuse)}
        >
          {t("publication.publish")}
        </ReasonButton>
      ) : null}
      {row.body.state === "withdrawn" ? null : (
        <ReasonButton size="small" danger reason={right} onClick={() => setWithdrawing(row)}>
          {t("publication.withdraw")}
        </ReasonButton>
      )}
    </Flex>
  );
  const columns = useColumns(plan, names, publications.data ?? [], acts);
  if (publications.isLoadingError) return <ReadFailed title={t("publication.title")} read={publications} />;
  return (
    <div className="wm-page">
      <h1>{t("publication.title")}</h1>
      <p className="wm-quiet">{t("publication.means")}</p>
      {publications.error ? (
        <ProblemAlert error={publications.error} onRetry={() => void publications.refetch()} />
      ) : null}
      <QueryBar q={view.q} onSearch={(q) => set({ q })} />
      <DataTable
        title={t("publication.title")}
        rows={publications.data ?? []}
        columns={columns}
        rowKey={(row) => row.code}
        view={view}
        onView={set}
        loading={publications.isPending}
        invented={body.invented}
        tools={
          <ReasonButton
            type="primary"
            reason={
              !mayDo(session, "publication.propose")
                ? t("publication.refused.propose")
                : releases.length
                  ? null
                  : t("publication.refused.no_release")
            }
            onClick={() => setProposing(true)}
          >
            {t("publication.propose")}
          </ReasonButton>
        }
      />
      <ProposeDrawer
        plan={plan}
        releases={releases}
        names={names}
        areas={ownAreas(names, body.area)}
        open={proposing}
        onClose={() => setProposing(false)}
      />
      <ReasonDrawer
        title={t("publication.withdraw_title", { title: withdrawing?.body.title ?? "" })}
        open={withdrawing !== null}
        submitLabel={t("publication.withdraw")}
        onReason={(reason) => (withdrawing ? withdraw(withdrawing, reason) : Promise.resolve())}
        onClose={() => setWithdrawing(null)}
      />
    </div>
  );
}
