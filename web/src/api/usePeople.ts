import { queryOptions, useQueries } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "./client";
import { mayDo, useSession } from "./useSession";

/** Most codes of one request. */
const AT_ONCE = 100;
/** Writers that are no accounts: the system itself, and what filled the examples in and checked them. */
const OWN = new Set(["system", "example", "example-review"]);

let waiting: string[] = [];
let asking: Promise<Map<string, string>> | null = null;

/** Asks for everyone who is waited for. */
async function ask(): Promise<Map<string, string>> {
  await new Promise((resolve) => setTimeout(resolve));
  const codes = [...new Set(waiting)];
  waiting = [];
  asking = null;
  const names = new Map<string, string>();
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    const part = codes.slice(at, at + AT_ONCE).join(",");
    const people = await answer(api.GET("/people", { params: { query: { codes: part } } }));
    for (const { code, name } of people) names.set(code, name);
  }
  return names;
}

/** What an account's person is called; those asked for at one time go in one request. */
const personQuery = (code: string) =>
  queryOptions({
    queryKey: ["people", code],
    queryFn: async () => {
      waiting.push(code);
      asking ??= ask();
      return { code, name: (await asking).get(code) ?? null };
    },
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Codes as records have them; the log also keeps what was typed at a failed sign-in. */
const CODE = /^[A-Za-z0-9_@$-]+$/;

const named = (results: { data?: { code: string; name: string | null } }[]): Record<string, string> =>
  Object.fromEntries(results.flatMap(({ data }) => (data?.name ? [[data.code, data.name]] : [])));

/**
 * Names of people by the codes of their accounts. A code without a name stands for itself, and so does
 * every code for those who may not know names.
 */
export function usePeople(codes: readonly (string | null | undefined)[]) {
  const { t } = useTranslation();
  const may = mayDo(useSession(), "person.read");
  const asked = [...new Set(codes)].filter((code) => code && CODE.test(code)) as string[];
  const names = useQueries({
    queries: asked.map((code) => ({ ...personQuery(code), enabled: may })),
    combine: named,
  });
  return useCallback(
    (code: string | null | undefined): string => {
      if (!code) return "";
      return names[code] ?? (OWN.has(code) ? t(`people.${code}`) : code);
    },
    [names, t],
  );
}
