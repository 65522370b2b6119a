import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { searchQuery } from "@/api/queries";
import { mayDo, useSession } from "@/api/useSession";
import { type PaletteItem, SearchPalette } from "@/ui/SearchPalette";
import { hitPath } from "../paths";
import { useMenu } from "./SideMenu";

/** Kinds together, the kind of the best hit first. */
function grouped(items: PaletteItem[]): PaletteItem[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => items.filter((item) => item.kind === kind));
}

/** Search over pages and everything the server finds. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const { groups, plan } = useMenu();
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q.trim());
  const may = mayDo(useSession(), "search.use");
  const query = searchQuery(asked, plan);
  const found = useQuery({ ...query, enabled: may && asked.length > 0 });
  const items = useMemo<PaletteItem[]>(() => {
    const folded = q.trim().toLowerCase();
    const pages = groups
      .flatMap((group) => group.pages)
      .map((page) => ({
        key: page.to,
        kind: t("search.kinds.page"),
        title: t(`menu.${page.key}`),
        path: page.to.replace("$plan", plan ?? ""),
      }))
      .filter((page) => page.title.toLowerCase().includes(folded));
    const hits = (found.data?.items ?? []).flatMap((hit) => {
      const path = hitPath(hit, (to) => to in router.routesByPath);
      return path
        ? [
            {
              key: `${hit.kind} ${hit.scope} ${hit.code}`,
              kind: t(`search.kinds.${hit.kind}`, { defaultValue: hit.kind }),
              title: hit.name || hit.code,
              text: hit.scope && hit.scope !== plan ? `${hit.code} · ${hit.scope}` : hit.code,
              path,
            },
          ]
        : [];
    });
    return grouped([...pages, ...hits]);
  }, [q, groups, plan, found.data, router, t]);
  const close = () => {
    setQ("");
    onClose();
  };
  const pick = (path: string) => {
    close();
    router.history.push(path);
  };
  return (
    <SearchPalette
      open={open}
      q={q}
      onQ={setQ}
      items={items}
      busy={found.isFetching}
      error={found.error}
      onPick={pick}
      onClose={close}
    />
  );
}
