import { createRoute, redirect } from "@tanstack/react-router";
import { recordsQuery } from "@/api/records";
import { lazyPage } from "@/app/lazyPage";
import { flag, text, texts, view } from "@/lib/search";
import { planRoute } from "../plan";

export const documentsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "documents",
  staticData: { title: "documents.title" },
  validateSearch: view({
    q: text(),
    sort: text(40),
    filter: texts(),
    toggle: texts(),
    open: text(100),
    add: flag,
  }),
  loader: ({ context, params }) => void context.client.prefetchQuery(recordsQuery(params.plan, "documents")),
  component: lazyPage(() => import("@/features/documents/DocumentsPage"), "DocumentsPage"),
});

/** 待确认条目 in the menu leads to the document with most to decide on. */
export const proposalsRoute = createRoute({
  getParentRoute: () => planRoute,
  path: "proposals",
  beforeLoad: async ({ context, params }) => {
    const { client } = context;
    const documents = await client.fetchQuery(recordsQuery(params.plan, "documents"));
    const open = await client.fetchQuery(recordsQuery(params.plan, "proposals", { state: "open" }));
    const waiting = (code: string) => open.filter((one) => one.body.document === code).length;
    const [first] = documents
      .filter((one) => one.body.state === "read")
      .sort((a, b) => waiting(b.code) - waiting(a.code));
    const { plan } = params;
    throw first
      ? redirect({ to: "/p/$plan/documents/$document", params: { plan, document: first.code } })
      : redirect({ to: "/p/$plan/documents", params: { plan } });
  },
});
