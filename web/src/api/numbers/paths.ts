/** Operations about numbers, as far as the pages use them. */
import type { Envelope, ListQuery, Page } from "../types";
import type {
  AdoptedBasis,
  Area,
  AssessmentReport,
  BasisQuery,
  Body,
  Citation,
  Definition,
  Intake,
  LedgerLine,
  Observation,
  Overview,
  PointNote,
  Publication,
  Release,
  ReleaseDifference,
  RevisionReason,
  SeriesValues,
  Submission,
  Todo,
  Visibility,
  Withdrawal,
} from "./types";

type Reply<T> = {
  200: { headers: Record<string, unknown>; content: { "application/json": T } };
  default: { headers: Record<string, unknown>; content: { "application/problem+json": unknown } };
};

interface Get<T, Path, Query = ListQuery> {
  parameters: { query?: Query; path: Path; header?: Record<string, string>; cookie?: never };
  requestBody?: never;
  responses: Reply<T>;
}

interface Write<T, Body, Path, Query = { reason?: string }> {
  parameters: { query?: Query; path: Path; header?: Record<string, string>; cookie?: never };
  requestBody: { content: { "application/json": Body } };
  responses: Reply<T>;
}

interface Act<T, Path, Query = { reason?: string }> {
  parameters: { query?: Query; path: Path; header?: Record<string, string>; cookie?: never };
  requestBody?: never;
  responses: Reply<T>;
}

interface Plan {
  plan: string;
}
interface PlanCode extends Plan {
  code: string;
}

/** Which values are read. */
export interface ObservationQuery {
  indicator?: string;
  area?: string;
  submission?: string;
  frequency?: string;
  from?: string;
  to?: string;
  known_by?: string;
  release?: string;
  history?: boolean;
  limit?: number;
  cursor?: string;
}

/** What values to enter. */
export interface IntakeBody {
  title: string;
  body?: string | null;
  nature?: string;
  basis?: string | null;
  file?: string | null;
  revision?: RevisionReason | null;
  replaces?: string | null;
  comment?: string | null;
  rows: Partial<Observation>[];
}

/** What is said of a file of values. */
export interface FileAsked {
  dry_run?: boolean;
  submit?: boolean;
  title?: string;
  revision?: RevisionReason;
  comment?: string;
  nature?: string;
}

/** What goes with a step of a submission. */
export interface ReviewBody {
  comment?: string;
  reason?: string;
  revision?: RevisionReason;
}

/** What is proposed to be made public. */
export type NewPublication = Pick<
  Publication,
  "title" | "release" | "indicators" | "areas" | "embargo_until"
>;

/** What is withdrawn: a submission or single values. */
export type NewWithdrawal = Pick<Withdrawal, "submission" | "observations" | "reason">;

/** What a release is made from. */
export interface NewRelease {
  title: string;
  known_by?: string | null;
  note?: string | null;
  visibility?: Visibility;
}

/** The operations, in the shape `openapi-typescript` writes. */
export interface NumberPaths {
  "/areas": { get: Get<Page<Envelope<Area>>, undefined> };
  "/bodies": { get: Get<Page<Envelope<Body>>, undefined> };
  "/plans/{plan}/overview": { get: Get<Overview, Plan, BasisQuery> };
  "/todo": { get: Get<{ items: Todo[] }, undefined, never> };
  "/plans/{plan}/assessment": {
    get: Get<AssessmentReport, Plan, BasisQuery & { trends?: boolean; rank?: boolean }>;
  };
  "/plans/{plan}/trend": { get: Get<unknown, Plan, { indicator: string; area?: string }> };
  "/plans/{plan}/ledger": { get: Get<Page<Envelope<LedgerLine>>, Plan> };
  "/changes/{change_id}/undo": { post: Act<unknown, { change_id: string }> };
  "/indicators": { get: Get<Page<Envelope<Definition>>, undefined> };
  "/plans/{plan}/indicators": { get: Get<Page<Envelope<Definition>>, Plan> };
  "/plans/{plan}/indicators/{code}": { get: Get<Envelope<Definition>, PlanCode> };
  "/plans/{plan}/observations": {
    get: Get<Page<SeriesValues>, Plan, ObservationQuery>;
    post: Write<Intake, IntakeBody, Plan, { dry_run?: boolean; submit?: boolean }>;
  };
  "/plans/{plan}/observations/file": {
    post: Write<Intake, never, Plan, FileAsked>;
  };
  "/plans/{plan}/submissions": { get: Get<Page<Envelope<Submission>>, Plan, ListQuery & { state?: string }> };
  "/plans/{plan}/submissions/{code}": {
    get: Get<Envelope<Submission>, PlanCode, { known_by?: string }>;
  };
  "/plans/{plan}/submissions/{code}/history": { get: Get<Envelope<Submission>[], PlanCode, never> };
  "/plans/{plan}/submissions/{code}/review": { get: Get<Intake, PlanCode, never> };
  "/plans/{plan}/submissions/{code}/{act}": {
    post: Write<Envelope<Submission>, ReviewBody, PlanCode & { act: string }>;
  };
  "/plans/{plan}/releases": {
    get: Get<Page<Envelope<Release>>, Plan>;
    post: Write<Envelope<Release>, NewRelease, Plan>;
  };
  "/plans/{plan}/releases/{code}": { get: Get<Envelope<Release>, PlanCode, { known_by?: string }> };
  "/plans/{plan}/releases/{code}/difference": { get: Get<ReleaseDifference, PlanCode, { to?: string }> };
  "/plans/{plan}/releases/{code}/citation": { get: Get<Citation, PlanCode, never> };
  "/plans/{plan}/publications": {
    get: Get<Page<Envelope<Publication>>, Plan>;
    post: Write<Envelope<Publication>, NewPublication, Plan>;
  };
  "/plans/{plan}/publications/{code}/{act}": {
    post: Write<Envelope<Publication>, { reason?: string }, PlanCode & { act: string }>;
  };
  "/plans/{plan}/withdrawals": {
    get: Get<Page<Envelope<Withdrawal>>, Plan>;
    post: Write<Envelope<Withdrawal>, NewWithdrawal, Plan>;
  };
  "/plans/{plan}/bases": {
    get: Get<Page<Envelope<AdoptedBasis>>, Plan>;
    post: Write<Envelope<AdoptedBasis>, AdoptedBasis, Plan>;
  };
  "/plans/{plan}/bases/{code}": { put: Write<Envelope<AdoptedBasis>, AdoptedBasis, PlanCode> };
  "/plans/{plan}/notes": {
    get: Get<Page<Envelope<PointNote>>, Plan, ListQuery & { filter?: string }>;
    post: Write<Envelope<PointNote>, PointNote, Plan>;
  };
  "/plans/{plan}/notes/{code}": { delete: Act<null, PlanCode> };
}
