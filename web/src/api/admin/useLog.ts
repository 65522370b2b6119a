import { useInfiniteQuery } from "@tanstack/react-query";
import { answer, api } from "../client";
import type { paths } from "../schema";

type Query = NonNullable<paths["/changes"]["get"]["parameters"]["query"]>;

/** What the log is asked for. */
export type LogAsked = Omit<Query, "limit" | "cursor">;

const PAGE = 200;

/** The log page by page, newest first. Audit administrators see all of it, others what is about plans. */
export function useLog(asked: LogAsked) {
  const pages = useInfiniteQuery({
    queryKey: ["changes", asked],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/changes", { params: { query: { ...asked, limit: PAGE, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 5_000,
  });
  return { ...pages, rows: pages.data?.pages.flatMap(({ items }) => items) ?? [] };
}
