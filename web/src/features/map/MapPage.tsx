import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Empty, Flex, Segmented, Select, Spin } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Boundary } from "@/api/admin/types";
import type { Envelope } from "@/api/types";
import { fileAddress } from "@/api/upload";
import { mayDo, readsPublished, useSession } from "@/api/useSession";
import { GeoMap, TileMap } from "@/charts/AreaMap";
import { ChartTable } from "@/charts/ChartFrame";
import { aspectOf, featureName, type GeoFeature } from "@/lib/geo";
import { named } from "@/lib/named";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { useWidePaper } from "@/ui/table/useWidePaper";
import { type MapView, useMap } from "./useMap";

const route = getRouteApi("/signed-in/p/$plan/map");

/** The shapes of a layer under the names of the areas they were matched to. */
function useLayer(boundary: Envelope<Boundary> | undefined, names: Map<string, string>) {
  const file = useQuery({
    queryKey: ["file", boundary?.body.file],
    queryFn: async () => {
      const reply = await fetch(fileAddress(boundary?.body.file ?? ""));
      if (!reply.ok) throw new TypeError("file");
      return (await reply.json()) as { features: GeoFeature[] };
    },
    enabled: boundary !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    if (!boundary || !file.data) return null;
    const features = file.data.features.flatMap((feature, at) => {
      const code = boundary.body.matches[featureName(feature, at)];
      const name = code ? names.get(code) : undefined;
      return name ? [{ ...feature, properties: { name, code } }] : [];
    });
    return {
      shapes: { type: "FeatureCollection" as const, features },
      aspect: aspectOf(features),
      source: boundary.body.source,
      approval: boundary.body.review_number || null,
    };
  }, [boundary, file.data, names]);
}

function Filters({
  view,
  map,
  onView,
}: {
  view: MapView;
  map: ReturnType<typeof useMap>;
  onView: (next: MapView) => void;
}) {
  const { t, i18n } = useTranslation();
  const period = usePeriodWords();
  const tops = map.areas.filter(({ code }) => map.areas.some(({ body }) => body.parent === code));
  return (
    <>
      <Select
        className="wm-map-indicator"
        aria-label={t("map.indicator")}
        showSearch={{ optionFilterProp: "label" }}
        value={map.indicator?.code}
        options={map.indicators.map(({ code, body }) => ({
          value: code,
          label: named(i18n.language, body.name, body.name_en),
        }))}
        onChange={(indicator) => onView({ ...view, indicator, at: undefined })}
      />
      <Select
        className="wm-map-year"
        aria-label={t("map.at")}
        value={map.at}
        options={[...new Set([...map.years, ...(map.at ? [map.at] : [])])].map((value) => ({
          value,
          label: period(value),
        }))}
        onChange={(at) => onView({ ...view, at })}
      />
      <Segmented
        aria-label={t("map.show")}
        value={view.show ?? "value"}
        options={[
          { value: "value", label: t("map.value") },
          { value: "verdict", label: t("map.verdict") },
        ]}
        onChange={(show) => onView({ ...view, show: show === "verdict" ? "verdict" : undefined })}
      />
      <Select
        className="wm-map-year"
        aria-label={t("map.area")}
        showSearch={{ optionFilterProp: "label" }}
        value={map.area || undefined}
        options={tops.map(({ code, body }) => ({
          value: code,
          label: named(i18n.language, body.name, body.name_en),
        }))}
        onChange={(top) => onView({ ...view, top })}
      />
      <Select
        className="wm-map-year"
        aria-label={t("map.layer")}
        value={view.layer ?? ""}
        options={[
          { value: "", label: t("map.tiles") },
          ...map.boundaries.map(({ code, body }) => ({ value: code, label: body.title })),
        ]}
        onChange={(layer) => onView({ ...view, layer: layer || undefined })}
      />
    </>
  );
}

/** Values or verdicts of an area's parts: on a schematic grid, or on shapes somebody uploaded. */
export function MapPage() {
  const { t, i18n } = useTranslation();
  useWidePaper();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/p/$plan/map" });
  const map = useMap(plan, view);
  const period = usePeriodWords();
  const session = useSession();
  const mayUpload = mayDo(session, "boundary.write");
  const names = useMemo(
    () => new Map(map.parts.map(({ code, body }) => [code, named(i18n.language, body.name, body.name_en)])),
    [map.parts, i18n.language],
  );
  const boundary = map.boundaries.find(({ code }) => code === view.layer);
  const layer = useLayer(boundary, names);
  const onView = (next: MapView) => navigate({ search: next, replace: true });
  const verdict = view.show === "verdict";
  const bare = !verdict && map.rows.every(({ value }) => value === null);
  const title = [
    map.indicator ? named(i18n.language, map.indicator.body.name, map.indicator.body.name_en) : "",
    map.at ? period(map.at) : "",
    verdict ? t("map.verdict") : "",
  ]
    .filter(Boolean)
    .join(" · ");
  const chart = {
    title,
    unit: verdict ? t("map.verdict") : (map.indicator?.body.unit ?? ""),
    values: map.rows,
    classes: verdict ? map.classes : undefined,
    source: map.source || undefined,
    date: map.at ? period(map.at) : undefined,
    invented: map.invented,
    height: 520,
    view: view.as ?? "chart",
    onView: (as: "chart" | "table") => onView({ ...view, as: as === "table" ? "table" : undefined }),
  } as const;
  return (
    <div className="wm-page">
      <h1>{t("map.title")}</h1>
      {map.error ? <ProblemAlert error={map.error} /> : null}
      {readsPublished(session, plan) ? <p className="wm-quiet">{t("table.only_published")}</p> : null}
      <QueryBar onSearch={() => {}} words={false}>
        <Filters view={view} map={map} onView={onView} />
        {mayUpload ? <Link to="/boundaries">{t("map.to_boundaries")}</Link> : null}
      </QueryBar>
      {map.error ? null : map.pending ? (
        <Spin />
      ) : !map.rows.length ? (
        <Empty description={t("map.no_parts")} />
      ) : (
        <>
          {bare ? (
            <p className="wm-quiet">
              {t("map.no_values")}{" "}
              <Link to="/p/$plan/indicators" params={{ plan }}>
                {t("map.other_indicator")}
              </Link>
            </p>
          ) : null}
          <Flex gap={16} wrap align="flex-start" className="wm-map">
            <div className="wm-map-picture">
              {layer ? (
                <GeoMap {...chart} layer={layer} id={`${view.layer}:${title}`} />
              ) : (
                <TileMap {...chart} />
              )}
            </div>
            {view.as === "table" ? null : (
              <div className="wm-map-table wm-chart">
                <ChartTable
                  spec={{
                    title: t("map.table", { title }),
                    summary: "",
                    option: () => ({}),
                    table: {
                      header: [
                        t("chart.area"),
                        verdict ? t("map.verdict") : (map.indicator?.body.unit ?? ""),
                      ],
                      rows: map.rows.map(({ name, words, value }) => [
                        { text: name },
                        { text: words, number: verdict ? null : value },
                      ]),
                    },
                  }}
                />
              </div>
            )}
          </Flex>
        </>
      )}
    </div>
  );
}
