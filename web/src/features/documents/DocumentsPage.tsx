import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { planQuery } from "@/api/queries";
import { DOCUMENT_SORTS, type DocumentBody, type ProposalBody, recordsQuery } from "@/api/records";
import type { Envelope } from "@/api/types";
import { fileAddress } from "@/api/upload";
import { mayDo, useSession } from "@/api/useSession";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { AddDocument } from "./AddDocument";
import { ReadAgain } from "./ReadAgain";
import { Reading } from "./Reading";

const route = getRouteApi("/signed-in/p/$plan/documents");
const TONES: Record<DocumentBody["state"], Tone> = { reading: "blue", read: "green", failed: "red" };

type Row = Envelope<DocumentBody>;

/** How many proposals of a document are decided, of how many. */
function tally(proposals: readonly Envelope<ProposalBody>[]): Map<string, [number, number]> {
  const map = new Map<string, [number, number]>();
  for (const { body } of proposals) {
    const [decided, total] = map.get(body.document) ?? [0, 0];
    map.set(body.document, [decided + (body.state === "open" ? 0 : 1), total + 1]);
  }
  return map;
}

function useColumns(plan: string, counts: Map<string, [number, number]>): Column<Row>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: "title",
        title: t("documents.name"),
        width: 320,
        text: ({ body }) => body.title,
        render: (row) => (
          <Link to="/p/$plan/documents/$document" params={{ plan, document: row.code }}>
            {row.body.title}
          </Link>
        ),
      },
      {
        key: "kind",
        title: t("documents.sort"),
        width: 110,
        filter: true,
        text: ({ body }) => t(`documents.sorts.${body.sort}`),
        compare: (a, b) => DOCUMENT_SORTS.indexOf(a.body.sort) - DOCUMENT_SORTS.indexOf(b.body.sort),
      },
      { key: "issuer", title: t("documents.issuer"), width: 160, text: ({ body }) => body.issuer ?? "" },
      {
        key: "number",
        title: t("documents.document_number"),
        width: 160,
        text: ({ body }) => body.document_number ?? "",
      },
      {
        key: "issued",
        title: t("documents.issued_on"),
        width: 110,
        text: ({ body }) => body.issued_on ?? "",
      },
      {
        key: "state",
        title: t("documents.state"),
        width: 220,
        filter: true,
        text: ({ body }) => t(`documents.states.${body.state}`),
        render: (row) => (
          <>
            <StatusTag tone={TONES[row.body.state]}>{t(`documents.states.${row.body.state}`)}</StatusTag>
            {row.body.state === "failed" ? <ReadAgain plan={plan} document={row} /> : null}
          </>
        ),
      },
      {
        key: "decided",
        title: t("documents.decided"),
        width: 110,
        align: "right",
        text: ({ code }) => (counts.get(code) ?? [0, 0]).join(" / "),
        compare: (a, b) => (counts.get(a.code)?.[1] ?? 0) - (counts.get(b.code)?.[1] ?? 0),
      },
      {
        key: "file",
        title: t("documents.file"),
        width: 90,
        sortable: false,
        text: ({ body }) => body.file.slice(0, 12),
        render: ({ body }) => (
          <a href={fileAddress(body.file)} download>
            {t("documents.original")}
          </a>
        ),
      },
      {
        key: "code",
        title: t("commitment.fields.code"),
        width: 90,
        optional: true,
        text: ({ code }) => code,
      },
    ],
    [t, plan, counts],
  );
}

/** The documents behind a plan's ledger, for those who may see them. */
export function DocumentsPage() {
  const { t } = useTranslation();
  return mayDo(useSession(), "document.read") ? (
    <Documents />
  ) : (
    <div className="wm-page">
      <h1>{t("documents.title")}</h1>
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("documents.not_shown")} />
    </div>
  );
}

/** The list of documents, and a place to drop another. */
function Documents() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/p/$plan/documents" });
  const documents = useQuery(recordsQuery(plan, "documents"));
  const proposals = useQuery(recordsQuery(plan, "proposals"));
  const invented = useQuery(planQuery(plan)).data?.body.invented;
  const counts = useMemo(() => tally(proposals.data ?? []), [proposals.data]);
  const columns = useColumns(plan, counts);
  const [job, setJob] = useState<string>();
  const reason = mayDo(useSession(), "document.write") ? null : t("documents.not_allowed");
  const rows = documents.data ?? [];
  const adding = (add: true | undefined) => navigate({ search: { ...view, add }, replace: true });
  const button = (
    <ReasonButton
      type="primary"
      icon={<PlusOutlined aria-hidden />}
      reason={reason}
      onClick={() => adding(true)}
    >
      {t("documents.add")}
    </ReasonButton>
  );
  if (documents.isLoadingError) return <ReadFailed title={t("documents.title")} read={documents} />;
  return (
    <div className="wm-page">
      <h1>{t("documents.title")}</h1>
      {documents.error ? (
        <ProblemAlert error={documents.error} onRetry={() => void documents.refetch()} />
      ) : null}
      {job ? (
        <Reading
          plan={plan}
          job={job}
          onDone={(document) => {
            setJob(undefined);
            void navigate({ to: "/p/$plan/documents/$document", params: { plan, document } });
          }}
          onClose={() => setJob(undefined)}
        />
      ) : null}
      <QueryBar q={view.q} onSearch={(q) => navigate({ search: { ...view, q }, replace: true })} />
      <DataTable
        title={t("documents.title")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.code}
        view={view}
        onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
        onOpen={(row) =>
          navigate({ to: "/p/$plan/documents/$document", params: { plan, document: row.code } })
        }
        loading={documents.isPending}
        invented={invented}
        tools={button}
        empty={
          reason ? undefined : (
            <Button type="primary" onClick={() => adding(true)}>
              {t("documents.add_first")}
            </Button>
          )
        }
      />
      <AddDocument
        plan={plan}
        open={Boolean(view.add) && !reason}
        documents={rows}
        onSent={(started) => setJob(started)}
        onClose={() => adding(undefined)}
      />
    </div>
  );
}
