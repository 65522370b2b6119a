/** Shared records: read whole, written one by one. */
import { queryOptions } from "@tanstack/react-query";
import type { Written } from "../client";
import type { Envelope, Page } from "../types";
import { part, read, send } from "./call";
import type { AdminNoun, AdminNouns } from "./types";

const PAGE = 1000;

/** Every page of a list. */
export async function everyPage<Item>(
  path: string,
  query: Record<string, string | number | boolean | undefined> = {},
  signal?: AbortSignal,
): Promise<Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read<Page<Item>>(path, { query: { limit: PAGE, ...query, cursor }, signal });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return all;
}

/** Every record of a kind. */
export const allQuery = <N extends AdminNoun>(noun: N, known_by?: string) =>
  queryOptions({
    queryKey: ["records", "", noun, "all", known_by ?? ""],
    queryFn: ({ signal }) => everyPage<Envelope<AdminNouns[N]>>(`/${noun}`, { known_by }, signal),
    staleTime: 30_000,
  });

/** Every version of a record, oldest first. */
export const versionsQuery = <N extends AdminNoun>(noun: N, code: string) =>
  queryOptions({
    queryKey: ["records", "", noun, "history", code],
    queryFn: ({ signal }) => read<Envelope<AdminNouns[N]>[]>(`/${noun}/${part(code)}/history`, { signal }),
    staleTime: 30_000,
  });

/** Days and reason of a write. */
export interface PutAsked {
  valid_from?: string;
  valid_to?: string;
  reason?: string;
}

/** Writes a record; without a code the server gives one. */
export const writeRecord = <N extends AdminNoun>(
  noun: N,
  code: string | null,
  version: number | null,
  body: AdminNouns[N],
  query: PutAsked = {},
): Promise<Written<Envelope<AdminNouns[N]>>> =>
  code === null
    ? send("POST", `/${noun}`, { body, query: { ...query } })
    : send("PUT", `/${noun}/${part(code)}`, {
        body,
        query: { ...query },
        version: version ?? undefined,
        fresh: version === null,
      });

/** Says that a record is gone; its history stays. */
export const removeRecord = (noun: AdminNoun, code: string, version: number): Promise<Written<unknown>> =>
  send("DELETE", `/${noun}/${part(code)}`, { version });
