/** Shapes of numbers and of what happens to them: observations, submissions, releases, verdicts. */
import type { Tone } from "@/ui/StatusTag";
import type { ValueStatus } from "@/ui/ValueText";
import type { Envelope } from "../types";

/** How much a source is worth. */
export type SourceGrade = "bulletin" | "letter" | "report" | "unknown";

/** One value of a series for a period. */
export interface Observation {
  indicator: string;
  area: string;
  period: string;
  value: string | null;
  unit: string;
  status: ValueStatus;
  dimensions: Record<string, string>;
  caliber: string | null;
  numerator: string | null;
  denominator: string | null;
  source: string | null;
  source_grade: SourceGrade;
  known_at: string | null;
  invented: boolean;
  note: string | null;
}

/** Why accepted values are changed. */
export type RevisionReason = "census" | "final_verification" | "caliber_change" | "correction";

/** A value with where it comes from. */
export interface StoredObservation extends Observation {
  /** Empty where nothing was ever said for the period. */
  id: string;
  /** Code of the submission it came in. */
  submission: string | null;
  recorded_at: string;
  recorded_by: string | null;
  revision: RevisionReason | null;
  /** Why it is not shown any more: its value is null then. */
  withdrawn: { code: string; reason: string; on?: string | null } | null;
}

/** How much a finding matters. */
export type Severity = "mandatory" | "verify" | "hint";

/** What a check says. */
export interface Finding {
  code: string;
  severity: Severity;
  arguments: Record<string, string>;
  items?: string[];
  /** The sentence, where findings are told. */
  message_zh?: string;
  message_en?: string;
}

/** A finding on a value of a submission. */
export interface DataPoint {
  row: number | null;
  column: string | null;
  finding: Finding;
}

/** A finding with its sentences. */
export interface TellingFinding extends DataPoint {
  severity: Severity;
  code: string;
  message_zh: string;
  message_en: string;
}

/** What a row of an import does to what counts. */
export type Novelty =
  | "changed"
  | "new"
  | "revision"
  | "lower_grade"
  | "earlier"
  | "no_number"
  | "same"
  | "identical";

/** A value in short. */
export interface Figure {
  value: string | null;
  unit: string;
  status: ValueStatus;
  source_grade: SourceGrade;
  known_at: string | null;
}

/** One row beside what counts so far. */
export interface RowDifference {
  row: number;
  indicator: string;
  area: string;
  period: string;
  dimensions: Record<string, string>;
  novelty: Novelty;
  old: Figure | null;
  new: Figure;
}

/** What an import would do. */
export interface Difference {
  new: number;
  changed: number;
  same: number;
  identical: number;
  revision: number;
  lower_grade: number;
  earlier: number;
  no_number: number;
  rows: RowDifference[];
  rows_left_out: number;
}

/** What entering values answers, saved or only tried. */
export interface Intake {
  submission: Envelope<Submission> | null;
  difference: Difference;
  findings: TellingFinding[];
  findings_left_out: number;
}

export type SubmissionState = "draft" | "submitted" | "accepted" | "returned" | "discarded";

/** Values that came in together. */
export interface Submission {
  title: string;
  body: string | null;
  way: "form" | "file" | "api";
  state: SubmissionState;
  nature: "survey" | "administrative" | "consented" | "reported" | "unstated";
  basis: string | null;
  file: string | null;
  rows: number;
  new_rows: number;
  changed_rows: number;
  revision?: RevisionReason | null;
  backdated_rows?: number;
  replaces?: string | null;
  findings: DataPoint[];
  submitted_by: string | null;
  reviewed_by: string | null;
  comment: string | null;
  invented: boolean;
}

export type Visibility = "internal" | "congress" | "public";

/** An immutable set of values. */
export interface Release {
  title: string;
  known_by: string | null;
  note: string | null;
  previous: string | null;
  rows: number;
  digest: string;
  chain_seq: number;
  chain_hash: string;
  visibility: Visibility;
}

/** How a release is cited. */
export interface Citation {
  zh: string;
  en: string;
}

/** What became of a value between two releases. */
export interface ValueDifference {
  indicator: string;
  area: string;
  dimensions: Record<string, string>;
  period: string;
  fate: "revised" | "withdrawn" | "removed" | "added";
  old: Figure | null;
  new: Figure | null;
  revision: RevisionReason | null;
  reason: string | null;
}

/** What differs between two releases. */
export interface ReleaseDifference {
  from: string;
  to: string | null;
  added: number;
  revised: number;
  withdrawn: number;
  removed: number;
  unchanged: number;
  rows: ValueDifference[];
  rows_left_out: number;
}

/** Part of a release made public. */
export interface Publication {
  title: string;
  release: string;
  indicators: string[];
  areas: string[];
  embargo_until: string | null;
  state: "proposed" | "published" | "withdrawn";
  proposed_by: string | null;
  reviewed_by: string | null;
  published_on: string | null;
  reason: string | null;
}

/** Values that are not shown any more. */
export interface Withdrawal {
  submission: string | null;
  observations: string[];
  reason: string;
  rows: number;
}

/** A number, or both ends of a range; decimals may come as text. */
export type TargetValue = number | string | (number | string)[];

export type Operator = ">=" | ">" | "<=" | "<" | "~" | "=";

/** A word of a rule set with its colour. */
export interface Word {
  zh: string;
  en: string;
  color?: Tone | string | null;
}

export interface Baseline {
  revision: string;
  value: string;
  unit: string;
  period: string;
  forecast: boolean;
  derived: boolean;
  formula?: string | null;
  source?: string | null;
  source_grade: SourceGrade;
  caliber?: string | null;
  known_at?: string | null;
}

export interface Datum {
  indicator: string;
  value: string;
  unit: string;
  period: string;
  status: ValueStatus;
  source?: string | null;
  source_grade: SourceGrade;
  caliber?: string | null;
  known_at?: string | null;
  interim: boolean;
  invented: boolean;
}

/** One target judged on one baseline. */
export interface Verdict {
  status: string;
  word: Word;
  refusal?: string | null;
  baseline?: Baseline | null;
  data?: Datum | null;
  completion?: string | null;
  progress?: string | null;
  time_share?: string | null;
  line?: string | null;
  formula?: string | null;
  needed?: { per_year: string; unit: string; years: string } | null;
  growth?: { to_date: string; target: string; needed?: string | null; years: string } | null;
  years: { period: string; value: string; target: string; met: boolean }[];
  gaps: { period: string; state: "not_due" | "missing" | "withheld" | "not_applicable" | "doubtful" }[];
  governs: boolean;
  implausible: boolean;
  caliber_to_check: boolean;
  findings: Finding[];
  /** One sentence to copy. */
  sentence?: { zh: string; en: string } | null;
}

/** One target with a verdict for each revision of its baseline. */
export interface Assessment {
  target: string;
  indicator: string;
  name: string;
  area: string;
  form: string;
  value: TargetValue;
  operator: Operator;
  unit: string;
  period: string;
  strength: "firm" | "striving" | "working";
  rules: string;
  verdicts: Verdict[];
  adopted?: { revision: string; reason: string; rules?: string | null; on?: string | null } | null;
  disagree: boolean;
  findings: Finding[];
}

/** Where a series leads if it goes on as before; internal, never a basis of a verdict. */
export interface Trend {
  target: string;
  name: string;
  area: string;
  period: string;
  unit: string;
  mean?: string | null;
  lo80?: string | null;
  hi80?: string | null;
  lo95?: string | null;
  hi95?: string | null;
  probability?: string | null;
  last: string;
  points: number;
  reason?: string | null;
  why?: string | null;
}

/** A target given to parts of the area against the whole. */
export interface SplitResult {
  target: string;
  parts: string[];
  result: {
    parts?: string | null;
    gap?: string | null;
    excess?: string | null;
    open: string[];
    below: string[];
    beyond: string[];
  };
}

/** A milestone, judged by stage and planned time; never counted among the targets. */
export interface JudgedMilestone {
  item: string;
  name: string;
  planned: string | null;
  strength: "firm" | "striving" | "working";
  /** Nothing where no stage was reported. */
  stage: "not_started" | "under_way" | "done" | null;
  done_on: string | null;
  /** Reported as done, without evidence: it does not count yet. */
  evidence_missing: boolean;
  late: boolean;
  status: string;
  word: Word;
}

/** Counts of the milestones, with their whole. */
export interface MilestoneCounts {
  milestones: number;
  judged: number;
  late: number;
  by_status: Record<string, number>;
  words: Record<string, Word>;
}

/** Everything an assessment says. */
export interface AssessmentReport {
  plan: string;
  at: string;
  as_of?: string | null;
  rules: string;
  packs: string[];
  invented: boolean;
  assessments: Assessment[];
  milestones: JudgedMilestone[];
  implied: {
    indicator: string;
    area: string;
    period: string;
    value: string;
    unit: string;
    formula: string;
  }[];
  splits: SplitResult[];
  standings: unknown[];
  trends: Trend[];
  findings: Finding[];
}

/** A row of the table on the first screen. */
export interface OverviewRow {
  target: string;
  indicator: string;
  area: string;
  number: number | null;
  name: string;
  unit: string;
  nature: "binding" | "expected" | null;
  baseline: Baseline | null;
  value: TargetValue;
  operator: Operator;
  period: string;
  latest: {
    value: string;
    period: string;
    source: string | null;
    source_grade: SourceGrade;
    known_at: string | null;
  } | null;
  completion: string | null;
  progress: string | null;
  time_share: string | null;
  status: string;
  word: Word;
  refusal: string | null;
  /** Whether other bases give another verdict. */
  disagree: boolean;
  formula: string | null;
  sentence_zh: string;
  sentence_en: string;
  /** Names of the bodies that lead. */
  lead: string[];
  theme: string | null;
  /** Whether it stands in the plan's main table. */
  main: boolean;
}

/** What is missing and whose it is. */
export interface MissingValue {
  indicator: string;
  name: string;
  area: string;
  period: string;
  owners: string[];
}

/** What waits for the person who looks. */
export interface Todo {
  kind: string;
  plan: string;
  count: number;
}

/** The first screen of a plan. */
export interface Overview {
  at: string;
  as_of: string | null;
  release: string | null;
  rules: string;
  invented: boolean;
  counts: { targets: number; judged: number; by_status: Record<string, number>; words: Record<string, Word> };
  milestones: MilestoneCounts;
  rows: OverviewRow[];
  missing: MissingValue[];
  freshness: {
    /** Code and title. */
    latest_release: string[] | null;
    latest_accepted_at: string | null;
    submissions_waiting: number;
  };
}

/** Values series by series, as the API lists them. */
export interface SeriesValues {
  indicator: string;
  indicator_name: string;
  indicator_name_en?: string | null;
  unit: string;
  decimals?: number | null;
  area: string;
  area_name: string;
  frequency?: string | null;
  dimensions: Record<string, string>;
  points: SeriesPoint[];
  notes: string[];
  invented: boolean;
}

/** One period of a series. */
export interface SeriesPoint {
  period: string;
  status: ValueStatus;
  reading: Reading | null;
  revision_count: number;
  revisions: Reading[];
  notes: string[];
}

/** A value with where it comes from, as the API gives it. */
export interface Reading {
  observation_id: string;
  value: string | null;
  unit: string;
  status: ValueStatus;
  caliber: string | null;
  numerator: string | null;
  denominator: string | null;
  source: string | null;
  source_grade: SourceGrade;
  known_at: string | null;
  recorded_at: string;
  submission: string | null;
  submission_title: string | null;
  entered_by: string | null;
  revision: RevisionReason | null;
  withdrawn: { code: string; reason: string; on?: string | null } | null;
  invented: boolean;
  note: string | null;
}

/** One indicator. */
export interface Definition {
  code: string;
  number?: number | null;
  name: string;
  name_en?: string | null;
  aliases?: string[];
  unit: string;
  decimals?: number | null;
  direction: "up" | "down" | "none";
  kind: "stock" | "flow" | "ratio" | "yearly_growth" | "average_growth" | "rank";
  formula?: string | null;
  numerator?: string | null;
  denominator?: string | null;
  over_areas?: string;
  over_time?: string;
  natural_limit?: string | null;
  release?: { frequency?: string; [rest: string]: unknown } | null;
  caliber: Caliber[];
  owner?: string | null;
  notes?: string[];
  invented?: boolean;
}

/** A dated version of the definition. */
export interface Caliber {
  id: string;
  name: string;
  valid_from?: string;
  valid_to?: string;
  comparable_with?: string[];
  note?: string | null;
  mark?: string | null;
}

export interface Area {
  code: string;
  name: string;
  name_en?: string | null;
  level: string;
  parent?: string | null;
  valid_from?: string | null;
  valid_to?: string | null;
  invented?: boolean;
}

export interface Body {
  code: string;
  name: string;
  aliases?: string[];
  parent?: string | null;
  area?: string | null;
}

/** What a reader should know about a value. */
export interface PointNote {
  indicator: string;
  area: string;
  period: string | null;
  text: string;
  visibility: Visibility;
}

/** The baseline and rule set a target is judged on. */
export interface AdoptedBasis {
  target: string;
  revision: string;
  rules: string | null;
  reason: string;
  adopted_on: string | null;
}

/** How a target is judged: what is looked at, by when known, which release, which rules. */
export interface BasisQuery {
  at?: string;
  as_of?: string;
  release?: string;
  rules?: string;
}

/** Of a commitment in the ledger: what boards group by. */
export interface LedgerLine {
  item: {
    code: string;
    content: { sort: string; indicator_code?: string; nature?: string | null };
    owners: { role: string; body: string }[];
    section: string[];
  };
  theme?: string | null;
  main?: boolean;
}
