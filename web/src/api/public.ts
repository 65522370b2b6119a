/** Reads as nobody: what the server gives to whoever is not signed in. */
import { queryOptions } from "@tanstack/react-query";
import { readAreas, readIndicators, readPlan, readPublications, readSeries } from "./admin/values";
import { asNobody } from "./client";

/** Everything the public pages of a plan show. */
export const publicQuery = (plan: string) =>
  queryOptions({
    queryKey: ["public", plan],
    queryFn: async () => {
      const [about, publications, indicators, series, areas] = await Promise.all([
        readPlan(asNobody, plan),
        readPublications(asNobody, plan),
        readIndicators(asNobody, plan),
        readSeries(asNobody, plan),
        readAreas(asNobody),
      ]);
      return { about, publications, indicators, series, areas };
    },
    retry: false,
    staleTime: 60_000,
  });

/** What is public of a plan. */
export interface PublicData {
  about: Awaited<ReturnType<typeof readPlan>>;
  publications: Awaited<ReturnType<typeof readPublications>>;
  indicators: Awaited<ReturnType<typeof readIndicators>>;
  series: Awaited<ReturnType<typeof readSeries>>;
  areas: Awaited<ReturnType<typeof readAreas>>;
}
