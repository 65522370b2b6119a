/** Shapes of numbers and of what happens to them: observations, submissions, releases, verdicts. */
import type { paths, Schema } from "../schema";

export type SourceGrade = Schema["SourceGrade"];
export type RevisionReason = Schema["RevisionReason"];
export type Severity = Schema["Severity"];
export type Visibility = Schema["Visibility"];
export type Novelty = Schema["Novelty"];
export type SubmissionState = Schema["SubmissionState"];
export type Operator = Schema["Operator"];

/** A number, or both ends of a range. */
export type TargetValue = Schema["Value"];

/** One period of a series. */
export type SeriesPoint = Schema["Point"];
export type SeriesValues = Schema["SeriesValues"];
export type Reading = Schema["Reading"];

/** A value of a series for a period with where it comes from: what the server lists by series, one by one. */
export interface StoredObservation
  extends Omit<Reading, "observation_id" | "entered_by" | "submission_title"> {
  /** Empty where nothing was ever said for the period. */
  id: string;
  indicator: string;
  area: string;
  dimensions: SeriesValues["dimensions"];
  period: string;
  recorded_by: string | null;
}

export type Finding = Schema["Finding"];
export type ToldFinding = Schema["ToldFinding"];
export type DataPoint = Schema["DataPoint"];
export type TellingFinding = Schema["ShownFinding"];
export type Figure = Schema["Figure"];
export type RowDifference = Schema["RowDifference"];
export type Difference = Schema["Difference"];
export type Intake = Schema["Intake"];
export type Submission = Schema["Submission"];
export type Release = Schema["Release"];
export type Citation = Schema["Citation"];
export type ValueDifference = Schema["ValueDifference"];
export type ReleaseDifference = Schema["ReleaseDifference"];
export type Publication = Schema["Publication"];
export type Withdrawal = Schema["Withdrawal"];
export type Word = Schema["Word"];
export type Baseline = Schema["Baseline"];
export type Datum = Schema["Datum"];
export type Verdict = Schema["ToldVerdict"];
export type Assessment = Schema["ToldAssessment"];
export type Trend = Schema["Trend"];
export type SplitResult = Schema["Split"];
export type JudgedMilestone = Schema["JudgedMilestone"];
export type MilestoneCounts = Schema["MilestoneCounts"];
export type AssessmentReport = Schema["AssessmentReport"];
export type OverviewRow = Schema["OverviewRow"];
export type PublishedValue = Schema["PublishedValue"];
export type MissingValue = Schema["MissingValue"];
export type Todo = Schema["Todo"];
export type Overview = Schema["Overview"];
export type Definition = Schema["Definition"];
export type Caliber = Schema["Caliber"];
export type Area = Schema["Area"];
export type Body = Schema["Body"];
export type PointNote = Schema["PointNote"];
export type AdoptedBasis = Schema["AdoptedBasis"];
export type LedgerLine = Schema["LedgerEntry"];

type QueryOf<P extends keyof paths> =
  NonNullable<paths[P]["get"]> extends {
    parameters: { query?: infer Query };
  }
    ? NonNullable<Query>
    : never;

/** How a target is judged: what is looked at, by when known, which release, which rules. */
export type BasisQuery = Pick<QueryOf<"/plans/{plan}/assessment">, "at" | "as_of" | "release" | "rules">;

/** Which values are read. */
export type ObservationQuery = QueryOf<"/plans/{plan}/observations">;

/** A value as it is entered. */
export type Observation = Schema["RowInput"];
