import { TreeSelect } from "antd";
import { useMemo, useState } from "react";
import { treeNodes } from "@/lib/tree";

/** A record that names the one above it. */
interface Node {
  code: string;
  body: { name: string; parent?: string | null };
}

/** Chooses one of a tree by name or code. */
export function BodySelect({
  bodies,
  value,
  onChange,
  id,
  disabled,
  label,
}: {
  bodies: readonly Node[];
  value?: string | null;
  onChange?: (code: string | null) => void;
  id?: string;
  disabled?: boolean;
  /** Its name where no label stands beside it. */
  label?: string;
}) {
  const nodes = useMemo(
    () =>
      treeNodes(
        bodies,
        ({ code }) => code,
        ({ body }) => body.parent,
        ({ code, body }) => `${body.name} ${code}`,
      ),
    [bodies],
  );
  // Few enough to be seen at once, also where they arrive after somebody began to type.
  const [opened, setOpened] = useState<string[] | null>(null);
  const all = useMemo(() => bodies.map(({ code }) => code), [bodies]);
  return (
    <TreeSelect
      id={id}
      disabled={disabled}
      aria-label={label}
      value={value ?? undefined}
      onChange={(code?: string) => onChange?.(code ?? null)}
      treeData={nodes}
      treeExpandedKeys={bodies.length < 100 ? (opened ?? all) : undefined}
      onTreeExpand={(keys) => setOpened(keys.map(String))}
      showSearch={{ treeNodeFilterProp: "title" }}
      allowClear
    />
  );
}
