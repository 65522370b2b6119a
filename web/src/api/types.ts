/** The shapes several places share, by the names the app calls them. */
import type { Schema } from "./schema";

/** One version of a record. */
export type Envelope<Body> = Omit<Schema["TaskVersion"], "body"> & { body: Body };

/** A page of a list. */
export type Page<Item> = Omit<Schema["TaskListing"], "items"> & { items: Item[] };

export type Role = Schema["Role"];
export type Session = Schema["SessionView"];
export type PlanBody = Schema["PlanRecord"];
export type TotpSecret = Exclude<Schema["TotpAnswer"], Session>;
export type Hit = Schema["Hit"];
export type StoredFile = Schema["FileInfo"];
