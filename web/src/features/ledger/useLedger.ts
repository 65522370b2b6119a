import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type LedgerBody, type OwnerBody, recordsQuery, type SplitBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { type Content, type Owner, type Sort, sortOf } from "@/lib/commitment";
import type { Placed } from "@/lib/ledger";

/** A commitment as the ledger shows it. */
export interface LedgerRow extends Placed {
  entry: Envelope<LedgerBody>;
  content: Content;
  /** Who answers for it now. */
  owners: Owner[];
  /** How many parts it is split into. */
  parts: number;
}

const ORDER: readonly Sort[] = ["target", "milestone", "project", "baseline"];

/** People are owners too: leaders and contacts. */
export const ownerOf = (body: OwnerBody): Owner => ({
  role: body.role,
  body: [body.body_name, body.person].filter(Boolean).join(" "),
});

function byKey<Body>(all: readonly Envelope<Body>[] | undefined, key: (body: Body) => string) {
  const map = new Map<string, Envelope<Body>[]>();
  for (const one of all ?? []) {
    const name = key(one.body);
    map.set(name, [...(map.get(name) ?? []), one]);
  }
  return map;
}

/** The ledger with owners and splits, as known on a day where one is given. */
export function useLedger(plan: string, known_by?: string) {
  const asked = known_by ? { known_by } : {};
  const ledger = useQuery(recordsQuery(plan, "ledger", asked));
  const owners = useQuery(recordsQuery(plan, "owners", asked));
  const splits = useQuery(recordsQuery(plan, "splits", asked));
  const rows = useMemo(() => {
    const owned = byKey<OwnerBody>(owners.data, (body) => body.item);
    const split = byKey<SplitBody>(splits.data, (body) => body.target);
    const all = (ledger.data ?? []).map((entry): LedgerRow => {
      const { item, parent } = entry.body;
      const own = owned.get(entry.code)?.map((one) => ownerOf(one.body));
      return {
        entry,
        code: entry.code,
        parent: parent ?? null,
        section: item.section,
        content: item.content,
        owners: own ?? item.owners,
        parts: split.get(entry.code)?.length ?? 0,
      };
    });
    // What is promised comes before what was.
    return all.sort((a, b) => ORDER.indexOf(sortOf(a.content)) - ORDER.indexOf(sortOf(b.content)));
  }, [ledger.data, owners.data, splits.data]);
  return { ledger, owners, splits, rows };
}
