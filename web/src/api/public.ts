/** Reads as nobody: what the server gives to whoever is not signed in. */
import { queryOptions } from "@tanstack/react-query";
import { values } from "./admin/values";
import { asNobody } from "./client";

/** Everything the public pages of a plan show. */
export const publicQuery = (plan: string) =>
  queryOptions({
    queryKey: ["public", plan],
    queryFn: async () => {
      const [about, publications, indicators, series, areas] = await Promise.all([
        values.plan(asNobody, plan),
        values.publications(asNobody, plan),
        values.indicators(asNobody, plan),
        values.series(asNobody, plan),
        values.areas(asNobody),
      ]);
      return { about, publications, indicators, series, areas };
    },
    retry: false,
    staleTime: 60_000,
  });

/** What is public of a plan. */
export interface PublicData {
  about: Awaited<ReturnType<typeof values.plan>>;
  publications: Awaited<ReturnType<typeof values.publications>>;
  indicators: Awaited<ReturnType<typeof values.indicators>>;
  series: Awaited<ReturnType<typeof values.series>>;
  areas: Awaited<ReturnType<typeof values.areas>>;
}
