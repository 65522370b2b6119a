import { Empty, Table } from "antd";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ledgerTree, type TreeNode } from "@/lib/ledger";
import type { Column } from "@/ui/table/DataTable";
import { useFill } from "@/ui/useFill";
import { usePrinting } from "@/ui/usePrinting";
import type { LedgerRow } from "./useLedger";

type Node = TreeNode<LedgerRow>;

const headings = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => (node.children ? [node.key, ...headings(node.children)] : []));

/** The ledger under the headings of its document, parts under the commitment they belong to. */
export function LedgerTree({ rows, columns }: { rows: readonly LedgerRow[]; columns: Column<LedgerRow>[] }) {
  const { t } = useTranslation();
  const printing = usePrinting();
  const frame = useRef<HTMLDivElement>(null);
  const height = useFill(frame, 320, 96);
  const tree = useMemo(() => ledgerTree(rows), [rows]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(() => headings(tree).filter((key) => !closed.has(key)), [tree, closed]);
  const name = columns.find((column) => column.key === "name");
  const others = columns.filter((column) => column.key !== "name");
  const shown = [
    {
      key: "name",
      title: name?.title,
      width: 440,
      render: (_: unknown, node: Node) =>
        node.row ? (
          name?.render?.(node.row)
        ) : (
          <>
            <strong>{node.title}</strong>{" "}
            <span className="wm-quiet">{t("ledger.under", { count: node.count })}</span>
          </>
        ),
    },
    ...others.map((column) => ({
      key: column.key,
      title: column.title,
      width: column.width ?? 120,
      align: column.align,
      render: (_: unknown, node: Node) =>
        node.row ? (column.render?.(node.row) ?? column.text(node.row)) : null,
    })),
  ];
  const width = 440 + others.reduce((sum, column) => sum + (column.width ?? 120), 0);
  return (
    <div ref={frame}>
      <Table<Node>
        size="small"
        bordered
        rowKey="key"
        dataSource={tree}
        columns={shown}
        pagination={false}
        virtual={!printing && rows.length > 200}
        scroll={printing ? undefined : rows.length > 200 ? { x: width, y: height } : { x: width }}
        expandable={{
          expandedRowKeys: open,
          onExpand: (expanded, node) => {
            const next = new Set(closed);
            if (expanded) next.delete(node.key);
            else next.add(node.key);
            setClosed(next);
          },
        }}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("table.none_match")} />,
        }}
      />
    </div>
  );
}
