/** Shapes of what administrators and the plan office keep: people, rights, places, packs, jobs, the log. */
import { every } from "@/lib/every";
import type { Schema } from "../schema";

export type AccountState = Schema["AccountState"];
export type Account = Schema["Account"];
export type Right = Schema["Right"];
export type GrantBody = Schema["Grant"];
export type Body = Schema["Body"];
export type Area = Schema["Area"];
export type AreaChange = Schema["AreaChange"];
export type Boundary = Schema["Boundary"];
export type PackFiles = Schema["PackFiles"];
export type Settings = Schema["Settings"];
export type JobRow = Schema["JobInfo"];
export type Change = Schema["ChangeView"];
export type ChangedRecord = Schema["ChangedRecord"];
export type Verification = Schema["LogVerification"];
export type Matrix = Schema["AccessMatrix"];
export type MatrixAccount = Schema["AccountAccess"];
export type OneTimeLink = Schema["LinkAnswer"];

/** Rights that no role brings with it. */
export const RIGHTS = every<Right>()("ranking", "publish", "withdraw", "set_known_at", "adopt_basis");

export const AREA_LEVELS = every<Schema["AreaLevel"]>()(
  "country",
  "province",
  "city",
  "county",
  "township",
  "zone",
);
