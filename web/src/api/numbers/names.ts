/** Names of areas, bodies and indicators, for codes that stand in figures. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { named } from "@/lib/named";
import type { Envelope } from "../types";
import { areasQuery, bodiesQuery, indicatorsQuery } from "./queries";
import type { Area, Body, Definition } from "./types";

/** Names by code; a code without a name stays as it is. */
export interface Names {
  area: (code: string) => string;
  body: (code: string) => string;
  indicator: (code: string) => string;
  /** The name in the language of the screen where the indicator has one, else the one given. */
  called: (code: string, name: string) => string;
  /** In the administrative order. */
  areas: Envelope<Area>[];
  bodies: Envelope<Body>[];
  indicators: Envelope<Definition>[];
}

const none: never[] = [];

/** Begins to read what `useNames` wants. */
export function prefetchNames(client: QueryClient, plan: string): void {
  void client.prefetchQuery(areasQuery);
  void client.prefetchQuery(bodiesQuery);
  void client.prefetchQuery(indicatorsQuery(plan));
}

/** Names of everything a plan's figures name. */
export function useNames(plan: string): Names {
  const { i18n } = useTranslation();
  const language = i18n.language;
  const areas = useQuery(areasQuery).data ?? none;
  const bodies = useQuery(bodiesQuery).data ?? none;
  const indicators = useQuery(indicatorsQuery(plan)).data ?? none;
  return useMemo(() => {
    const byCode = <B>(list: Envelope<B>[], name: (body: B) => string) => {
      const names = new Map(list.map((one) => [one.code, name(one.body)]));
      return (code: string) => names.get(code) ?? code;
    };
    return {
      area: byCode(areas, (body) => named(language, body.name, body.name_en)),
      body: byCode(bodies, (body) => body.name),
      indicator: byCode(indicators, (body) => named(language, body.name, body.name_en)),
      called: (code, name) => {
        const body = language.startsWith("zh")
          ? undefined
          : indicators.find((one) => one.code === code)?.body;
        return body?.name_en ?? name;
      },
      areas,
      bodies,
      indicators,
    };
  }, [areas, bodies, indicators, language]);
}

/** The plan's own area first, then its parts in the administrative order, as far as they hold in a year. */
export function ownAreas(names: Names, own: string, year?: number): string[] {
  const holds = (area: Area) => {
    const from = Number((area.valid_from ?? "").slice(0, 4) || 0);
    const to = Number((area.valid_to ?? "").slice(0, 4) || 9999);
    return year === undefined || (from <= year && year <= to);
  };
  const parts = names.areas
    .filter((one) => one.body.parent === own && holds(one.body))
    .map((one) => one.code);
  return [own, ...parts];
}
