import { Drawer, Tabs } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "@/lib/commitment";
import { PendingText } from "@/ui/PendingText";
import { CommitmentFacts } from "./CommitmentFacts";
import type { LedgerRow } from "./useLedger";

const OwnersPanel = lazy(() => import("./OwnersPanel").then((m) => ({ default: m.OwnersPanel })));
const PathPanel = lazy(() => import("./PathPanel").then((m) => ({ default: m.PathPanel })));
const SplitPanel = lazy(() => import("./SplitPanel").then((m) => ({ default: m.SplitPanel })));
const HistoryPanel = lazy(() => import("./HistoryPanel").then((m) => ({ default: m.HistoryPanel })));

/** The parts of a commitment's card, as the address names them. */
export type Tab = "owners" | "path" | "split" | "history";

/** Everything about one commitment: its words, owners, path, split, history. */
export function CommitmentDrawer(props: {
  plan: string;
  rows: readonly LedgerRow[];
  code: string | undefined;
  tab: Tab | undefined;
  known_by: string | undefined;
  onTab: (tab: Tab | undefined) => void;
  onOpen: (code: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, rows, code, tab, known_by, onTab, onOpen, onClose } = props;
  const row = rows.find((one) => one.code === code);
  const target = row?.content.sort === "statement" && row.content.kind === "target";
  const panels = row
    ? [
        {
          key: "facts",
          label: t("ledger.tabs.facts"),
          children: <CommitmentFacts plan={plan} row={row} rows={rows} known_by={known_by} onOpen={onOpen} />,
        },
        {
          key: "owners",
          label: t("ledger.tabs.owners"),
          children: <OwnersPanel plan={plan} row={row} known_by={known_by} />,
        },
        ...(row.content.sort === "statement"
          ? [
              {
                key: "path",
                label: t("ledger.tabs.path"),
                children: <PathPanel plan={plan} row={row} rows={rows} onOpen={onOpen} known_by={known_by} />,
              },
            ]
          : []),
        ...(target
          ? [
              {
                key: "split",
                label: t("ledger.tabs.split"),
                children: <SplitPanel plan={plan} row={row} known_by={known_by} />,
              },
            ]
          : []),
        {
          key: "history",
          label: t("ledger.tabs.history"),
          children: <HistoryPanel plan={plan} code={row.code} />,
        },
      ]
    : [];
  const known = panels.some((one) => one.key === tab);
  return (
    <Drawer
      open={code !== undefined}
      onClose={onClose}
      size={820}
      title={row ? `${row.code} ${nameOf(row.content)}` : code}
      destroyOnHidden
    >
      {row ? (
        <Suspense fallback={<PendingText />}>
          <Tabs
            size="small"
            destroyOnHidden
            activeKey={known ? tab : "facts"}
            onChange={(key) => onTab(key === "facts" ? undefined : (key as Tab))}
            items={panels}
          />
        </Suspense>
      ) : (
        <p>{t("ledger.missing")}</p>
      )}
    </Drawer>
  );
}
