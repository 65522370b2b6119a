/** Numbers over the API: shapes, reads and names. */
export { numbers } from "./client";
export * from "./names";
export type * from "./paths";
export * from "./queries";
export * from "./read";
export type * from "./types";
export * from "./useAct";
