import type { ReactNode } from "react";

/** A name in a tree, moved right by how deep it lies. */
export function Indented({ depth, children }: { depth: number; children: ReactNode }) {
  return <span style={{ paddingInlineStart: `${depth * 1.25}em` }}>{children}</span>;
}
