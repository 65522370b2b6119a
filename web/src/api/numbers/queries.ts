/** Reads of numbers that several pages share. */
import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../client";
import { everyPage, PAGE } from "../pages";
import { valuesOf } from "./read";
import type { BasisQuery, ObservationQuery, StoredObservation } from "./types";

const FRESH_MS = 30_000;

export const overviewQuery = (plan: string, basis: BasisQuery) =>
  queryOptions({
    queryKey: ["numbers", plan, "overview", basis],
    queryFn: ({ signal }) =>
      answer(api.GET("/plans/{plan}/overview", { params: { path: { plan }, query: basis }, signal })),
    staleTime: FRESH_MS,
  });

export const assessmentQuery = (plan: string, basis: BasisQuery & { trends?: boolean }) =>
  queryOptions({
    queryKey: ["numbers", plan, "assessment", basis],
    queryFn: ({ signal }) =>
      answer(api.GET("/plans/{plan}/assessment", { params: { path: { plan }, query: basis }, signal })),
    staleTime: FRESH_MS,
  });

/** Values of a plan; with `history` every revision of each. */
export const observationsQuery = (plan: string, query: ObservationQuery) =>
  queryOptions({
    queryKey: ["numbers", plan, "observations", query],
    queryFn: async ({ signal }): Promise<StoredObservation[]> =>
      valuesOf(
        await everyPage((cursor) =>
          answer(
            api.GET("/plans/{plan}/observations", {
              params: { path: { plan }, query: { limit: PAGE, ...query, cursor } },
              signal,
            }),
          ),
        ),
      ),
    staleTime: FRESH_MS,
  });

/** The indicators a plan may use: its own first, then those all plans share. */
export const indicatorsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "indicators"],
    queryFn: async ({ signal }) => {
      const [own, shared] = await Promise.all([
        everyPage((cursor) =>
          answer(
            api.GET("/plans/{plan}/indicators", {
              params: { path: { plan }, query: { limit: PAGE, cursor } },
              signal,
            }),
          ),
        ),
        everyPage((cursor) =>
          answer(
            api.GET("/indicators", {
              params: { query: { limit: PAGE, cursor } },
              signal,
            }),
          ),
        ),
      ]);
      const codes = new Set(own.map((one) => one.code));
      const all = [...own, ...shared.filter((one) => !codes.has(one.code))];
      const place = (one: (typeof all)[number]) => one.body.number ?? Number.POSITIVE_INFINITY;
      return all.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
    },
    staleTime: 5 * 60_000,
  });

export const areasQuery = queryOptions({
  queryKey: ["areas"],
  queryFn: ({ signal }) =>
    everyPage((cursor) => answer(api.GET("/areas", { params: { query: { limit: PAGE, cursor } }, signal }))),
  staleTime: 5 * 60_000,
});

export const bodiesQuery = queryOptions({
  queryKey: ["bodies"],
  queryFn: ({ signal }) =>
    everyPage((cursor) => answer(api.GET("/bodies", { params: { query: { limit: PAGE, cursor } }, signal }))),
  staleTime: 5 * 60_000,
});

export const submissionsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "submissions"],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        answer(
          api.GET("/plans/{plan}/submissions", {
            params: { path: { plan }, query: { limit: PAGE, sort: "newest", cursor } },
            signal,
          }),
        ),
      ),
    staleTime: FRESH_MS,
  });

export const submissionQuery = (plan: string, code: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "submissions", code],
    queryFn: ({ signal }) =>
      answer(api.GET("/plans/{plan}/submissions/{code}", { params: { path: { plan, code } }, signal })),
    staleTime: FRESH_MS,
  });

/** A submission against what counts now, with what the checks say now. */
export const reviewQuery = (plan: string, code: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "submissions", code, "review"],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/plans/{plan}/submissions/{code}/review", { params: { path: { plan, code } }, signal }),
      ),
    staleTime: FRESH_MS,
  });

export const submissionHistoryQuery = (plan: string, code: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "submissions", code, "history"],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        answer(
          api.GET("/plans/{plan}/submissions/{code}/history", {
            params: { path: { plan, code }, query: { limit: PAGE, cursor } },
            signal,
          }),
        ),
      ),
    staleTime: FRESH_MS,
  });

export const releasesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "releases"],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        answer(
          api.GET("/plans/{plan}/releases", {
            params: { path: { plan }, query: { limit: PAGE, sort: "newest", cursor } },
            signal,
          }),
        ),
      ),
    staleTime: FRESH_MS,
  });

/** What differs between a release and a later one, or what counts now. */
export const releaseDifferenceQuery = (plan: string, code: string, to?: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "releases", code, "difference", to ?? ""],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/plans/{plan}/releases/{code}/difference", {
          params: { path: { plan, code }, query: { to } },
          signal,
        }),
      ),
    staleTime: FRESH_MS,
  });

/** How a release is cited. */
export const citationQuery = (plan: string, code: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "releases", code, "citation"],
    queryFn: ({ signal }) =>
      answer(api.GET("/plans/{plan}/releases/{code}/citation", { params: { path: { plan, code } }, signal })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What waits for the person who is signed in. */
export const todoQuery = queryOptions({
  queryKey: ["todo"],
  queryFn: ({ signal }) => answer(api.GET("/todo", { signal })),
  staleTime: FRESH_MS,
});

export const publicationsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "publications"],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        answer(
          api.GET("/plans/{plan}/publications", {
            params: { path: { plan }, query: { limit: PAGE, sort: "newest", cursor } },
            signal,
          }),
        ),
      ),
    staleTime: FRESH_MS,
  });

export const notesQuery = (plan: string, indicator: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "notes", indicator],
    queryFn: async ({ signal }) => {
      const notes = await everyPage((cursor) =>
        answer(
          api.GET("/plans/{plan}/notes", {
            params: { path: { plan }, query: { limit: PAGE, cursor } },
            signal,
          }),
        ),
      );
      return notes.filter((note) => note.body.indicator === indicator);
    },
    staleTime: FRESH_MS,
  });

/** The commitments, for what boards group by. */
export const ledgerLinesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "ledger"],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        answer(
          api.GET("/plans/{plan}/ledger", {
            params: { path: { plan }, query: { limit: PAGE, cursor } },
            signal,
          }),
        ),
      ),
    staleTime: 5 * 60_000,
  });

export const basesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["numbers", plan, "bases"],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        answer(
          api.GET("/plans/{plan}/bases", {
            params: { path: { plan }, query: { limit: PAGE, cursor } },
            signal,
          }),
        ),
      ),
    staleTime: FRESH_MS,
  });
