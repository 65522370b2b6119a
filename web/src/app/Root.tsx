import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setApiLanguage } from "@/api/client";
import { retry } from "@/api/queries";
import { Looks } from "./Looks";
import { fetchPage, makeRouter } from "./router";

/** The app: language, looks, answers kept, pages. */
export function Root() {
  const { i18n } = useTranslation();
  setApiLanguage(i18n.language);
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry, refetchOnWindowFocus: false } } }),
  );
  const [router] = useState(() => {
    const made = makeRouter(client);
    fetchPage(made);
    return made;
  });
  return (
    <QueryClientProvider client={client}>
      <Looks>
        <RouterProvider router={router} />
      </Looks>
    </QueryClientProvider>
  );
}
