import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { sharedQuery } from "@/api/records";
import { mayDo, useSession } from "@/api/useSession";
import { named } from "@/lib/named";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReadFailed } from "@/ui/ReadFailed";
import { StatusTag } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { PackDrawer } from "./PackDrawer";
import { type PackRead, readPack } from "./pack";
import { UploadPack } from "./UploadPack";

const route = getRouteApi("/signed-in/packs");

/** 待核: the mark packs carry until their rows are verified at the issuing body. */
const isVerified = (status: string) => !/^(unverified|\u5f85\u6838)$/.test(status);

function useColumns(): Column<PackRead>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        key: "title",
        title: t("packs.name"),
        width: 320,
        text: (pack) => named(i18n.language, pack.title, pack.title_en),
      },
      {
        key: "kind",
        title: t("packs.kind"),
        width: 120,
        filter: true,
        text: (pack) => t(`packs.kinds.${pack.kind}`, { defaultValue: pack.kind }),
      },
      { key: "id", title: t("packs.id"), width: 230, text: (pack) => `${pack.code}@${pack.version}` },
      {
        key: "status",
        title: t("packs.status"),
        width: 110,
        filter: true,
        text: (pack) => t(isVerified(pack.status) ? "areas.checked" : "areas.unchecked"),
        render: (pack) => (
          <StatusTag tone={isVerified(pack.status) ? "green" : "yellow"}>
            {t(isVerified(pack.status) ? "areas.checked" : "areas.unchecked")}
          </StatusTag>
        ),
      },
      {
        key: "holds",
        title: t("packs.holds"),
        width: 220,
        text: (pack) =>
          pack.lists
            .map(({ name, rows }) => `${t(`packs.lists.${name}`, { defaultValue: name })} ${rows.length}`)
            .join(t("common.comma")),
      },
      { key: "issuer", title: t("packs.issuer"), width: 240, text: (pack) => pack.issuer },
      {
        key: "document",
        title: t("packs.document_number"),
        width: 160,
        text: (pack) => pack.document_number,
      },
      { key: "valid", title: t("packs.valid"), width: 150, text: (pack) => pack.valid },
    ],
    [t, i18n.language],
  );
}

/** Packs: areas, indicators, rule sets and checks as data. */
export function PacksPage() {
  const { t } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/packs" });
  const packs = useQuery(sharedQuery("packs"));
  const rows = useMemo(() => (packs.data ?? []).map(readPack), [packs.data]);
  const refused = mayDo(useSession(), "pack.write") ? null : t("packs.only_office");
  const open = (code?: string) => navigate({ search: { ...view, open: code } });
  const columns = useColumns();
  if (packs.isLoadingError) return <ReadFailed title={t("packs.title")} read={packs} />;
  return (
    <div className="wm-page">
      <h1>{t("packs.title")}</h1>
      <p className="wm-quiet">{t("packs.intro")}</p>
      {packs.error ? <ProblemAlert error={packs.error} onRetry={() => void packs.refetch()} /> : null}
      <QueryBar q={view.q} onSearch={(q) => navigate({ search: { ...view, q }, replace: true })} />
      <DataTable
        title={t("packs.title")}
        rows={rows}
        columns={columns}
        rowKey={(pack) => pack.code}
        view={view}
        onView={(next) => navigate({ search: { ...view, ...next }, replace: true })}
        onOpen={(pack) => open(pack.code)}
        loading={packs.isPending}
        tools={<UploadPack refused={refused} />}
      />
      <PackDrawer pack={rows.find(({ code }) => code === view.open)} onClose={() => open()} />
    </div>
  );
}
