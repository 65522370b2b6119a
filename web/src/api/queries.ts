/** Names under which answers are kept, and the reads that several places share. */
import { queryOptions } from "@tanstack/react-query";
import { ProblemError } from "@/lib/problem";
import { answer, api } from "./client";

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    try {
      return await answer(api.GET("/session", { signal }));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The plans one may see. */
export const plansQuery = queryOptions({
  queryKey: ["plans"],
  queryFn: ({ signal }) => answer(api.GET("/plans", { params: { query: { limit: 200 } }, signal })),
  staleTime: 60_000,
});

/** Whether a failed read is worth another try: only where the server was not reached or is busy. */
export function retry(count: number, error: unknown): boolean {
  const status = error instanceof ProblemError ? error.problem.status : 0;
  return count < 2 && (status === 0 || status === 502 || status === 503 || status === 504);
}

/** One plan. */
export const planQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plan", plan],
    queryFn: ({ signal }) => answer(api.GET("/plans/{code}", { params: { path: { code: plan } }, signal })),
    staleTime: 60_000,
  });

/** Words of the sign-in page; the page works without them. */
export const signInOptionsQuery = queryOptions({
  queryKey: ["session", "options"],
  queryFn: ({ signal }) => answer(api.GET("/session/options", { signal })),
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
});

/** As many as a list of hits shows. */
const HITS = 50;

/** The best of what a search finds, of everything one may see. */
export const searchQuery = (q: string, plan?: string) =>
  queryOptions({
    queryKey: ["search", q, plan ?? ""],
    queryFn: ({ signal }) =>
      answer(api.GET("/search", { params: { query: { q, plan, limit: HITS } }, signal })),
    enabled: q.trim().length > 0,
    staleTime: 30_000,
  });
