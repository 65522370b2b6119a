/** The acts on a plan's documents, proposals and ledger that are more than reading and writing a record. */
import { queryOptions } from "@tanstack/react-query";
import type { Amount, Anchor, Content, Owner, Sort, StatementContent } from "@/lib/commitment";
import { API_BASE, answer, api, type Written, written } from "./client";
import type { DocumentBody, LedgerItem, ProposalBody } from "./records";
import type { Envelope } from "./types";
import { sendBytes } from "./upload";

/** A line, paragraph or cell of a document as printed. */
export interface TextBlock {
  line: number;
  page?: number | null;
  kind: "paragraph" | "heading" | "cell" | "note";
  /** Of a heading, 1 the highest. */
  level?: number | null;
  /** Table, row, column, rows and columns covered. */
  cell?: [number, number, number, number, number] | null;
  text: string;
}

/** A place in the text that states something. */
export interface TextMark {
  proposal: string;
  sort: Sort;
  state: ProposalBody["state"];
  item?: string | null;
  anchor: Anchor;
}

/** The text of a document with the places of its proposals. */
export interface DocumentText {
  code: string;
  title: string;
  blocks: TextBlock[];
  marks: TextMark[];
}

/** What a check says about a document. */
export interface DocumentFinding {
  number: number;
  code: string;
  severity: "mandatory" | "verify" | "hint";
  zh: string;
  en: string;
  /** Codes of the proposals concerned. */
  proposals: string[];
  places: Anchor[];
  settled?: { code: string; decision: string; by: string; at: string } | null;
}

/** The findings of a document. */
export interface DocumentFindings {
  state: DocumentBody["state"];
  problem?: string | null;
  items: DocumentFinding[];
  open: number;
}

/** What a new document says of itself: an uploaded file or a pasted text. */
export interface NewDocument {
  title?: string | null;
  sort: DocumentBody["sort"];
  file?: string | null;
  text?: string | null;
  issued_on?: string | null;
  issuer?: string | null;
  document_number?: string | null;
  amends?: string | null;
}

/** Work in the background. */
export interface JobInfo {
  id: string;
  kind: string;
  plan: string;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number;
  /** What it is doing, as a stable name. */
  step: string;
  arguments: { document?: string };
  fault?: { code: string; zh: string; en: string } | null;
  cancel_requested: boolean;
}

/** A decision on one proposal. */
export interface Decision {
  code: string;
  decision: "confirm" | "change" | "reject" | "merge" | "reopen";
  into?: string;
  content?: Content;
  owners?: Owner[];
  note?: string;
  theme?: string;
}

/** One field that differs. */
export interface FieldDifference {
  field: string;
  before: string | null;
  after: string | null;
}

/** Where an item of a document stands. */
export interface Place {
  id: string;
  name: string;
  source: Anchor;
}

/** What an amended document makes of the items of the one before. */
export interface Amendment {
  changed: { before: Place; after: Place; moved: boolean; substance: boolean; fields: FieldDifference[] }[];
  added: Place[];
  removed: Place[];
  same: number;
}

/** A row of a task split. */
export interface SplitRow {
  line: number;
  code?: string | null;
  name: string;
  words: string;
  section: string[];
  figure?: { form: StatementContent["form"]; value: Amount; unit: string | null } | null;
  period?: string | null;
  area?: string | null;
  owners: Owner[];
}

/** Which rows of a task split are about which commitment. */
export interface Matching {
  matched: {
    code: string;
    restated: string[];
    row: SplitRow;
    score: number;
    fill: Owner[];
    not_named: Owner[];
    differences: FieldDifference[];
  }[];
  ambiguous: { row: SplitRow; candidates: { code: string; score: number }[] }[];
  unmatched_rows: SplitRow[];
  items_without_owner: string[];
}

/** A task split to be matched, or the rows of one to be filled in. */
export interface TaskSplit {
  document?: string;
  file?: string;
  rows?: { line: number; code: string }[];
  replace?: boolean;
}

/** What a task split would change, or did. */
export interface TaskSplitAnswer {
  matching: Matching;
  rows: { code: string; name: string; before: Owner[]; after: Owner[] }[];
  bodies_unknown: string[];
}

/** Who answers from a day on. */
export interface HandOver {
  owners: string[];
  body_name: string;
  person?: string | null;
  from: string;
  reason: string;
  document?: string | null;
}

/** What changed of one thing. */
export interface ItemDifference {
  code: string;
  name: string;
  fields: FieldDifference[];
}

/** What differs between the ledger and one coming in. */
export interface LedgerDifference {
  plan: FieldDifference[];
  indicators: ItemDifference[];
  added: LedgerItem[];
  removed: LedgerItem[];
  changed: ItemDifference[];
  same: number;
}

/** What a workbook or ledger file changes, or changed. */
export interface LedgerImport {
  difference: LedgerDifference;
  items: number;
  bodies_unknown: string[];
}

/** A document that was sent in, and the work of reading it. */
export interface DocumentSent {
  document: Envelope<DocumentBody>;
  job: string;
}

/** The text of a document. It is long and does not change: what was decided comes with the proposals. */
export const textQuery = (plan: string, code: string) =>
  queryOptions({
    queryKey: ["document", plan, code, "text"],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/plans/{plan}/documents/{code}/text", { params: { path: { plan, code } }, signal }),
      ) as Promise<unknown> as Promise<DocumentText>,
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
      ) as Promise<unknown> as Promise<TaskSplitAnswer>,
    staleTime: 15_000,
  });

/** Fills a task split's owners in. */
export const applyTaskSplit = (plan: string, split: TaskSplit): Promise<Written<TaskSplitAnswer>> =>
  written(
    api.POST("/plans/{plan}/task-split", { params: { path: { plan }, query: {} }, body: split }),
  ) as Promise<Written<unknown>> as Promise<Written<TaskSplitAnswer>>;

/** Brings the ledger's workbook back; with `dry_run` it only says what would change. */
export const importLedger = (
  plan: string,
  file: Blob,
  dry_run: boolean,
  onShare?: (share: number) => void,
): Promise<Written<LedgerImport>> =>
  sendBytes(`/plans/${plan}/ledger/workbook?dry_run=${dry_run}`, file, onShare);

/** Address of the ledger as a workbook to fill in. */
export const ledgerWorkbook = (plan: string): string => `${API_BASE}/plans/${plan}/ledger/workbook`;

/** Hands ownerships over. */
export const handOver = (plan: string, over: HandOver): Promise<Written<unknown>> =>
  written(api.POST("/plans/{plan}/owners/hand-over", { params: { path: { plan } }, body: over }));

/** Whether nothing more comes of a job. */
export const isOver = (job: JobInfo): boolean => job.state !== "queued" && job.state !== "running";

/** How often running work is asked after, in milliseconds. */
const ASK_MS = 500;

/** Work in the background, asked again while it runs. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ["job", id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/jobs/{id}", { params: { path: { id } }, signal }))) as unknown as JobInfo,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : ASK_MS),
  });

/** Stops work in the background. */
export const cancelJob = (id: string): Promise<Written<unknown>> =>
  written(api.POST("/jobs/{id}/cancel", { params: { path: { id } } }));

/** Takes a change back. */
export const undoChange = (change_id: string): Promise<Written<unknown>> =>
  written(api.POST("/changes/{change_id}/undo", { params: { path: { change_id } } }));

/** Sends a document in. */
export const sendDocument = (plan: string, body: NewDocument): Promise<Written<DocumentSent>> =>
  written(api.POST("/plans/{plan}/documents", { params: { path: { plan } }, body }));

/** Decides on proposals: one change, one undo. */
export const decide = (plan: string, decisions: Decision[]): Promise<Written<unknown>> =>
  written(api.POST("/plans/{plan}/proposals/decide", { params: { path: { plan } }, body: { decisions } }));
