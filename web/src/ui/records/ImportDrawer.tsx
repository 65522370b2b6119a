import { Button, Drawer, Flex, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "@/lib/problem";
import type { TableView } from "@/lib/table";
import { FileDrop } from "../FileDrop";
import { ProblemAlert } from "../ProblemAlert";
import { ReasonButton } from "../ReasonButton";
import { StatusTag } from "../StatusTag";
import { type Column, DataTable } from "../table/DataTable";

/** A record that is new or changes; the API's answer fits. */
interface Changed {
  code: string;
  name: string;
  fields: { field: string; offered: string | null; confirmed: string | null }[];
}

/** What a table would change. */
export interface ShownDifference {
  added: Changed[];
  changed: Changed[];
  same: number;
}

interface Row extends Changed {
  what: "new" | "changed";
}

const MAX_MB = 20;

function Difference({ difference, fieldName }: Pick<Shown, "difference" | "fieldName">) {
  const { t } = useTranslation();
  const [view, setView] = useState<TableView>({});
  const said = ({ what, fields }: Row) =>
    fields
      .map(({ field, offered, confirmed }) =>
        what === "new"
          ? `${fieldName(field)} ${confirmed ?? ""}`
          : `${fieldName(field)} ${offered || t("difference.empty")} → ${confirmed || t("difference.empty")}`,
      )
      .join("; ");
  const columns: Column<Row>[] = [
    {
      key: "what",
      title: t("import.what"),
      width: 100,
      filter: true,
      text: ({ what }) => t(`import.whats.${what}`),
      render: ({ what }) => (
        <StatusTag tone={what === "new" ? "blue" : "yellow"}>{t(`import.whats.${what}`)}</StatusTag>
      ),
    },
    { key: "code", title: t("import.code"), width: 130, text: ({ code }) => code },
    { key: "name", title: t("import.name"), width: 200, text: ({ name }) => name },
    { key: "detail", title: t("import.detail"), width: 420, text: said },
  ];
  const as = (what: Row["what"]) => (one: Changed) => ({ ...one, what });
  return (
    <>
      <p role="status">{t("import.same", { count: difference.same })}</p>
      <DataTable
        title={t("import.difference")}
        rows={[...difference.added.map(as("new")), ...difference.changed.map(as("changed"))]}
        columns={columns}
        rowKey={({ code, fields }) => `${code} ${JSON.stringify(fields)}`}
        view={view}
        onView={setView}
        empty={t("import.nothing")}
      />
    </>
  );
}

/** Cells that do not fit, each with the row it stands in. */
function Fault({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const fields = (problemOf(error).fields ?? []).map((one) => ({
    ...one,
    row: /^line\.(\d+)\./.exec(one.field)?.[1],
  }));
  return (
    <>
      <ProblemAlert error={error} />
      {fields.some(({ row }) => row) ? (
        <ul className="wm-rows" aria-label={t("import.faults")}>
          {fields.map(({ field, message, row }) => (
            <li key={`${field} ${message}`}>
              {row ? <strong>{t("import.row", { row })} </strong> : null}
              {message}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

interface Shown {
  difference: ShownDifference;
  /** What people call a field of the records. */
  fieldName: (field: string) => string;
}

interface Props extends Pick<Shown, "fieldName"> {
  title: string;
  open: boolean;
  onClose: () => void;
  /** Headings the table may have. */
  heads: string;
  /** Says what the table would change. */
  compare: (table: Blob) => Promise<ShownDifference>;
  /** Writes it. */
  save: (table: Blob, count: number) => Promise<unknown>;
  /** Hears whether something is there that was not written. */
  onUnsaved: (unsaved: boolean) => void;
}

/** A file or a pasted block, then what it would change, then the writing of it as one. */
export function ImportDrawer(props: Props) {
  const { title, open, onClose, heads, fieldName, compare, save, onUnsaved } = props;
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [table, setTable] = useState<Blob | null>(null);
  const [difference, setDifference] = useState<ShownDifference | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const look = async (next: Blob) => {
    setBusy(true);
    setError(null);
    setDifference(null);
    setTable(next);
    onUnsaved(true);
    try {
      setDifference(await compare(next));
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const count = difference ? difference.added.length + difference.changed.length : 0;
  const write = async () => {
    if (!table) return;
    setBusy(true);
    setError(null);
    try {
      await save(table, count);
      setDifference(null);
      setTable(null);
      setText("");
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      size={960}
      destroyOnHidden
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <ReasonButton
            type="primary"
            loading={busy}
            reason={count ? null : t("import.nothing")}
            onClick={() => void write()}
          >
            {t("import.save", { count })}
          </ReasonButton>
        </Flex>
      }
    >
      <p className="wm-quiet">{heads}</p>
      <FileDrop
        accept={[".csv", ".xlsx"]}
        max_mb={MAX_MB}
        prompt={t("import.drop")}
        onFiles={([file]) => file && void look(file)}
      />
      <label htmlFor="import-text">{t("import.paste")}</label>
      <Input.TextArea
        id="import-text"
        rows={4}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onUnsaved(event.target.value !== "");
        }}
      />
      <Flex justify="end" className="wm-gap">
        <ReasonButton
          reason={text.trim() ? null : t("import.paste_first")}
          onClick={() => void look(new Blob([text], { type: "text/csv" }))}
        >
          {t("import.compare")}
        </ReasonButton>
      </Flex>
      {error ? <Fault error={error} /> : null}
      {difference ? <Difference difference={difference} fieldName={fieldName} /> : null}
    </Drawer>
  );
}
