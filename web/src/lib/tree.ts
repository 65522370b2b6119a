/** Records that name the one above them, as a tree. */

/** A node in the order of the tree. */
export interface Placed<Row> {
  row: Row;
  depth: number;
}

/** Rows with those above before those below; whose parent is missing stands at the top, a circle is cut. */
export function inTreeOrder<Row>(
  rows: readonly Row[],
  code: (row: Row) => string,
  parent: (row: Row) => string | null | undefined,
): Placed<Row>[] {
  const known = new Set(rows.map(code));
  const below = new Map<string, Row[]>();
  for (const row of rows) {
    const above = parent(row);
    const key = above && known.has(above) && above !== code(row) ? above : "";
    const beside = below.get(key);
    if (beside) beside.push(row);
    else below.set(key, [row]);
  }
  const placed: Placed<Row>[] = [];
  const seen = new Set<Row>();
  const visit = (row: Row, depth: number) => {
    if (seen.has(row)) return;
    seen.add(row);
    placed.push({ row, depth });
    for (const child of below.get(code(row)) ?? []) visit(child, depth + 1);
  };
  for (const row of below.get("") ?? []) visit(row, 0);
  for (const row of rows) visit(row, 0);
  return placed;
}

/** A code and everything below it. */
export function subtree<Row>(
  rows: readonly Row[],
  top: string,
  code: (row: Row) => string,
  parent: (row: Row) => string | null | undefined,
): string[] {
  const found = [top];
  for (let at = 0; at < found.length; at += 1) {
    for (const row of rows) {
      if (parent(row) === found[at] && !found.includes(code(row))) found.push(code(row));
    }
  }
  return found;
}

/** A node of antd's tree controls. */
export interface TreeNode {
  value: string;
  title: string;
  children: TreeNode[];
}

/** The tree for choosing one of its nodes. */
export function treeNodes<Row>(
  rows: readonly Row[],
  code: (row: Row) => string,
  parent: (row: Row) => string | null | undefined,
  title: (row: Row) => string,
): TreeNode[] {
  const top: TreeNode[] = [];
  const path: TreeNode[] = [];
  for (const { row, depth } of inTreeOrder(rows, code, parent)) {
    const node: TreeNode = { value: code(row), title: title(row), children: [] };
    (depth === 0 ? top : (path[depth - 1]?.children ?? top)).push(node);
    path[depth] = node;
  }
  return top;
}
