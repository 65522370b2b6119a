import { useQuery } from "@tanstack/react-query";
import { changeQuery } from "./queries";

/** The records a change wrote, once they are read. */
export const useChangeRecords = (change: string) => useQuery(changeQuery(change)).data?.records ?? [];
