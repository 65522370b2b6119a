import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Empty, Flex, Segmented, Select, Spin } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Amendment, amendmentQuery, type Place } from "@/api/plan";
import { recordsQuery } from "@/api/records";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Differences } from "@/ui/plan/Differences";
import { StatusTag, type Tone } from "@/ui/StatusTag";

const route = getRouteApi("/signed-in/p/$plan/documents/$document/amendment");

type What = "changed" | "worded" | "added" | "removed";
const TONES: Record<What, Tone> = { changed: "yellow", worded: "grey", added: "green", removed: "red" };

interface Line {
  key: string;
  what: What;
  before?: Place;
  after?: Place;
  fields: Amendment["changed"][number]["fields"];
}

function linesOf(amendment: Amendment): Line[] {
  const changed = amendment.changed.map(
    (one): Line => ({
      key: one.after.id,
      what: one.substance ? "changed" : "worded",
      before: one.before,
      after: one.after,
      fields: one.fields.filter(({ field }) => field !== "source.quote"),
    }),
  );
  const added = amendment.added.map((after): Line => ({ key: after.id, what: "added", after, fields: [] }));
  const removed = amendment.removed.map(
    (before): Line => ({ key: before.id, what: "removed", before, fields: [] }),
  );
  return [...changed, ...added, ...removed];
}

function Side({ place }: { place?: Place }) {
  const { t } = useTranslation();
  if (!place) return <td className="wm-quiet">{t("amendment.nothing")}</td>;
  return (
    <td>
      <strong>{place.name}</strong>
      <blockquote className="wm-quote">
        <span className="wm-quiet">{t("reading.line", { line: place.source.line })}</span>{" "}
        {place.source.quote}
      </blockquote>
    </td>
  );
}

function Table({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <div className="wm-scroll">
      <table className="wm-plain-table wm-side-by-side">
        <thead>
          <tr>
            <th scope="col">{t("amendment.what")}</th>
            <th scope="col">{t("amendment.before")}</th>
            <th scope="col">{t("amendment.after")}</th>
            <th scope="col">{t("amendment.fields")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td>
                <StatusTag tone={TONES[line.what]}>{t(`amendment.whats.${line.what}`)}</StatusTag>
              </td>
              <Side place={line.before} />
              <Side place={line.after} />
              <td>
                <Differences fields={line.fields} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Two documents side by side: what changed in substance, in wording, what came and what went. */
export function AmendmentPage() {
  const { t } = useTranslation();
  const { plan, document } = route.useParams();
  const { from, show = "substance" } = route.useSearch();
  const navigate = useNavigate({ from: "/p/$plan/documents/$document/amendment" });
  const documents = useQuery(recordsQuery(plan, "documents"));
  const query = useQuery({ ...amendmentQuery(plan, from ?? "", document), enabled: from !== undefined });
  const lines = useMemo(() => (query.data ? linesOf(query.data) : []), [query.data]);
  const visible = lines.filter((line) => show === "all" || line.what !== "worded");
  const others = (documents.data ?? []).filter((one) => one.code !== document && one.body.state === "read");
  const title = documents.data?.find((one) => one.code === document)?.body.title;
  const number = (what: What) => lines.filter((line) => line.what === what).length;
  return (
    <div className="wm-page">
      <h1>{t("amendment.title")}</h1>
      <p>
        <Link to="/p/$plan/documents/$document" params={{ plan, document }}>
          {title ?? document}
        </Link>
      </p>
      <Flex gap={8} wrap align="center" className="wm-query wm-no-print">
        <Select
          style={{ minWidth: 280 }}
          aria-label={t("amendment.compare_with")}
          placeholder={t("amendment.compare_with")}
          value={from}
          options={others.map(({ code, body }) => ({ value: code, label: body.title }))}
          onChange={(next: string) => navigate({ search: { from: next, show }, replace: true })}
        />
        <Segmented
          aria-label={t("common.which")}
          value={show}
          options={[
            { value: "substance", label: t("amendment.substance") },
            { value: "all", label: t("amendment.all") },
          ]}
          onChange={(next) =>
            navigate({ search: { from, show: next === "all" ? "all" : undefined }, replace: true })
          }
        />
      </Flex>
      {query.error ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isFetching ? <Spin /> : null}
      {query.data ? (
        <section className="wm-table" aria-label={t("amendment.title")}>
          <p role="status">
            {t("amendment.counts", {
              changed: number("changed"),
              worded: number("worded"),
              added: number("added"),
              removed: number("removed"),
              same: query.data.same,
            })}
          </p>
          {visible.length ? (
            <Table lines={visible} />
          ) : (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("amendment.none")} />
          )}
        </section>
      ) : null}
    </div>
  );
}
