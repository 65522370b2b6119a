/**
 * The HTTP contract by hand, in the shape `openapi-typescript` writes, until the server's OpenAPI document
 * exists. Then `npm run generate` writes `src/api/generated/schema.ts` and this file keeps only names.
 */
import type { Problem } from "@/lib/problem";

/** One version of an entity. */
export interface Envelope<Body> {
  kind: string;
  /** Code of the plan; empty for what all plans share. */
  scope: string;
  code: string;
  version: number;
  valid_from: string | null;
  valid_to: string | null;
  known_at: string | null;
  recorded_at: string;
  recorded_by: string;
  change_id: string;
  removed: boolean;
  body: Body;
}

/** A page of a list. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
  total: number;
}

/** Roles a grant gives. */
export type Role =
  | "plan_office"
  | "reporter"
  | "reviewer"
  | "leader"
  | "congress"
  | "public"
  | "system_administrator"
  | "security_administrator"
  | "audit_administrator";

/** role × plan, body subtree, area subtree × validity. */
export interface Grant {
  account: string;
  role: Role;
  plan: string | null;
  body: string | null;
  area: string | null;
  valid_from: string | null;
  valid_to: string | null;
}

/** Who is signed in and what they may do. */
export interface Session {
  account: { code: string; name: string; name_en?: string | null; body?: string | null };
  grants: Grant[];
  /** Codes of the operations allowed. */
  operations: string[];
  /** What the sign-in banner says (no state secrets), in the language asked for. */
  banner: string | null;
  /** Whether any plan the account sees is invented. */
  invented: boolean;
  /** What must be done before anything else. */
  must?: "password" | "totp" | null;
  /** How the second factor stands. */
  second_factor?: { set: boolean; required: boolean; recovery_left: number };
  /** Codes for a lost device; only in the answer that sets the second factor. */
  recovery_codes?: string[];
}

/** What may be known before signing in. */
export interface SignInOptions {
  banner: string | null;
  oidc: { name: string } | null;
}

/** A plan: a period, an area and its documents. */
export interface PlanBody {
  title: string;
  title_en?: string | null;
  area: string;
  term: string;
  follows?: string | null;
  rules?: string | null;
  packs?: string[];
  invented: boolean;
  note?: string | null;
}

/** One hit of the search over everything. */
export interface Hit {
  kind: string;
  scope: string;
  code: string;
  name: string;
  /** Share of the words found, 0 to 1. */
  share: number;
}

/** Work that runs in the background. */
export interface Job {
  id: string;
  kind: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number | null;
  message: string | null;
  result: unknown;
  problem: Problem | null;
}

/** A stored file. */
export interface StoredFile {
  sha256: string;
  bytes: number;
  media_type: string;
  name: string;
}

/** The secret of a second factor, shown once. */
export interface TotpSecret {
  secret: string;
  /** `otpauth://…` for the square code. */
  uri: string;
}

type Answer<T> = { headers: Record<string, unknown>; content: { "application/json": T } };
type Fault = { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };

export type Operation<Result, Body = undefined, Path = undefined, Query = undefined> = {
  parameters: {
    query?: [Query] extends [undefined] ? never : Query;
    header?: Record<string, string>;
    cookie?: never;
  } & ([Path] extends [undefined] ? { path?: never } : { path: Path });
  responses: { 200: Answer<Result>; default: Fault };
} & ([Body] extends [undefined]
  ? { requestBody?: never }
  : { requestBody: { content: { "application/json": Body } } });

/** How lists are cut, filtered and ordered. */
export interface ListQuery {
  limit?: number;
  cursor?: string;
  q?: string;
  sort?: string;
  known_by?: string;
}

/** The operations the app uses so far. */
export interface paths {
  "/session": {
    get: Operation<Session>;
    post: Operation<Session, { name: string; password: string; totp?: string }>;
    delete: Operation<null>;
  };
  "/session/options": { get: Operation<SignInOptions> };
  "/session/link": { post: Operation<Session, { token: string; totp?: string }> };
  "/session/password": { post: Operation<Session, { old?: string; new: string }> };
  "/session/totp": {
    post: Operation<TotpSecret | Session, { code?: string }>;
    delete: Operation<Session, { password: string }>;
  };
  "/plans": { get: Operation<Page<Envelope<PlanBody>>, undefined, undefined, ListQuery> };
  "/plans/{plan}": { get: Operation<Envelope<PlanBody>, undefined, { plan: string }> };
  "/search": {
    get: Operation<{ items: Hit[] }, undefined, undefined, { q: string; plan?: string; limit?: number }>;
  };
  "/jobs/{id}": { get: Operation<Job, undefined, { id: string }> };
  "/jobs/{id}/cancel": { post: Operation<Job, undefined, { id: string }> };
  "/changes/{change_id}/undo": { post: Operation<{ change_id: string }, undefined, { change_id: string }> };
}
