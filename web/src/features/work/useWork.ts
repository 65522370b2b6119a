import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type ProgressBody, recordsQuery, sharedQuery } from "@/api/records";
import type { Envelope } from "@/api/types";
import { byItem } from "@/lib/work";

/** Names of bodies by their code, and what was reported about each thing. */
export function useWork(plan: string) {
  const bodies = useQuery(sharedQuery("bodies")).data;
  const progress = useQuery(recordsQuery(plan, "progress")).data;
  const names = useMemo(() => new Map((bodies ?? []).map((one) => [one.code, one.body.name])), [bodies]);
  const reported = useMemo<Map<string, Envelope<ProgressBody>[]>>(() => byItem(progress ?? []), [progress]);
  const bodyName = useMemo(
    () => (code: string | null | undefined) => (code ? (names.get(code) ?? code) : ""),
    [names],
  );
  return { names, reported, bodyName };
}

/** The day it is where the person is. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
