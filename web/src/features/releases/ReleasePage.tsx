import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Descriptions, Segmented, Select, Typography } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import {
  citationQuery,
  observationsQuery,
  type Release,
  releasesQuery,
  useAct,
  useFacts,
  useNames,
} from "@/api/numbers";
import { Person } from "@/api/Person";
import { planQuery } from "@/api/queries";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { CopySentence } from "@/ui/CopySentence";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { ReasonDrawer } from "@/ui/ReasonDrawer";
import { useInstant } from "@/ui/useInstant";
import { ValueList } from "@/ui/ValueList";
import { DifferencePart } from "./DifferencePart";
import { NotFound } from "./NotFound";
import { ReviseDrawer } from "./ReviseDrawer";

const route = getRouteApi("/signed-in/p/$plan/releases/$code");

function Facts({ plan, release }: { plan: string; release: Envelope<Release> }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const citation = useQuery(citationQuery(plan, release.code)).data;
  const { body } = release;
  const lines: [string, ReactNode][] = [
    ["rows", String(body.rows)],
    ["known_by", body.known_by ?? t("release.everything")],
    [
      "made",
      <span key="made">
        {instant(release.recorded_at)} · <Person code={release.recorded_by} />
      </span>,
    ],
    ["visibility", t(`numbers.visibility.${body.visibility}`)],
    ["note", body.note],
    [
      "previous",
      body.previous && (
        <Link to="/p/$plan/releases/$code" params={{ plan, code: body.previous }}>
          {body.previous}
        </Link>
      ),
    ],
    [
      "digest",
      <Typography.Text key="digest" code copyable>
        {body.digest}
      </Typography.Text>,
    ],
    [
      "chain",
      <span key="chain">
        {t("release.chain_at", { seq: body.chain_seq })} <code className="wm-hash">{body.chain_hash}</code>
      </span>,
    ],
  ];
  const items = lines
    .filter(([, content]) => content)
    .map(([key, children]) => ({ key, label: t(`release.facts.${key}`), children }));
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, lg: 2 }}
        items={items}
        className="wm-facts-table"
      />
      {citation ? <CopySentence sentence={citation} /> : null}
    </>
  );
}

const PARTS = ["values", "difference"] as const;

/** One release: what it lists, how it is cited, what changed since; values are revised or withdrawn from here. */
export function ReleasePage() {
  const { t } = useTranslation();
  const { plan, code } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body: planBody } = useSuspenseQuery(planQuery(plan)).data;
  const names = useNames(plan);
  const session = useSession();
  const act = useAct(plan);
  const facts = useFacts(plan, names);
  const releases = useQuery(releasesQuery(plan));
  const part = view.part ?? "values";
  const values = useQuery({ ...observationsQuery(plan, { release: code }), enabled: part === "values" });
  const [chosen, setChosen] = useState<string[]>([]);
  const [doing, setDoing] = useState<"withdraw" | "revise" | null>(null);
  const set = (next: object) => navigate({ search: { ...view, ...next }, replace: true });
  if (releases.error) return <ProblemAlert error={releases.error} onRetry={() => void releases.refetch()} />;
  if (!releases.data) return null;
  const release = releases.data.find((one) => one.code === code);
  if (!release) return <NotFound plan={plan} />;
  const rows = values.data?.filter((one) => one.id) ?? [];
  const one = rows.find((row) => row.id === chosen[0]);
  const none = chosen.length ? null : t("release.refused.none_chosen");
  return (
    <div className="wm-page">
      <h1>
        {release.body.title} <span className="wm-quiet">{code}</span>
      </h1>
      <Facts plan={plan} release={release} />
      <div className="wm-tools wm-no-print">
        <Segmented<(typeof PARTS)[number]>
          aria-label={t("release.part")}
          value={part}
          onChange={(next) => set({ part: next, filter: undefined, sort: undefined })}
          options={PARTS.map((value) => ({ value, label: t(`release.parts.${value}`) }))}
        />
        {part === "difference" ? (
          <Select
            aria-label={t("release.difference.to")}
            prefix={t("release.difference.to")}
            value={view.to ?? ""}
            popupMatchSelectWidth={false}
            options={[
              { value: "", label: t("release.now") },
              ...releases.data
                .filter((other) => other.code !== code)
                .map((other) => ({ value: other.code, label: `${other.code} ${other.body.title}` })),
            ]}
            onChange={(to: string) => set({ to: to || undefined })}
          />
        ) : null}
        <Link to="/p/$plan" params={{ plan }} search={{ release: code }}>
          {t("release.look")}
        </Link>
      </div>
      {part === "values" ? (
        <>
          {values.error ? <ProblemAlert error={values.error} onRetry={() => void values.refetch()} /> : null}
          <ValueList
            title={t("release.contents", { title: release.body.title })}
            values={rows}
            facts={facts}
            names={names}
            view={view}
            onView={set}
            loading={values.isPending}
            invented={planBody.invented}
            notes={[`${t("basis.release")} ${code}`, `SHA-256 ${release.body.digest}`]}
            selected={chosen}
            onSelect={setChosen}
            tools={
              <>
                <ReasonButton
                  reason={
                    !mayDo(session, "submission.write")
                      ? t("entry.refused.right")
                      : (none ?? (chosen.length > 1 ? t("release.refused.one_only") : null))
                  }
                  onClick={() => setDoing("revise")}
                >
                  {t("release.revise.button")}
                </ReasonButton>
                <ReasonButton
                  danger
                  reason={mayDo(session, "withdrawal.make") ? none : t("submission.refused.withdraw")}
                  onClick={() => setDoing("withdraw")}
                >
                  {t("release.withdraw", { count: chosen.length })}
                </ReasonButton>
              </>
            }
          />
        </>
      ) : (
        <DifferencePart
          plan={plan}
          code={code}
          to={view.to}
          names={names}
          view={view}
          onView={set}
          invented={planBody.invented}
        />
      )}
      <ReasonDrawer
        title={t("release.withdraw", { count: chosen.length })}
        open={doing === "withdraw"}
        submitLabel={t("release.withdraw", { count: chosen.length })}
        onClose={() => setDoing(null)}
        onReason={async (reason) => {
          await act(t("release.withdrawn", { count: chosen.length }), () =>
            written(
              api.POST("/plans/{plan}/withdrawals", {
                params: { path: { plan } },
                body: { submission: null, observations: chosen, reason },
              }),
            ),
          );
          setChosen([]);
        }}
      >
        <p>{t("submission.withdraw_means")}</p>
      </ReasonDrawer>
      {doing === "revise" && one ? (
        <ReviseDrawer
          plan={plan}
          value={one}
          names={names}
          onClose={() => setDoing(null)}
          onKept={(kept) => void navigate({ to: "/p/$plan/submissions/$code", params: { plan, code: kept } })}
        />
      ) : null}
    </div>
  );
}
