import { createContext, useContext } from "react";

/** Where the tables of a page stand. */
export interface Origin {
  /** The plan they are of: a download names it. */
  plan?: { code: string; title: string };
  /** Whether the page carries the mark of invented data already; a table that is not told so adds it. */
  marked: boolean;
}

const Context = createContext<Origin>({ marked: true });

/** Says where the tables below stand. */
export const OriginProvider = Context.Provider;

/** Where a table stands. */
export const useOrigin = (): Origin => useContext(Context);
