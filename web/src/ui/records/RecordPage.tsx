import { PlusOutlined } from "@ant-design/icons";
import { type FormInstance, Space, Typography } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TableView } from "@/lib/table";
import { FormDrawer } from "../FormDrawer";
import { ProblemAlert } from "../ProblemAlert";
import { QueryBar } from "../QueryBar";
import { ReadFailed } from "../ReadFailed";
import { ReasonButton } from "../ReasonButton";
import { type Column, DataTable } from "../table/DataTable";

/** The view of a page of records. */
export interface RecordView extends TableView {
  /** Code of the record in the drawer; `new` for one that is not there yet. */
  open?: string;
}

/** What the form beside the list edits. */
export interface RecordForm<Row, Values extends object> {
  /** Title of the drawer; null for a new record. */
  title: (row: Row | null) => string;
  initial: (row: Row | null) => Partial<Values>;
  fields: (row: Row | null, form: FormInstance<Values>) => ReactNode;
  save: (values: Values, row: Row | null) => Promise<unknown>;
  /** Why nothing can be written. */
  refused?: string | null;
  addLabel?: string;
  /** Above the fields: history, what may be done with it. */
  before?: (row: Row) => ReactNode;
  onDirty?: (dirty: boolean) => void;
}

/** A list of records with words to search, downloads, and a drawer to write one. */
export interface RecordPageProps<Row extends object, Values extends object> {
  title: string;
  intro?: ReactNode;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  code: (row: Row) => string;
  view: RecordView;
  onView: (view: RecordView) => void;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  form?: RecordForm<Row, Values>;
  /** Offers no button for a new one where false. */
  add?: boolean;
  filters?: ReactNode;
  tools?: ReactNode;
  notes?: string[];
  invented?: boolean;
  children?: ReactNode;
}

export function RecordPage<Row extends object, Values extends object>(props: RecordPageProps<Row, Values>) {
  const { title, rows, code, view, onView, form, add = true } = props;
  const { t } = useTranslation();
  const opened = view.open === "new" ? null : rows.find((row) => code(row) === view.open);
  const isOpen = form !== undefined && view.open !== undefined && opened !== undefined;
  const [dirty, setDirty] = useState(false);
  const open = (next: string | undefined) => onView({ ...view, open: next });
  const touch = (next: boolean) => {
    setDirty(next);
    form?.onDirty?.(next);
  };
  if (props.error && rows.length === 0) {
    return <ReadFailed title={title} read={{ error: props.error, refetch: () => props.onRetry?.() }} />;
  }
  return (
    <div className="wm-page">
      <h1>{title}</h1>
      {props.intro ? <Typography.Paragraph className="wm-quiet">{props.intro}</Typography.Paragraph> : null}
      {props.error ? <ProblemAlert error={props.error} onRetry={props.onRetry} /> : null}
      {props.children}
      <QueryBar q={view.q} onSearch={(q) => onView({ ...view, q })}>
        {props.filters}
      </QueryBar>
      <DataTable
        title={title}
        rows={rows}
        columns={props.columns}
        rowKey={code}
        view={view}
        onView={(next) => onView({ ...view, ...next })}
        onOpen={form ? (row) => open(code(row)) : undefined}
        loading={props.loading}
        notes={props.notes}
        invented={props.invented}
        tools={
          <Space>
            {props.tools}
            {form && add ? (
              <ReasonButton
                type="primary"
                icon={<PlusOutlined aria-hidden />}
                reason={form.refused}
                onClick={() => open("new")}
              >
                {form.addLabel ?? t("records.add")}
              </ReasonButton>
            ) : null}
          </Space>
        }
      />
      {form ? (
        <FormDrawer<Values>
          key={view.open ?? ""}
          title={isOpen ? form.title(opened ?? null) : ""}
          open={isOpen}
          initial={isOpen ? form.initial(opened ?? null) : undefined}
          onClose={() => {
            touch(false);
            open(undefined);
          }}
          onDirty={dirty ? undefined : () => touch(true)}
          refused={form.refused}
          onSubmit={(values) => form.save(values, opened ?? null)}
        >
          {(instance) => (
            <>
              {opened ? form.before?.(opened) : null}
              {isOpen ? form.fields(opened ?? null, instance) : null}
            </>
          )}
        </FormDrawer>
      ) : null}
    </div>
  );
}
