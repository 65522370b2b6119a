/** Reads as nobody: what the server gives to whoever is not signed in. */
import { queryOptions } from "@tanstack/react-query";
import { type Problem, ProblemError } from "@/lib/problem";
import { type Reader, values } from "./admin/values";
import { API_BASE } from "./client";

/** Never sends the session, so that the page shows the same to everyone. */
export const asNobody: Reader = async (path, query = {}) => {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, String(value));
  const reply = await fetch(`${API_BASE}${path}${asked.size ? `?${asked}` : ""}`, {
    credentials: "omit",
    headers: { "Accept-Language": document.documentElement.lang || "zh-CN" },
  });
  const answer: unknown = await reply.json().catch(() => null);
  if (!reply.ok) {
    const isProblem = typeof answer === "object" && answer !== null && "code" in answer;
    throw new ProblemError(
      isProblem ? (answer as Problem) : { title: "", status: reply.status, code: "unexpected" },
    );
  }
  return answer as never;
};

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
