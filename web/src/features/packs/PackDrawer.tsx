import { Descriptions, Drawer, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Person } from "@/api/Person";
import type { TableView } from "@/lib/table";
import { type TomlTable, textOf } from "@/lib/toml";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useInstant } from "@/ui/useInstant";
import type { PackRead } from "./pack";

/** The columns a list's rows have in common: what stands in most of them, as the file names it. */
function columnsOf(rows: TomlTable[]): Column<TomlTable>[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) =>
    rows.some((row) => textOf(row, key)),
  );
  return keys.slice(0, 12).map((key) => ({ key, title: key, width: 150, text: (row) => textOf(row, key) }));
}

function PackList({ name, rows }: { name: string; rows: TomlTable[] }) {
  const [view, setView] = useState<TableView>({});
  return (
    <DataTable
      title={name}
      rows={rows}
      columns={columnsOf(rows)}
      rowKey={(row) => String(rows.indexOf(row))}
      view={view}
      onView={setView}
    />
  );
}

/** What a pack holds. */
export function PackDrawer({ pack, onClose }: { pack?: PackRead; onClose: () => void }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const title = pack ? `${pack.title} ${pack.code}@${pack.version}` : "";
  const lists = [
    ...(pack?.lists ?? []),
    ...(pack?.sources.length ? [{ name: "source", rows: pack.sources }] : []),
  ];
  const files = Object.entries(pack?.record.body.files ?? {});
  return (
    <Drawer title={title} open={pack !== undefined} onClose={onClose} size={1000} destroyOnHidden>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: "issuer", label: t("packs.issuer"), children: pack?.issuer || "—" },
          { key: "document", label: t("packs.document_number"), children: pack?.document_number || "—" },
          { key: "status", label: t("packs.status"), children: pack?.status || "—" },
          {
            key: "recorded",
            label: t("records.recorded_at"),
            children: (
              <>
                {instant(pack?.record.recorded_at)} · <Person code={pack?.record.recorded_by} />
              </>
            ),
          },
        ]}
      />
      <Tabs
        items={[
          ...lists.map(({ name, rows }) => {
            const label = t(`packs.lists.${name}`, { defaultValue: name });
            return {
              key: name,
              label: `${label} ${rows.length}`,
              children: <PackList name={label} rows={rows} />,
            };
          }),
          {
            key: "files",
            label: t("packs.files"),
            children: files.map(([name, text]) => (
              <details key={name}>
                <summary>{name}</summary>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
                <pre className="wm-source" tabIndex={0}>
                  {text}
                </pre>
              </details>
            )),
          },
        ]}
      />
    </Drawer>
  );
}
