/** Shapes of what administrators and the plan office keep: people, rights, places, packs, jobs, the log. */
import type { PlanBody, Role } from "../types";

export type AccountState = "requested" | "active" | "suspended" | "closed";

/** Someone who signs in; the code is the name signed in with. */
export interface Account {
  display_name: string;
  body?: string | null;
  state: AccountState;
  subject?: string | null;
  contact?: string | null;
  invented?: boolean;
}

/** Rights that no role brings with it. */
export const RIGHTS = ["ranking", "publish", "withdraw", "set_known_at", "adopt_basis"] as const;

/** One of them. */
export type Right = (typeof RIGHTS)[number];

/** A role for a part of the work. */
export interface GrantBody {
  account: string;
  role: Role;
  plan?: string | null;
  body?: string | null;
  area?: string | null;
  rights: Right[];
}

/** Who reports and answers. */
export interface Body {
  code: string;
  name: string;
  aliases: string[];
  parent?: string | null;
  area?: string | null;
  valid_from?: string | null;
  valid_to?: string | null;
  invented?: boolean;
}

export const AREA_LEVELS = ["country", "province", "city", "county", "township", "zone"] as const;

/** What is measured. */
export interface Area {
  code: string;
  name: string;
  name_en?: string | null;
  level: (typeof AREA_LEVELS)[number];
  parent?: string | null;
  valid_from?: string | null;
  valid_to?: string | null;
  local?: boolean;
  counting?: "within" | "additional" | "unknown" | null;
  host?: string[];
  source?: string | null;
  verified?: boolean;
  invented?: boolean;
  note?: string | null;
}

/** What became of what. */
export interface AreaChange {
  kind: "renamed" | "merged" | "split";
  from: string[];
  to: string[];
  on: string;
  document_number?: string | null;
  source?: string | null;
  verified?: boolean;
  note?: string | null;
}

/** Polygons of areas with where they come from. */
export interface Boundary {
  title: string;
  area: string;
  /** SHA-256 of the GeoJSON file. */
  file: string;
  source: string;
  /** 审图号; without it the map stays internal. */
  review_number?: string | null;
  /** Name of each feature and the code of its area. */
  matches: Record<string, string>;
}

/** A pack's texts by file name. */
export interface PackFiles {
  files: Record<string, string>;
}

/** How the system is set up. */
export interface Settings {
  one_administrator: boolean;
  banner_zh: string;
  banner_en: string;
  idle_minutes: number;
  session_hours: number;
  stale_days: number;
  retention_days: number;
  public_pages: boolean;
  second_factor: boolean;
  password_length_min?: number;
  password_history?: number;
  password_age_days?: number;
  lockout_failures?: number;
  lockout_minutes?: number;
}

/** Work in the background, as the list of it says. */
export interface JobRow {
  id: string;
  kind: string;
  /** Code of the plan, or empty. */
  plan: string;
  /** Account that asked. */
  account: string;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  attempts: number;
  done: number;
  /** Steps in all; 0 while not known. */
  total: number;
  /** What it is doing, as a stable name. */
  step: string;
  result: unknown;
  fault: { code: string; zh: string; en: string } | null;
  cancel_requested: boolean;
  created_at: string;
  updated_at: string;
}

/** One entry of the log: what somebody did in one go. */
export interface Change {
  change_id: string;
  seq: number;
  recorded_at: string;
  actor: string;
  operation: string;
  scope: string;
  subject: string;
  success: boolean;
  reason?: string | null;
  undoes?: string | null;
  /** The change that took it back. */
  undone_by?: string | null;
  /** Whether the reader may try to take it back. */
  can_undo?: boolean;
  zh?: string;
  en?: string;
  origin?: string | null;
  row_count: number;
  rows_digest?: string;
  previous_hash?: string;
  hash?: string;
  pruned?: boolean;
}

/** A record a change wrote. */
export interface ChangedRecord {
  kind: string;
  scope: string;
  code: string;
  version: number;
  removed: boolean;
}

/** What verifying the log found. */
export interface Verification {
  sound: boolean;
  /** Links read. */
  changes: number;
  rows: number;
  /** Place and hash of the newest link. */
  seq: number;
  hash: string;
  /** Place of the last anchor up to which everything is as it was written. */
  sound_to: number | null;
  fault_count: number;
  faults: { kind: string; seq: number | null; table: string; key: string }[];
}

/** Which role may do what. */
export interface Matrix {
  roles: { role: Role; zh: string; en: string }[];
  operations: { operation: string; zh: string; en: string; roles: Role[]; right: Right | null }[];
  /** Every account with its grants of today and what they allow; empty for who may not see grants. */
  accounts: MatrixAccount[];
}

/** An account in the matrix. */
export interface MatrixAccount {
  account: string;
  display_name: string;
  state: AccountState;
  grants: (GrantBody & { valid_from: string | null; valid_to: string | null })[];
  operations: string[];
}

/** A link that works once. */
export interface OneTimeLink {
  token: string;
  /** Where the person goes: a path of this server. */
  path: string;
  expires_at: string;
}

/** Shared records by the noun in their address. */
export interface AdminNouns {
  plans: PlanBody;
  accounts: Account;
  grants: GrantBody;
  bodies: Body;
  areas: Area;
  "area-changes": AreaChange;
  boundaries: Boundary;
  packs: PackFiles;
}

/** A noun of shared records. */
export type AdminNoun = keyof AdminNouns;
