import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Boundary } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { useNames } from "@/api/admin/useNames";
import { removeShared, sharedQuery } from "@/api/records";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { RemoveButton } from "@/ui/records/RemoveButton";
import { StatusTag } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useInstant } from "@/ui/useInstant";
import { UploadBoundary } from "./UploadBoundary";

const route = getRouteApi("/signed-in/boundaries");
type Row = Envelope<Boundary>;

/** Shapes of areas that were uploaded, with source and 审图号. */
export function BoundariesPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/boundaries" });
  const boundaries = useQuery(sharedQuery("boundaries"));
  const { areaName } = useNames();
  const done = useDone();
  const refused = mayDo(useSession(), "boundary.write") ? null : t("boundaries.only_office");
  const instant = useInstant();
  const columns: Column<Row>[] = useMemo(
    () => [
      { key: "title", title: t("boundaries.name"), width: 240, text: ({ body }) => body.title },
      { key: "area", title: t("boundaries.area"), width: 160, text: ({ body }) => areaName(body.area) },
      {
        key: "matched",
        title: t("boundaries.matched"),
        width: 110,
        text: ({ body }) => String(Object.keys(body.matches).length),
        number: ({ body }) => String(Object.keys(body.matches).length),
      },
      { key: "source", title: t("boundaries.source"), width: 280, text: ({ body }) => body.source },
      {
        key: "review",
        title: t("boundaries.review_number"),
        width: 220,
        text: ({ body }) => body.review_number || t("chart.map.internal"),
        render: ({ body }) =>
          body.review_number ? (
            body.review_number
          ) : (
            <StatusTag tone="yellow">{t("chart.map.internal")}</StatusTag>
          ),
      },
      {
        key: "at",
        title: t("records.recorded_at"),
        optional: true,
        text: ({ recorded_at }) => instant(recorded_at),
        compare: (a, b) => a.recorded_at.localeCompare(b.recorded_at),
      },
      {
        key: "act",
        title: t("records.remove"),
        width: 130,
        sortable: false,
        text: () => "",
        render: ({ code, version, body }) => (
          <RemoveButton
            label={t("records.remove")}
            hint={t("boundaries.remove_hint")}
            reason={refused}
            onRemove={() =>
              done(t("records.removed", { name: body.title }), removeShared("boundaries", code, version))
            }
          />
        ),
      },
    ],
    [t, areaName, refused, done, instant],
  );
  if (boundaries.isLoadingError) return <ReadFailed title={t("boundaries.title")} read={boundaries} />;
  return (
    <div className="wm-page">
      <h1>{t("boundaries.title")}</h1>
      <p className="wm-quiet">{t("boundaries.intro")}</p>
      {boundaries.error ? (
        <ProblemAlert error={boundaries.error} onRetry={() => void boundaries.refetch()} />
      ) : null}
      <QueryBar q={view.q} onSearch={(q) => navigate({ search: { ...view, q }, replace: true })} />
      <DataTable
        title={t("boundaries.title")}
        rows={boundaries.data ?? []}
        columns={columns}
        rowKey={({ code }) => code}
        view={view}
        onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
        loading={boundaries.isPending}
        tools={
          <ReasonButton
            type="primary"
            reason={refused}
            onClick={() => navigate({ search: { ...view, open: "new" } })}
          >
            {t("boundaries.upload")}
          </ReasonButton>
        }
      />
      <UploadBoundary
        open={view.open === "new"}
        onClose={() => navigate({ search: { ...view, open: undefined } })}
      />
    </div>
  );
}
