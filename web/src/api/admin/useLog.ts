import { useInfiniteQuery } from "@tanstack/react-query";
import type { Page } from "../types";
import { read } from "./call";
import type { Change } from "./types";

/** What the log is asked for. */
export interface LogAsked {
  actor?: string;
  operation?: string;
  plan?: string;
  /** Part of the subject. */
  q?: string;
  from?: string;
  to?: string;
}

const PAGE = 200;

/** The log page by page, newest first. Audit administrators see all of it, others what is about plans. */
export function useLog(asked: LogAsked) {
  const pages = useInfiniteQuery({
    queryKey: ["changes", asked],
    queryFn: ({ pageParam, signal }) =>
      read<Page<Change>>("/changes", { query: { ...asked, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 5_000,
  });
  return { ...pages, rows: pages.data?.pages.flatMap(({ items }) => items) ?? [] };
}
