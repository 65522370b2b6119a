import { FileZipOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Alert, Descriptions, Spin } from "antd";
import { useTranslation } from "react-i18next";
import { publicQuery } from "@/api/public";
import { named } from "@/lib/named";
import { problemOf } from "@/lib/problem";
import { save } from "@/lib/save";
import { zip } from "@/lib/zip";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { useValueWords } from "@/ui/ValueText";
import { type PackageWords, packageParts } from "./package";
import { publicRows } from "./rows";
import { usePublicationWords } from "./usePublicationWords";

const route = getRouteApi("/signed-in/p/$plan/package");

function useWords(title: string, invented: boolean, since: string): PackageWords {
  const { t, i18n } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  const publication = usePublicationWords();
  return {
    language: i18n.language,
    title,
    invented: invented ? `${t("invented.mark")} ${t("invented.line")}` : "",
    since,
    foot: t("public.foot"),
    publications: t("public.publications"),
    publication,
    columns: {
      number: t("public.number"),
      indicator: t("public.indicator"),
      area: t("public.area"),
      unit: t("public.unit"),
      period: t("public.period"),
      value: t("public.value"),
      caliber: t("figure.caliber"),
      source: t("public.source"),
      notes: t("public.notes"),
    },
    caliber: (code, name) => t("public.caliber", { period: period(code), name }),
    period,
    value: ({ series }, at) => {
      const point = series.points[at];
      return words(
        {
          value: point?.reading?.value ?? null,
          status: point?.status,
          unit: series.unit,
        },
        false,
      );
    },
    name: ({ series }) => named(i18n.language, series.indicator_name, series.indicator_name_en),
    back: t("package.back"),
    files: t("package.data"),
  };
}

/** The public pages as files for the government portal: exactly what nobody signed in would see. */
export function PackagePage() {
  const { t, i18n } = useTranslation();
  const { plan } = route.useParams();
  const data = useQuery(publicQuery(plan));
  const rows = data.data ? publicRows(data.data) : [];
  const about = data.data?.about.body;
  const title = about?.title ?? "";
  const newest =
    data.data?.publications
      .map(({ body }) => body.published_on ?? "")
      .sort()
      .pop() ?? "";
  const since = newest ? t("public.since", { date: newest, count: rows.length }) : "";
  const words = useWords(title, about?.invented ?? false, since);
  const off = [401, 403, 404].includes(problemOf(data.error).status);
  const reason = off
    ? t("package.off")
    : !data.data
      ? t("package.reading")
      : rows.length
        ? null
        : t("public.nothing");
  const make = () => {
    if (!data.data) return;
    const bytes = zip(packageParts(data.data, words));
    const language = i18n.language === "en" ? "-en" : "";
    save(`${plan}-public-${newest}${language}.zip`, bytes as BlobPart, "application/zip");
  };
  return (
    <div className="wm-page wm-narrow">
      <h1>{t("package.title")}</h1>
      <p>{t("package.intro")}</p>
      {data.isPending ? <Spin /> : null}
      {data.error && !off ? <ProblemAlert error={data.error} onRetry={() => void data.refetch()} /> : null}
      {off ? <Alert type="warning" showIcon title={t("package.off")} /> : null}
      {data.data ? (
        <Descriptions
          bordered
          size="small"
          column={1}
          items={[
            { key: "series", label: t("package.series"), children: rows.length },
            {
              key: "publications",
              label: t("package.publications"),
              children: data.data.publications.map(({ body }) => body.title).join("；") || "—",
            },
            { key: "newest", label: t("package.newest"), children: newest || "—" },
          ]}
        />
      ) : null}
      <p>
        <ReasonButton type="primary" icon={<FileZipOutlined aria-hidden />} reason={reason} onClick={make}>
          {t("package.make")}
        </ReasonButton>{" "}
        <Link to="/public/$plan" params={{ plan }} target="_blank">
          {t("package.see")}
        </Link>
      </p>
    </div>
  );
}
