/** The acts on a plan's documents, proposals and ledger that are more than reading and writing a record. */
import { queryOptions } from "@tanstack/react-query";
import { address, answer, api, seen, type Written, written } from "./client";
import type { Schema } from "./schema";
import { sendBytes } from "./upload";

export type TextBlock = Schema["TextBlock"];
export type TextMark = Schema["Mark"];
export type DocumentText = Schema["DocumentText"];
export type DocumentFinding = Schema["FindingView"];
export type NewDocument = Schema["NewDocument"];
export type JobInfo = Schema["JobInfo"];
export type Decision = Schema["ProposalDecision"];
export type FieldDifference = Schema["FieldDifference"];
export type Place = Schema["Place"];
export type Amendment = Schema["Amendment"];
export type SplitRow = Schema["Entry"];
export type Matching = Schema["Matching"];
export type TaskSplit = Schema["TaskSplit"];
export type TaskSplitAnswer = Schema["TaskSplitAnswer"];
export type HandOver = Schema["HandOver"];
export type LedgerImport = Schema["LedgerImport"];
export type DocumentSent = Schema["DocumentAdded"];
export type SplitShare = Schema["SplitShare"];
export type NewSplit = Schema["NewSplit"];
export type NewPath = Schema["NewPath"];

/** The text of a document. It is long and does not change: what was decided comes with the proposals. */
export const textQuery = (plan: string, code: string) =>
  queryOptions({
    queryKey: ["document", plan, code, "text"],
    queryFn: ({ signal }) =>
      answer(api.GET("/plans/{plan}/documents/{code}/text", { params: { path: { plan, code } }, signal })),
    staleTime: 600_000,
  });

/** What the checks say about a document. */
export const findingsQuery = (plan: string, code: string) =>
  queryOptions({
    queryKey: ["records", plan, "documents", "findings", code],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/plans/{plan}/documents/{code}/findings", { params: { path: { plan, code } }, signal }),
      ),
    staleTime: 15_000,
  });

/** What a later document makes of the items of an earlier one. */
export const amendmentQuery = (plan: string, from: string, to: string) =>
  queryOptions({
    queryKey: ["document", plan, from, "difference", to],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/plans/{plan}/documents/{code}/difference", {
          params: { path: { plan, code: from }, query: { to } },
          signal,
        }),
      ),
    staleTime: 60_000,
  });

/** What a task split would change. */
export const taskSplitQuery = (plan: string, document: string) =>
  queryOptions({
    queryKey: ["records", plan, "task-split", document],
    queryFn: () =>
      answer(
        api.POST("/plans/{plan}/task-split", {
          params: { path: { plan }, query: { dry_run: true } },
          body: { document },
        }),
      ),
    staleTime: 15_000,
  });

/** Fills a task split's owners in. */
export const applyTaskSplit = (plan: string, split: TaskSplit): Promise<Written<TaskSplitAnswer>> =>
  written(api.POST("/plans/{plan}/task-split", { params: { path: { plan }, query: {} }, body: split }));

/** Brings the ledger's workbook back; with `dry_run` it only says what would change. */
export const importLedger = (
  plan: string,
  file: Blob,
  dry_run: boolean,
  onShare?: (share: number) => void,
): Promise<Written<LedgerImport>> =>
  sendBytes("/plans/{plan}/ledger/workbook", { path: { plan }, query: { dry_run } }, file, { onShare });

/** Address of the ledger as a workbook to fill in. */
export const ledgerWorkbook = (plan: string): string =>
  address("/plans/{plan}/ledger/workbook", { path: { plan } });

/** The parts of a target against their whole. */
export const splitQuery = (plan: string, code: string, known_by?: string) =>
  queryOptions({
    queryKey: ["records", plan, "ledger", "split", code, known_by ?? ""],
    queryFn: ({ signal }) => {
      const params = { path: { plan, code }, query: { known_by } };
      return answer(api.GET("/plans/{plan}/ledger/{code}/split", { params, signal }));
    },
    staleTime: 15_000,
  });

/** Replaces the split of a target that was read at a version: one change, one undo. */
export const putSplit = (plan: string, code: string, version: number, body: NewSplit) =>
  written(
    api.PUT("/plans/{plan}/ledger/{code}/split", {
      params: { path: { plan, code }, query: {} },
      headers: seen(version),
      body,
    }),
  );

/** The baselines and targets of a target's indicator, in order of time. */
export const pathQuery = (plan: string, code: string, known_by?: string) =>
  queryOptions({
    queryKey: ["records", plan, "ledger", "path", code, known_by ?? ""],
    queryFn: ({ signal }) => {
      const params = { path: { plan, code }, query: { known_by } };
      return answer(api.GET("/plans/{plan}/ledger/{code}/path", { params, signal }));
    },
    staleTime: 15_000,
  });

/** Replaces the path of a target that was read at a version: one change, one undo. */
export const putPath = (plan: string, code: string, version: number, body: NewPath) =>
  written(
    api.PUT("/plans/{plan}/ledger/{code}/path", {
      params: { path: { plan, code } },
      headers: seen(version),
      body,
    }),
  );

/** Hands ownerships over. */
export const handOver = (plan: string, over: HandOver) =>
  written(api.POST("/plans/{plan}/owners/hand-over", { params: { path: { plan } }, body: over }));

/** Whether nothing more comes of a job. */
export const isOver = (job: JobInfo): boolean => job.state !== "queued" && job.state !== "running";

/** How often running work is asked after, in milliseconds. */
const ASK_MS = 500;

/** Work in the background, asked again while it runs. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ["job", id],
    queryFn: ({ signal }) => answer(api.GET("/jobs/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : ASK_MS),
  });

/** Stops work in the background. */
export const cancelJob = (id: string) => written(api.POST("/jobs/{id}/cancel", { params: { path: { id } } }));

/** Sends a document in. */
export const sendDocument = (plan: string, body: NewDocument): Promise<Written<DocumentSent>> =>
  written(api.POST("/plans/{plan}/documents", { params: { path: { plan } }, body }));

/** Decides on proposals: one change, one undo. */
export const decide = (plan: string, decisions: Decision[]) =>
  written(api.POST("/plans/{plan}/proposals/decide", { params: { path: { plan } }, body: { decisions } }));
