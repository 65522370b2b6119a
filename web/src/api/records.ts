/** Records: how they are read whole and written, those of a plan and those all plans share. */
import { queryOptions } from "@tanstack/react-query";
import { every } from "@/lib/every";
import { answer, api, seen, type Written, written } from "./client";
import type { PlanBodies, PlanInputs, PlanNoun, SharedBodies, SharedInputs, SharedNoun } from "./nouns";
import { everyPage, PAGE } from "./pages";
import type { paths, Schema } from "./schema";
import type { Envelope, Page } from "./types";

export const DOCUMENT_SORTS = every<Schema["DocumentSort"]>()(
  "plan",
  "amendment",
  "task_split",
  "yearly_plan",
  "assigned",
  "other",
);
export const PROPOSAL_STATES = every<Schema["ProposalState"]>()("open", "confirmed", "rejected", "merged");
export const VISIBILITIES = every<Schema["Visibility"]>()("internal", "congress", "public");
export const TASK_STATES = every<Schema["TaskState"]>()(
  "planned",
  "under_way",
  "done",
  "suspended",
  "terminated",
);
export const STAGES = every<Schema["ProjectStage"]>()(
  "not_reported",
  "reserve",
  "preparing",
  "building",
  "completed",
  "operating",
  "suspended",
  "adjusted",
  "terminated",
);

export type Stage = Schema["ProjectStage"];
export type DocumentBody = Schema["PlanDocument"];
export type ProposalBody = Schema["Proposal"];
export type FieldChange = Schema["FieldChange"];
export type LedgerItem = Schema["LedgerItem"];
export type LedgerBody = Schema["LedgerEntry"];
export type OwnerBody = Schema["Ownership"];
export type SplitBody = Schema["SplitPart"];
export type TaskBody = Schema["Task"];
export type ProjectBody = Schema["ProjectSheet"];
export type ProgressBody = Schema["Progress"];

/** What a list is asked for besides its pages. */
export type ListAsked = Pick<
  NonNullable<paths["/plans/{plan}/ledger"]["get"]["parameters"]["query"]>,
  "state" | "filter" | "known_by"
>;

/** What goes with a write besides the body. */
export type PutAsked = NonNullable<paths["/plans/{plan}/ledger/{code}"]["put"]["parameters"]["query"]>;

/** A record as it was read, for the next version of it. */
type Read = { code: string; version: number };

// The compiler cannot follow a noun through an address, so one noun stands for all of them:
// `nouns.ts` says which there are and what each holds.
const ofPlan = <Rest extends "" | "/{code}" | "/{code}/history">(noun: PlanNoun, rest: Rest) =>
  `/plans/{plan}/${noun}${rest}` as `/plans/{plan}/tasks${Rest}`;
const shared = <Rest extends "" | "/{code}">(noun: SharedNoun, rest: Rest) =>
  `/${noun}${rest}` as `/bodies${Rest}`;

/** Every record of a kind in a plan. */
export const recordsQuery = <N extends PlanNoun>(plan: string, noun: N, asked: ListAsked = {}) =>
  queryOptions({
    queryKey: ["records", plan, noun, asked],
    queryFn: ({ signal }) =>
      everyPage((cursor) => {
        const params = { path: { plan }, query: { ...asked, limit: PAGE, cursor } };
        return answer(api.GET(ofPlan(noun, ""), { params, signal })) as Promise<unknown> as Promise<
          Page<Envelope<PlanBodies[N]>>
        >;
      }),
    staleTime: 15_000,
  });

/** Every record of a kind that all plans share. */
export const sharedQuery = <N extends SharedNoun>(noun: N, known_by?: string) =>
  queryOptions({
    queryKey: ["records", "", noun, "all", known_by ?? ""],
    queryFn: ({ signal }) =>
      everyPage((cursor) => {
        const params = { query: { known_by, limit: PAGE, cursor } };
        return answer(api.GET(shared(noun, ""), { params, signal })) as Promise<unknown> as Promise<
          Page<Envelope<SharedBodies[N]>>
        >;
      }),
    staleTime: 30_000,
  });

/** One record. */
export const recordQuery = <N extends PlanNoun>(plan: string, noun: N, code: string, known_by?: string) =>
  queryOptions({
    queryKey: ["records", plan, noun, "one", code, known_by ?? ""],
    queryFn: async ({ signal }) => {
      const params = { path: { plan, code }, query: { known_by } };
      const found: unknown = await answer(api.GET(ofPlan(noun, "/{code}"), { params, signal }));
      return found as Envelope<PlanBodies[N]>;
    },
    staleTime: 15_000,
  });

/** Every version of a record of a plan, oldest first. */
export const historyQuery = <N extends PlanNoun>(plan: string, noun: N, code: string) =>
  queryOptions({
    queryKey: ["records", plan, noun, "history", code],
    queryFn: ({ signal }) =>
      everyPage((cursor) => {
        const params = { path: { plan, code }, query: { limit: PAGE, cursor } };
        return answer(
          api.GET(ofPlan(noun, "/{code}/history"), { params, signal }),
        ) as Promise<unknown> as Promise<Page<Envelope<PlanBodies[N]>>>;
      }),
    staleTime: 15_000,
  });

type WrittenOf<Bodies, N> = Promise<Written<Envelope<N extends keyof Bodies ? Bodies[N] : never>>>;

/** Writes a new record of a plan; the server gives it a code. */
export const postRecord = <N extends keyof PlanInputs>(
  plan: string,
  noun: N,
  body: PlanInputs[N],
  query: PutAsked = {},
): WrittenOf<PlanBodies, N> =>
  written(
    api.POST(ofPlan(noun, ""), { params: { path: { plan }, query }, body: body as PlanInputs["tasks"] }),
  ) as Promise<unknown> as WrittenOf<PlanBodies, N>;

/** Writes the next version of what was read of a plan. */
export const putRecord = <N extends keyof PlanInputs>(
  plan: string,
  noun: N,
  { code, version }: Read,
  body: PlanInputs[N],
  query: PutAsked = {},
): WrittenOf<PlanBodies, N> =>
  written(
    api.PUT(ofPlan(noun, "/{code}"), {
      params: { path: { plan, code }, query },
      headers: seen(version),
      body: body as PlanInputs["tasks"],
    }),
  ) as Promise<unknown> as WrittenOf<PlanBodies, N>;

/** Says that a record of a plan is gone; undo brings it back. */
export const deleteRecord = (plan: string, noun: keyof PlanInputs, code: string): Promise<Written<unknown>> =>
  written(api.DELETE(ofPlan(noun, "/{code}"), { params: { path: { plan, code } } }));

/** Writes a record all plans share: without a version a new one, without a code the server gives one. */
export const writeShared = <N extends keyof SharedInputs>(
  noun: N,
  code: string | null,
  version: number | null,
  body: SharedInputs[N],
  query: PutAsked = {},
): WrittenOf<SharedBodies, N> => {
  const sent = body as SharedInputs["bodies"];
  const headers = version === null ? { "If-None-Match": "*" } : seen(version);
  const reply =
    code === null
      ? api.POST(shared(noun, ""), { params: { query }, body: sent })
      : api.PUT(shared(noun, "/{code}"), { params: { path: { code }, query }, headers, body: sent });
  return written(reply) as Promise<unknown> as WrittenOf<SharedBodies, N>;
};

/** Says that a record all plans share is gone; its history stays. */
export const removeShared = (
  noun: keyof SharedInputs,
  code: string,
  version: number,
): Promise<Written<unknown>> =>
  written(api.DELETE(shared(noun, "/{code}"), { params: { path: { code } }, headers: seen(version) }));
