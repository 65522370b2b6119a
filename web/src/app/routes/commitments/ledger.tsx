import { createRoute } from "@tanstack/react-router";
import { recordsQuery } from "@/api/records";
import { lazyPage } from "@/app/lazyPage";
import { choice, code, date, text, texts, view } from "@/lib/search";
import { planRoute } from "../plan";

const ledgerView = view({
  q: text(),
  sort: text(40),
  filter: texts(),
  toggle: texts(),
  as: choice("tree"),
  open: code,
  tab: choice("owners", "path", "split", "history"),
  known_by: date,
});

export const ledgerRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "ledger",
  staticData: { title: "ledger.title" },
  validateSearch: ledgerView,
  loaderDeps: ({ search: { known_by } }) => (known_by ? { known_by } : {}),
  loader: ({ context: { client }, params: { plan }, deps }) => {
    void client.prefetchQuery(recordsQuery(plan, "ledger", deps));
    void client.prefetchQuery(recordsQuery(plan, "owners", deps));
    void client.prefetchQuery(recordsQuery(plan, "splits", deps));
  },
  component: lazyPage(() => import("@/features/ledger/LedgerPage"), "LedgerPage"),
});

export const ledgerImportRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "ledger/import",
  staticData: { title: "ledger_import.title" },
  validateSearch: view({ bring: choice("owners", "targets") }),
  component: lazyPage(() => import("@/features/ledger/ImportPage"), "ImportPage"),
});
