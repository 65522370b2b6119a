/** Reads of the administration beside shared records. */
import { queryOptions } from "@tanstack/react-query";
import type { Envelope } from "../types";
import { part, read } from "./call";
import { everyPage } from "./records";
import type { Account, Change, ChangedRecord, JobRow, Matrix, Settings, Verification } from "./types";

/** Who may do what. */
export const matrixQuery = queryOptions({
  queryKey: ["access", "matrix"],
  queryFn: ({ signal }) => read<Matrix>("/access/matrix", { signal }),
  staleTime: 60_000,
});

/** Settings with their version. */
export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => read<{ version: number; body: Settings }>("/settings", { signal }),
  staleTime: 30_000,
});

/** Accounts nobody has used for long. */
export const staleAccountsQuery = queryOptions({
  queryKey: ["accounts", "stale"],
  queryFn: ({ signal }) =>
    read<{ items: { code: string; display_name: string; last_sign_in_at: string | null; days: number }[] }>(
      "/accounts/stale",
      { signal },
    ),
  retry: false,
  staleTime: 60_000,
});

const OPEN = new Set(["queued", "running"]);

/** Whether a job is still to end. */
export const isOpenJob = (job: Pick<JobRow, "state">): boolean => OPEN.has(job.state);

/** Jobs, newest first; read again while one of them runs. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: ["jobs"],
    queryFn: ({ signal }) => read<{ items: JobRow[] }>("/jobs", { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpenJob) ? 1_000 : 15_000),
  });

/** One change with the records it wrote. */
export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ["changes", "one", id],
    queryFn: ({ signal }) => read<Change & { records: ChangedRecord[] }>(`/changes/${part(id)}`, { signal }),
    staleTime: 30_000,
  });

/** Verifies the whole log. */
export const verify = (): Promise<Verification> => read<Verification>("/audit/verify");

/** Every account, for choosing one. */
export const accountsQuery = queryOptions({
  queryKey: ["records", "", "accounts", "all", ""],
  queryFn: ({ signal }) => everyPage<Envelope<Account>>("/accounts", {}, signal),
  staleTime: 30_000,
});
