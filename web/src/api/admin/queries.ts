/** Reads of the administration beside shared records. */
import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../client";
import { everyPage, PAGE } from "../pages";
import { sharedQuery } from "../records";
import type { JobRow, Verification } from "./types";

/** Who may do what. */
export const matrixQuery = queryOptions({
  queryKey: ["access", "matrix"],
  queryFn: ({ signal }) => answer(api.GET("/access/matrix", { signal })),
  staleTime: 60_000,
});

/** Settings with their version. */
export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => answer(api.GET("/settings", { signal })),
  staleTime: 30_000,
});

/** Accounts nobody has used for long. */
export const staleAccountsQuery = queryOptions({
  queryKey: ["accounts", "stale"],
  queryFn: ({ signal }) =>
    everyPage((cursor) =>
      answer(api.GET("/accounts/stale", { params: { query: { limit: PAGE, cursor } }, signal })),
    ),
  retry: false,
  staleTime: 60_000,
});

const OPEN = new Set<JobRow["state"]>(["queued", "running"]);

/** Whether a job is still to end. */
export const isOpenJob = (job: Pick<JobRow, "state">): boolean => OPEN.has(job.state);

/** Jobs, newest first; read again while one of them runs. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: ["jobs"],
    queryFn: ({ signal }) =>
      everyPage((cursor) => answer(api.GET("/jobs", { params: { query: { limit: PAGE, cursor } }, signal }))),
    refetchInterval: ({ state }) => (state.data?.some(isOpenJob) ? 1_000 : 15_000),
  });

/** One change with the records it wrote. */
export const changeQuery = (change_id: string) =>
  queryOptions({
    queryKey: ["changes", "one", change_id],
    queryFn: ({ signal }) =>
      answer(api.GET("/changes/{change_id}", { params: { path: { change_id } }, signal })),
    staleTime: 30_000,
  });

/** Verifies the whole log. */
export const verify = (): Promise<Verification> => answer(api.GET("/audit/verify"));

/** Every account, for choosing one. */
export const accountsQuery = sharedQuery("accounts");
