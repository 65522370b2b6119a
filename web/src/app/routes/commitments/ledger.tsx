import { createRoute } from "@tanstack/react-router";
import { recordsQuery } from "@/api/records";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, date, text, texts, view } from "@/lib/search";
import { planRoute } from "../plan";

export const ledgerRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "ledger",
  staticData: { title: "ledger.title" },
  validateSearch: view({
    q: text(),
    sort: text(40),
    filter: texts(),
    toggle: texts(),
    as: choice("tree"),
    open: code,
    tab: choice("owners", "path", "split", "history"),
    known_by: date,
  }),
  loader: ({ context, params }) => {
    void context.client.prefetchQuery(recordsQuery(params.plan, "owners"));
    void context.client.prefetchQuery(recordsQuery(params.plan, "splits"));
  },
  component: lazyPage(() => import("@/features/ledger/LedgerPage"), "LedgerPage"),
});

export const ledgerImportRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "ledger/import",
  staticData: { title: "ledger_import.title" },
  component: lazyPage(() => import("@/features/ledger/ImportPage"), "ImportPage"),
});
