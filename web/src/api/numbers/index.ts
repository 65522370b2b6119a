/** Numbers over the API: shapes, reads and names. */
export * from "./names";
export * from "./queries";
export * from "./read";
export type * from "./types";
export * from "./useAct";
export * from "./useFacts";
export * from "./ValueFigure";
