/** Records of a plan: their bodies, and how they are read whole and written. */
import { queryOptions } from "@tanstack/react-query";
import type { Anchor, Content, Offered, Owner, OwnerRole } from "@/lib/commitment";
import type { SplitMode } from "@/lib/reconcile";
import { answer, api, type Written, written } from "./client";
import type { Envelope, Page } from "./types";

export const DOCUMENT_SORTS = [
  "plan",
  "amendment",
  "task_split",
  "yearly_plan",
  "assigned",
  "other",
] as const;

/** A document behind a ledger. */
export interface DocumentBody {
  title: string;
  sort: (typeof DOCUMENT_SORTS)[number];
  issued_on?: string | null;
  issuer?: string | null;
  document_number?: string | null;
  file: string;
  amends?: string | null;
  state: "reading" | "read" | "failed";
  extraction?: string | null;
  problem?: string | null;
}

export const PROPOSAL_STATES = ["open", "confirmed", "rejected", "merged"] as const;

/** What extraction offers for a person's yes. */
export interface ProposalBody {
  document: string;
  section: string[];
  content: Offered;
  state: (typeof PROPOSAL_STATES)[number];
  item?: string | null;
  note?: string | null;
}

/** One field a person changed. */
export interface FieldChange {
  field: string;
  offered: string | null;
  confirmed: string | null;
}

/** A confirmed commitment. */
export interface LedgerItem {
  code: string;
  id: string | null;
  decision: "confirmed" | "changed" | "added";
  content: Content;
  changes: FieldChange[];
  owners: Owner[];
  note: string | null;
  section: string[];
  source: Anchor | null;
}

export const VISIBILITIES = ["internal", "congress", "public"] as const;

/** A commitment with where it stands in the ledger. */
export interface LedgerBody {
  item: LedgerItem;
  document?: string | null;
  theme?: string | null;
  parent?: string | null;
  main?: boolean;
  restated?: string[];
  visibility?: (typeof VISIBILITIES)[number];
}

/** Who answers for a commitment, task or project, from and to the days of its version. */
export interface OwnerBody {
  item: string;
  role: OwnerRole;
  body?: string | null;
  body_name: string;
  person?: string | null;
  document?: string | null;
  reason?: string | null;
}

/** The part of a target given to an area or a body. */
export interface SplitBody {
  target: string;
  area?: string | null;
  body?: string | null;
  mode: SplitMode;
  value: string | null;
  weight?: string | null;
  period?: string | null;
  document?: string | null;
}

export const TASK_STATES = ["planned", "under_way", "done", "suspended", "terminated"] as const;

/** A piece of work under a commitment. */
export interface TaskBody {
  title: string;
  item?: string | null;
  parent?: string | null;
  lead?: string | null;
  support?: string[];
  area?: string | null;
  starts_on?: string | null;
  due_on?: string | null;
  state: (typeof TASK_STATES)[number];
  done_on?: string | null;
  note?: string | null;
  invented?: boolean;
}

export const STAGES = [
  "not_reported",
  "reserve",
  "preparing",
  "building",
  "completed",
  "operating",
  "suspended",
  "adjusted",
  "terminated",
] as const;

/** Stage of a project. */
export type Stage = (typeof STAGES)[number];

/** Money of one year, 万元. */
export interface YearAmount {
  year: number;
  planned_wan?: string | null;
  completed_wan?: string | null;
}

/** Money, place and stage of a project. */
export interface ProjectBody {
  name: string;
  item?: string | null;
  group?: string | null;
  number?: number | null;
  builder?: string | null;
  lead?: string | null;
  place?: string | null;
  area?: string | null;
  investment_wan?: string | null;
  years?: YearAmount[];
  stage: Stage;
  approval?: string | null;
  starts_on?: string | null;
  due_on?: string | null;
  note?: string | null;
  invented?: boolean;
}

/** What is reported about something for a period. */
export interface ProgressBody {
  item: string;
  period: string;
  text: string;
  stage?: Stage | null;
  completed_wan?: string | null;
  done_on?: string | null;
  problems?: string | null;
  next_step?: string | null;
  evidence?: string[];
  body?: string | null;
  invented?: boolean;
}

/** How a finding about a document was settled. */
export interface SettledBody {
  document: string;
  number: number;
  finding: string;
  decision: string;
}

/** Who reports and answers. */
export interface BodyBody {
  code: string;
  name: string;
  aliases?: string[];
  parent?: string | null;
  area?: string | null;
  invented?: boolean;
}

/** What is measured. */
export interface AreaBody {
  code: string;
  name: string;
  name_en?: string | null;
  level: "country" | "province" | "city" | "county" | "township" | "zone";
  parent?: string | null;
  counting?: "within" | "additional" | "unknown" | null;
  valid_from?: string | null;
  valid_to?: string | null;
  invented?: boolean;
}

/** Kinds of records of a plan, by the noun in their address. */
export interface PlanNouns {
  documents: DocumentBody;
  proposals: ProposalBody;
  ledger: LedgerBody;
  owners: OwnerBody;
  splits: SplitBody;
  tasks: TaskBody;
  projects: ProjectBody;
  progress: ProgressBody;
  settled: SettledBody;
}

/** Kinds of records all plans share. */
export interface SharedNouns {
  bodies: BodyBody;
  areas: AreaBody;
}

/** A noun of a plan. */
export type PlanNoun = keyof PlanNouns;

/** What a list is asked for besides its pages. */
export interface ListAsked {
  state?: string;
  filter?: string;
  known_by?: string;
}

/** Records of one request. */
const PAGE = 1000;

// The records of every noun have the same addresses; the noun decides only about the body.
const base = <N extends PlanNoun>(noun: N) => `/plans/{plan}/${noun}` as "/plans/{plan}/ledger";
const one = <N extends PlanNoun>(noun: N) => `/plans/{plan}/${noun}/{code}` as "/plans/{plan}/ledger/{code}";

async function everyPage<Body>(
  read: (cursor: string | undefined) => Promise<Page<Envelope<unknown>>>,
): Promise<Envelope<Body>[]> {
  const all: Envelope<Body>[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    all.push(...(page.items as Envelope<Body>[]));
    cursor = page.next ?? undefined;
  } while (cursor);
  return all;
}

/** Every record of a kind in a plan. */
export const recordsQuery = <N extends PlanNoun>(plan: string, noun: N, asked: ListAsked = {}) =>
  queryOptions({
    queryKey: ["records", plan, noun, asked],
    queryFn: ({ signal }) =>
      everyPage<PlanNouns[N]>((cursor) =>
        answer(
          api.GET(base(noun), {
            params: { path: { plan }, query: { ...asked, limit: PAGE, cursor } },
            signal,
          }),
        ),
      ),
    staleTime: 15_000,
  });

/** Every record of a kind that all plans share. */
export const sharedQuery = <N extends keyof SharedNouns>(noun: N) =>
  queryOptions({
    queryKey: ["records", "", noun],
    queryFn: ({ signal }) =>
      everyPage<SharedNouns[N]>((cursor) =>
        answer(api.GET(`/${noun}` as "/bodies", { params: { query: { limit: PAGE, cursor } }, signal })),
      ),
    staleTime: 300_000,
  });

/** One record. */
export const recordQuery = <N extends PlanNoun>(plan: string, noun: N, code: string, known_by?: string) =>
  queryOptions({
    queryKey: ["records", plan, noun, "one", code, known_by ?? ""],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET(one(noun), { params: { path: { plan, code }, query: { known_by } }, signal }),
      )) as Envelope<unknown> as Envelope<PlanNouns[N]>,
    staleTime: 15_000,
  });

/** Every version of a record, oldest first. */
export const historyQuery = <N extends PlanNoun>(plan: string, noun: N, code: string) =>
  queryOptions({
    queryKey: ["records", plan, noun, "history", code],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET(`/plans/{plan}/${noun}/{code}/history` as "/plans/{plan}/ledger/{code}/history", {
          params: { path: { plan, code } },
          signal,
        }),
      )) as Envelope<unknown>[] as Envelope<PlanNouns[N]>[],
    staleTime: 15_000,
  });

/** What goes with a write besides the body. */
export interface PutAsked {
  valid_from?: string;
  valid_to?: string;
  reason?: string;
}

/** Writes a new record; the server gives it a code. */
export const postRecord = <N extends PlanNoun>(
  plan: string,
  noun: N,
  body: PlanNouns[N],
  query: PutAsked = {},
): Promise<Written<Envelope<PlanNouns[N]>>> =>
  written(api.POST(base(noun), { params: { path: { plan }, query }, body: body as never })) as Promise<
    Written<Envelope<PlanNouns[N]>>
  >;

/** Writes the next version of what was read. */
export const putRecord = <N extends PlanNoun>(
  plan: string,
  noun: N,
  read: { code: string; version: number },
  body: PlanNouns[N],
  query: PutAsked = {},
): Promise<Written<Envelope<PlanNouns[N]>>> =>
  written(
    api.PUT(one(noun), {
      params: { path: { plan, code: read.code }, query },
      headers: { "If-Match": `"${read.version}"` },
      body: body as never,
    }),
  ) as Promise<Written<Envelope<PlanNouns[N]>>>;

/** Says that a record is gone; undo brings it back. */
export const deleteRecord = <N extends PlanNoun>(
  plan: string,
  noun: N,
  code: string,
): Promise<Written<unknown>> => written(api.DELETE(one(noun), { params: { path: { plan, code } } }));
