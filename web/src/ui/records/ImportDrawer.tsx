import { Button, Drawer, Flex, Input, Progress } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { namedRows, parseTable } from "@/lib/parse";
import type { TableView } from "@/lib/table";
import { FileDrop } from "../FileDrop";
import { ProblemAlert } from "../ProblemAlert";
import { ReasonButton } from "../ReasonButton";
import { StatusTag, type Tone } from "../StatusTag";
import { type Column, DataTable } from "../table/DataTable";

/** A column of the file. */
export interface ImportColumn {
  key: string;
  title: string;
  /** Other titles it goes by. */
  names: readonly string[];
}

/** What a row of the file would do. */
export interface ImportRow {
  code: string;
  what: "new" | "changed" | "same" | "refused";
  /** What differs or why it is refused. */
  detail: string;
  values: Record<string, string>;
}

const TONES: Record<ImportRow["what"], Tone> = {
  new: "blue",
  changed: "yellow",
  same: "grey",
  refused: "red",
};

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  columns: readonly ImportColumn[];
  compare: (values: Record<string, string>) => ImportRow;
  /** Writes one row; says which change it was. */
  save: (row: ImportRow) => Promise<{ change: string | null }>;
  /** Hears how many rows were written, and their changes, the last first. */
  onDone: (count: number, changes: string[]) => void;
}

/** Writes row after row; stops at the first that fails. */
function useSaving(rows: ImportRow[], save: Props["save"], onDone: Props["onDone"]) {
  const [at, setAt] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const open = rows.filter(({ what }) => what === "new" || what === "changed");
  const start = async () => {
    setError(null);
    let count = 0;
    const changes: string[] = [];
    try {
      for (const row of open) {
        setAt(count);
        const { change } = await save(row);
        if (change) changes.unshift(change);
        count += 1;
      }
    } catch (thrown) {
      setError(thrown);
    }
    setAt(null);
    if (count) onDone(count, changes);
  };
  return { at, error, open, start };
}

/** A file or a pasted block, then what it would change, then the writing of it. */
export function ImportDrawer(props: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [view, setView] = useState<TableView>({});
  const rows = useMemo(
    () => namedRows(parseTable(text), props.columns).map(props.compare),
    [text, props.columns, props.compare],
  );
  const { at, error, open, start } = useSaving(rows, props.save, props.onDone);
  const columns: Column<ImportRow>[] = [
    {
      key: "what",
      title: t("import.what"),
      width: 100,
      filter: true,
      text: ({ what }) => t(`import.whats.${what}`),
      render: ({ what }) => <StatusTag tone={TONES[what]}>{t(`import.whats.${what}`)}</StatusTag>,
    },
    { key: "detail", title: t("import.detail"), width: 240, text: ({ detail }) => detail },
    ...props.columns.map(({ key, title }) => ({
      key,
      title,
      text: ({ values }: ImportRow) => values[key] ?? "",
    })),
  ];
  return (
    <Drawer
      title={props.title}
      open={props.open}
      onClose={props.onClose}
      size={960}
      destroyOnHidden
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={props.onClose}>{t("common.cancel")}</Button>
          <ReasonButton
            type="primary"
            loading={at !== null}
            reason={open.length ? null : t("import.nothing")}
            onClick={() => void start()}
          >
            {t("import.save", { count: open.length })}
          </ReasonButton>
        </Flex>
      }
    >
      <FileDrop
        accept={[".csv", ".txt"]}
        max_mb={5}
        prompt={t("import.drop")}
        onFiles={([file]) => void file?.text().then(setText)}
      />
      <label htmlFor="import-text">{t("import.paste")}</label>
      <Input.TextArea
        id="import-text"
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={props.columns.map(({ title }) => title).join("\t")}
      />
      {at === null ? null : (
        <Progress percent={Math.floor((100 * at) / open.length)} aria-label={props.title} />
      )}
      {error ? <ProblemAlert error={error} /> : null}
      {text ? (
        <DataTable
          title={t("import.difference")}
          rows={rows}
          columns={columns}
          rowKey={({ code, values }) => `${code} ${JSON.stringify(values)}`}
          view={view}
          onView={setView}
          empty={t("import.no_header", {
            list: props.columns.map(({ title }) => title).join(t("common.comma")),
          })}
        />
      ) : null}
    </Drawer>
  );
}
