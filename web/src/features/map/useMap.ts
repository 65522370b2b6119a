import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { readIndicators, readJudgement, readSeries, type Series } from "@/api/admin/values";
import { api } from "@/api/client";
import { planQuery } from "@/api/queries";
import { sharedQuery } from "@/api/records";
import type { AreaValue } from "@/charts/AreaMap";
import { named } from "@/lib/named";
import { useValueWords } from "@/ui/ValueText";
import { isWhole, partsOf, verdictsOf, yearsOf } from "./parts";

/** The view of the map. */
export interface MapView {
  indicator?: string;
  at?: string;
  show?: "value" | "verdict";
  layer?: string;
  top?: string;
  as?: "chart" | "table";
}

function useSeries(plan: string, indicator: string | undefined) {
  return useQuery({
    queryKey: ["map", plan, "series", indicator ?? ""],
    queryFn: () => readSeries(api, plan, indicator),
    enabled: indicator !== undefined,
    staleTime: 30_000,
  });
}

/** Everything the map shows. */
export function useMap(plan: string, view: MapView) {
  const { t, i18n } = useTranslation();
  const words = useValueWords();
  const top = useQuery(planQuery(plan)).data;
  const areas = useQuery(sharedQuery("areas"));
  const boundaries = useQuery(sharedQuery("boundaries")).data ?? [];
  const indicators = useQuery({
    queryKey: ["map", plan, "indicators"],
    queryFn: () => readIndicators(api, plan),
    staleTime: 60_000,
  });
  const list = indicators.data ?? [];
  const indicator = list.find(({ code }) => code === view.indicator) ?? list[0];
  const series = useSeries(plan, indicator?.code);
  const judgement = useQuery({
    queryKey: ["map", plan, "assessment", view.at ?? ""],
    queryFn: () => readJudgement(api, plan, view.at),
    enabled: view.show === "verdict",
    staleTime: 30_000,
  });
  const area = view.top ?? top?.body.area ?? "";
  const language = i18n.language;
  const shown = useMemo(() => {
    const all = areas.data ?? [];
    const whole = (series.data ?? []).filter(isWhole);
    const years = yearsOf(whole, partsOf(all, area, "9999"));
    const at = view.at ?? years[0];
    const parts = partsOf(all, area, at?.slice(0, 4) ?? "9999");
    const verdicts = verdictsOf(judgement.data?.assessments ?? [], indicator?.code ?? "", parts, language);
    const point = (code: string) =>
      whole.find((one) => one.area === code)?.points.find(({ period }) => period === at);
    const rows = parts.map(({ code, body }): AreaValue => {
      const found = point(code);
      const reading = found?.reading;
      const name = named(language, body.name, body.name_en);
      const judged = verdicts.by.get(code)?.verdicts[0];
      const value = reading?.value ?? null;
      const unit = indicator?.body.unit ?? "";
      const said = words(
        {
          value,
          status: found?.status,
          withdrawn: found?.withdrawn,
          unit,
          decimals: indicator?.body.decimals,
        },
        false,
      );
      if (view.show !== "verdict") return { code, name, value, words: said };
      const word = judged ? named(language, judged.word.zh, judged.word.en) : t("map.no_target");
      return { code, name, value: judged?.data?.value ?? null, words: word, group: verdicts.group(code) };
    });
    const sources = new Set(parts.flatMap(({ code }) => point(code)?.reading?.source ?? []));
    return {
      years,
      at,
      rows,
      parts,
      classes: verdicts.classes,
      source: [...sources].slice(0, 3).join("；"),
      invented: whole.some((one: Series) => one.invented),
    };
  }, [areas.data, series.data, judgement.data, area, view.at, view.show, indicator, language, words, t]);
  return {
    ...shown,
    area,
    areas: areas.data ?? [],
    boundaries: boundaries.filter(({ body }) => body.area === area),
    indicators: list,
    indicator,
    pending: areas.isPending || indicators.isPending || series.isLoading || judgement.isLoading,
    error: areas.error ?? indicators.error ?? series.error ?? judgement.error,
  };
}
