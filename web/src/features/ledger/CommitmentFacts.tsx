import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { AutoComplete, Descriptions, Flex, Form, Input, Select, Switch } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LedgerBody, putRecord, recordsQuery, VISIBILITIES } from "@/api/records";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { confirmable, nameOf } from "@/lib/commitment";
import { FormDrawer } from "@/ui/FormDrawer";
import { ContentFields, type ContentValues, contentOf, contentValues } from "@/ui/plan/ContentFields";
import { Differences } from "@/ui/plan/Differences";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import type { LedgerRow } from "./useLedger";

type Values = ContentValues &
  Pick<LedgerBody, "theme" | "parent" | "main" | "visibility"> & {
    note?: string | null;
    reason?: string;
  };

function Edit(props: { plan: string; row: LedgerRow; rows: readonly LedgerRow[]; known_by?: string }) {
  const { t } = useTranslation();
  const { plan, row, rows, known_by } = props;
  const [open, setOpen] = useState(false);
  const write = useWrite(plan);
  const session = useSession();
  const reason = known_by
    ? t("ledger.past")
    : mayDo(session, "ledger.write")
      ? null
      : t("ledger.not_allowed");
  const { body } = row.entry;
  const themes = [...new Set(rows.flatMap((one) => one.entry.body.theme ?? []))];
  const submit = ({ theme, parent, main, visibility, note, reason: why, ...fields }: Values) =>
    write(t("ledger.saved", { name: nameOf(row.content) }), () =>
      putRecord(
        plan,
        "ledger",
        row.entry,
        {
          ...body,
          theme: theme || null,
          parent: parent || null,
          main: Boolean(main),
          visibility,
          item: { ...body.item, content: confirmable(contentOf(row.content, fields)), note: note || null },
        },
        { reason: why },
      ),
    );
  return (
    <>
      <ReasonButton reason={reason} onClick={() => setOpen(true)}>
        {t("ledger.edit")}
      </ReasonButton>
      <FormDrawer<Values>
        title={t("ledger.edit")}
        open={open}
        width={640}
        initial={{
          ...contentValues(row.content),
          theme: body.theme,
          parent: body.parent,
          main: body.main,
          visibility: body.visibility ?? "internal",
          note: body.item.note,
        }}
        onSubmit={submit}
        onClose={() => setOpen(false)}
      >
        <ContentFields sort={row.content.sort} />
        <div className="wm-fields">
          <Form.Item name="theme" label={t("ledger.theme")}>
            <AutoComplete allowClear options={themes.map((value) => ({ value }))} />
          </Form.Item>
          <Form.Item name="visibility" label={t("ledger.visibility")}>
            <Select
              options={VISIBILITIES.map((value) => ({ value, label: t(`ledger.visibilities.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="parent" label={t("ledger.part_of")} className="wm-wide-field">
            <Select
              showSearch={{ optionFilterProp: "label" }}
              allowClear
              options={rows
                .filter((one) => one.code !== row.code)
                .map((one) => ({ value: one.code, label: `${one.code} ${nameOf(one.content)}` }))}
            />
          </Form.Item>
          <Form.Item name="main" label={t("ledger.main")} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
        <Form.Item name="note" label={t("commitment.fields.note")}>
          <Input.TextArea rows={2} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t("ledger.reason")}
          rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
        >
          <Input placeholder={t("ledger.reason_example")} />
        </Form.Item>
      </FormDrawer>
    </>
  );
}

/** The words it came from, with the way to them in the document. */
function Words({ plan, row }: { plan: string; row: LedgerRow }) {
  const { t } = useTranslation();
  const { item, document, restated = [] } = row.entry.body;
  const may = mayDo(useSession(), "proposal.read");
  const proposals = useQuery({ ...recordsQuery(plan, "proposals"), enabled: may }).data ?? [];
  const documents = useQuery(recordsQuery(plan, "documents")).data ?? [];
  const places = proposals.filter((one) => one.body.item === row.code || restated.includes(one.code));
  const title = (code: string) => documents.find((one) => one.code === code)?.body.title ?? code;
  const link = (code: string, at: string | undefined, text: ReactNode) => (
    <Link to="/p/$plan/documents/$document" params={{ plan, document: code }} search={{ at }}>
      {text}
    </Link>
  );
  if (!item.source && !places.length) return <p className="wm-quiet">{t("ledger.by_hand")}</p>;
  const own = places.find((one) => one.body.content.id === item.id);
  const again = places.filter((one) => one !== own);
  return (
    <>
      {item.source ? (
        <blockquote className="wm-quote">
          {item.source.quote}
          <footer className="wm-quiet">
            {document
              ? link(
                  document,
                  own?.code,
                  `${title(document)} · ${t("reading.line", { line: item.source.line })}`,
                )
              : t("reading.line", { line: item.source.line })}
            {item.section.length ? ` · ${item.section.join(" / ")}` : ""}
          </footer>
        </blockquote>
      ) : null}
      {again.length ? <p className="wm-quiet">{t("ledger.restated_at", { count: again.length })}</p> : null}
      {again.map((one) => (
        <blockquote key={one.code} className="wm-quote">
          {one.body.content.source.quote}
          <footer className="wm-quiet">
            {link(
              one.body.document,
              one.code,
              `${title(one.body.document)} · ${t("reading.line", { line: one.body.content.source.line })}`,
            )}
          </footer>
        </blockquote>
      ))}
    </>
  );
}

/** What it says, where it stands, and how it came to be. */
export function CommitmentFacts(props: {
  plan: string;
  row: LedgerRow;
  rows: readonly LedgerRow[];
  known_by?: string;
  onOpen: (code: string) => void;
}) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { plan, row, rows, onOpen } = props;
  const { content, entry } = row;
  const { item, theme, main, visibility = "internal", parent } = entry.body;
  const above = rows.find((one) => one.code === parent);
  const parts = rows.filter((one) => one.parent === row.code);
  const open = (one: LedgerRow) => (
    <button key={one.code} type="button" className="wm-link" onClick={() => onOpen(one.code)}>
      {one.code} {nameOf(one.content)}
    </button>
  );
  const statement = content.sort === "statement" ? content : null;
  const lines: [string, ReactNode][] = [
    [t("ledger.promise"), words.promise(content)],
    [t("commitment.fields.period"), words.period(content)],
    [t("commitment.fields.strength"), content.sort === "project" ? "" : words.strength(content.strength)],
    [t("commitment.fields.nature"), statement ? words.nature(statement.nature) : ""],
    [t("commitment.fields.form"), statement ? words.form(statement.form) : ""],
    [t("commitment.fields.area"), statement?.area],
    [t("commitment.fields.indicator_code"), statement?.indicator_code],
    [t("ledger.theme"), theme],
    [t("ledger.main"), main ? t("ledger.yes") : t("ledger.no")],
    [t("ledger.visibility"), t(`ledger.visibilities.${visibility}`)],
    [t("commitment.fields.owners"), words.owners(row.owners)],
    [t("ledger.part_of"), above ? open(above) : ""],
    [
      t("ledger.has_parts"),
      parts.length ? (
        <Flex key="parts" vertical align="start">
          {parts.map(open)}
        </Flex>
      ) : (
        ""
      ),
    ],
    [t("ledger.decision"), t(`ledger.decisions.${item.decision}`)],
    [t("commitment.fields.note"), item.note],
  ];
  return (
    <>
      <Flex justify="end">
        <Edit {...props} />
      </Flex>
      <h3>{t("ledger.words")}</h3>
      <Words plan={plan} row={row} />
      <Descriptions
        className="wm-card-facts"
        size="small"
        bordered
        column={{ xs: 1, md: 2 }}
        items={lines
          .filter(([, value]) => value)
          .map(([label, children]) => ({ key: label, label, children }))}
      />
      {item.changes.length ? (
        <>
          <h3 className="wm-gap">{t("ledger.changed_from_offer")}</h3>
          <Differences
            fields={item.changes.map((one) => ({
              field: one.field,
              before: one.offered,
              after: one.confirmed,
            }))}
          />
        </>
      ) : null}
    </>
  );
}
