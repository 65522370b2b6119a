import { useInfiniteQuery } from "@tanstack/react-query";
import type { Page } from "../types";
import { read } from "./call";
import type { Change } from "./types";

/** What the log is asked for. */
export interface LogAsked {
  actor?: string;
  operation?: string;
  scope?: string;
  subject?: string;
  from?: string;
  to?: string;
}

const PAGE = 200;

/** The log page by page, newest first; `path` is that of the feed or of the audit. */
export function useLog(path: "/changes" | "/audit", asked: LogAsked) {
  const pages = useInfiniteQuery({
    queryKey: ["changes", path, asked],
    queryFn: ({ pageParam, signal }) =>
      read<Page<Change>>(path, { query: { ...asked, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 5_000,
  });
  return { ...pages, rows: pages.data?.pages.flatMap(({ items }) => items) ?? [] };
}
