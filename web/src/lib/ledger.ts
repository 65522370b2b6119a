/** The ledger as a tree. */
import type { Content } from "./commitment";

/** A commitment, as far as its place is concerned. */
export interface Placed {
  code: string;
  parent: string | null;
  section: readonly string[];
  content: Content;
}

/** A heading with what stands under it, or a commitment with its parts. */
export interface TreeNode<Row extends Placed> {
  key: string;
  /** Of a heading. */
  title?: string;
  row?: Row;
  /** How many commitments stand under it. */
  count: number;
  children?: TreeNode<Row>[];
}

/** Headings as printed, parts under the commitment they belong to. Rows keep their order. */
export function ledgerTree<Row extends Placed>(rows: readonly Row[]): TreeNode<Row>[] {
  const known = new Set(rows.map((row) => row.code));
  const parts = new Map<string, Row[]>();
  const tops: Row[] = [];
  for (const row of rows) {
    if (row.parent && known.has(row.parent) && row.parent !== row.code) {
      parts.set(row.parent, [...(parts.get(row.parent) ?? []), row]);
    } else tops.push(row);
  }
  const seen = new Set<string>();
  const item = (row: Row): TreeNode<Row> => {
    seen.add(row.code);
    const children = (parts.get(row.code) ?? []).filter((part) => !seen.has(part.code)).map(item);
    const count = children.reduce((sum, child) => sum + child.count, 1);
    return { key: row.code, row, count, ...(children.length && { children }) };
  };
  const root: TreeNode<Row>[] = [];
  const put = (nodes: TreeNode<Row>[], path: readonly string[], above: string, leaf: TreeNode<Row>) => {
    const [title, ...rest] = path;
    if (title === undefined) {
      nodes.push(leaf);
      return;
    }
    const key = `${above}/${title}`;
    let node = nodes.find((one) => one.key === key);
    if (!node) {
      node = { key, title, count: 0, children: [] };
      nodes.push(node);
    }
    node.count += leaf.count;
    node.children ??= [];
    put(node.children, rest, key, leaf);
  };
  for (const row of tops) put(root, row.section, "", item(row));
  // Two commitments that name each other as parent belong to no top: they are not lost.
  for (const row of rows) if (!seen.has(row.code)) put(root, row.section, "", item(row));
  return root;
}
