import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { findingsQuery, textQuery } from "@/api/plan";
import { type ProposalBody, recordsQuery } from "@/api/records";
import type { Envelope } from "@/api/types";
import { nameOf, type Offered } from "@/lib/commitment";
import { count, type Decidable, inOrder, restatements, shown } from "@/lib/reading";
import type { Mark } from "./TextPane";

const route = getRouteApi("/signed-in/p/$plan/documents/$document");

/** A proposal as the list holds it. */
export type Row = Decidable & { proposal: Envelope<ProposalBody>; content: Offered };

const row = (proposal: Envelope<ProposalBody>): Row => ({
  code: proposal.code,
  state: proposal.body.state,
  section: proposal.body.section,
  content: proposal.body.content,
  proposal,
});

const marksOf = (rows: readonly Row[]): Mark[] =>
  rows.map(({ code, state, content }) => ({
    code,
    state,
    line: content.source.line,
    start: content.source.start,
    end: content.source.end,
    title: nameOf(content),
  }));

/** The view in the address, what the server says, and what of it is shown. */
export function useReading() {
  const { plan, document } = route.useParams();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/p/$plan/documents/$document" });
  const text = useQuery(textQuery(plan, document));
  const findings = useQuery(findingsQuery(plan, document));
  const proposals = useQuery(recordsQuery(plan, "proposals", { filter: `document:${document}` }));
  const rows = useMemo(() => inOrder((proposals.data ?? []).map(row)), [proposals.data]);
  const list = useMemo(
    () =>
      shown(rows, {
        states: view.state,
        sorts: view.sort,
        section: view.section,
        q: view.q,
        only: view.only ? new Set(view.only) : undefined,
      }),
    [rows, view.state, view.sort, view.section, view.q, view.only],
  );
  const counts = useMemo(() => count(rows), [rows]);
  const sections = useMemo(
    () => [...new Set(rows.map((one) => one.section[0]).filter((name) => name !== undefined))],
    [rows],
  );
  const again = useMemo(() => {
    const map = new Map<string, number>();
    for (const one of rows) map.set(one.code, restatements(rows, one).length);
    return map;
  }, [rows]);
  const show = useCallback(
    (change: Partial<typeof view>) =>
      navigate({
        search: (before) => ({ ...before, ...change }),
        replace: true,
      }),
    [navigate],
  );
  const at = list.some((one) => one.code === view.at) ? view.at : list[0]?.code;
  const current = rows.find((one) => one.code === at);
  const marks = useMemo(() => marksOf(rows), [rows]);
  return {
    ...{ plan, document, view, show, text, findings, proposals },
    ...{ rows, list, counts, sections, again, at, current, marks },
  };
}
