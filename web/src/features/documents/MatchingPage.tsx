import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Checkbox, Empty, Flex, Select, Spin, Tabs } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { applyTaskSplit, type SplitRow, type TaskSplitAnswer, taskSplitQuery } from "@/api/plan";
import { type LedgerBody, recordsQuery } from "@/api/records";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { useUnsaved } from "@/app/useUnsaved";
import { nameOf } from "@/lib/commitment";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Differences } from "@/ui/plan/Differences";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag } from "@/ui/StatusTag";
import { useFault } from "@/ui/useFault";

const route = getRouteApi("/signed-in/p/$plan/documents/$document/matching");

/** What is chosen: of each row the commitment it goes to, or that it goes nowhere. */
type Choices = ReadonlyMap<string, string | null>;

/** A line may hold several rows. */
const keyOf = (row: SplitRow) => `${row.line} ${row.name}`;

/** What is proposed before anyone chose: the matched rows. */
const offered = (answer: TaskSplitAnswer): Map<string, string> =>
  new Map(answer.matching.matched.map((one) => [keyOf(one.row), one.code]));

function Words({ row }: { row: SplitRow }) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  return (
    <td>
      <strong>{row.name}</strong>
      <blockquote className="wm-quote">
        <span className="wm-quiet">{t("reading.line", { line: row.line })}</span> {row.words}
      </blockquote>
      <span className="wm-quiet">
        {row.owners.map((owner) => `${words.role(owner.role)} ${owner.body}`).join(" · ")}
      </span>
    </td>
  );
}

function Choice(props: {
  row: SplitRow;
  first: readonly { code: string; score: number }[];
  ledger: readonly Envelope<LedgerBody>[];
  value: string | null;
  onChange: (code: string | null) => void;
}) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { row, first, ledger, value, onChange } = props;
  const score = new Map(first.map((one) => [one.code, one.score]));
  const options = [...ledger]
    .sort((a, b) => (score.get(b.code) ?? 0) - (score.get(a.code) ?? 0))
    .map(({ code, body }) => ({
      value: code,
      label: [
        code,
        nameOf(body.item.content),
        words.promise(body.item.content),
        score.has(code) ? t("matching.score", { score: score.get(code) }) : "",
      ]
        .filter(Boolean)
        .join(" · "),
    }));
  return (
    <td>
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%", minWidth: 260 }}
        aria-label={t("matching.choose", { name: row.name })}
        placeholder={t("matching.choose_short")}
        value={value ?? undefined}
        options={options}
        onChange={(code?: string) => onChange(code ?? null)}
      />
    </td>
  );
}

/** Rows of a task split beside the commitments they are about; owners are filled in once someone says so. */
export function MatchingPage() {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { plan, document } = route.useParams();
  const { panel = "matched" } = route.useSearch();
  const navigate = useNavigate({ from: "/p/$plan/documents/$document/matching" });
  const query = useQuery(taskSplitQuery(plan, document));
  const ledger = useQuery(recordsQuery(plan, "ledger")).data;
  const write = useWrite(plan);
  const fault = useFault();
  const session = useSession();
  const [choices, setChoices] = useState<Choices>(new Map());
  const [replace, setReplace] = useState(false);
  const [busy, setBusy] = useState(false);
  useUnsaved(choices.size > 0);
  const names = useMemo(
    () => new Map((ledger ?? []).map(({ code, body }) => [code, nameOf(body.item.content)])),
    [ledger],
  );
  const targets = useMemo(
    () =>
      (ledger ?? []).filter(
        ({ body: { item } }) => item.content.sort !== "statement" || item.content.kind === "target",
      ),
    [ledger],
  );
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Spin />;
  const { matching, bodies_unknown } = query.data;
  const first = offered(query.data);
  const chosen = (row: SplitRow) =>
    choices.has(keyOf(row)) ? (choices.get(keyOf(row)) ?? null) : (first.get(keyOf(row)) ?? null);
  const choose = (row: SplitRow, code: string | null) => setChoices(new Map(choices).set(keyOf(row), code));
  const all = [
    ...matching.matched.map((one) => one.row),
    ...matching.ambiguous.map((one) => one.row),
    ...matching.unmatched_rows,
  ];
  const rows = all.flatMap((row) => {
    const code = chosen(row);
    return code ? [{ line: row.line, code }] : [];
  });
  const reason = !mayDo(session, "owner.write")
    ? t("matching.not_allowed")
    : rows.length
      ? null
      : t("matching.none_chosen");
  const apply = async () => {
    setBusy(true);
    try {
      // Restated items follow their row where the rows are taken as they were matched.
      const untouched = choices.size === 0;
      await write(t("matching.applied", { count: rows.length }), () =>
        applyTaskSplit(plan, { document, replace, ...(untouched ? {} : { rows }) }),
      );
      setChoices(new Map());
    } catch (error) {
      fault(error);
    }
    setBusy(false);
  };
  const matched = matching.matched.map((one) => (
    <tr key={keyOf(one.row)}>
      <td>
        <Checkbox
          aria-label={t("matching.take", { name: one.row.name })}
          checked={chosen(one.row) !== null}
          onChange={(event) => choose(one.row, event.target.checked ? one.code : null)}
        />
      </td>
      <Words row={one.row} />
      <td>
        <strong>{names.get(one.code) ?? one.code}</strong>{" "}
        <span className="wm-quiet">
          {one.code} · {t("matching.score", { score: one.score })}
          {one.restated.length ? ` · ${t("matching.restated", { codes: one.restated.join(" ") })}` : ""}
        </span>
        <Differences fields={one.differences} />
      </td>
      <td>
        {one.fill.length ? (
          one.fill.map((owner) => (
            <div key={`${owner.role} ${owner.body}`}>
              <ins>+ {owner.body}</ins> <span className="wm-quiet">{words.role(owner.role)}</span>
            </div>
          ))
        ) : (
          <span className="wm-quiet">{t("matching.nothing_new")}</span>
        )}
        {one.not_named.map((owner) => (
          <div key={`${owner.role} ${owner.body}`} className="wm-quiet">
            {replace ? <del>{owner.body}</del> : owner.body} {words.role(owner.role)}{" "}
            {t("matching.not_named")}
          </div>
        ))}
      </td>
    </tr>
  ));
  const loose = (list: { row: SplitRow; candidates: { code: string; score: number }[] }[]) =>
    list.map(({ row, candidates }) => (
      <tr key={keyOf(row)}>
        <Words row={row} />
        <Choice
          row={row}
          first={candidates}
          ledger={targets}
          value={chosen(row)}
          onChange={(code) => choose(row, code)}
        />
      </tr>
    ));
  const panels = {
    matched: { heads: ["take_short", "row", "item", "owners"], body: matched },
    ambiguous: { heads: ["row", "item"], body: loose(matching.ambiguous) },
    unmatched: {
      heads: ["row", "item"],
      body: loose(matching.unmatched_rows.map((row) => ({ row, candidates: [] }))),
    },
    bare: {
      heads: ["item"],
      body: matching.items_without_owner.map((code) => (
        <tr key={code}>
          <td>
            <Link to="/p/$plan/ledger" params={{ plan }} search={{ open: code, tab: "owners" }}>
              {names.get(code) ?? code}
            </Link>{" "}
            <span className="wm-quiet">{code}</span>
          </td>
        </tr>
      )),
    },
  };
  const shown = panels[panel];
  return (
    <div className="wm-page">
      <h1>{t("matching.title")}</h1>
      <p className="wm-quiet">{t("matching.hint")}</p>
      <Flex gap={12} wrap align="center" className="wm-query wm-no-print">
        <ReasonButton type="primary" loading={busy} reason={reason} onClick={apply}>
          {t("matching.apply", { count: rows.length })}
        </ReasonButton>
        <Checkbox checked={replace} onChange={(event) => setReplace(event.target.checked)}>
          {t("matching.replace")}
        </Checkbox>
        <Link to="/p/$plan/documents/$document" params={{ plan, document }}>
          {t("matching.to_text")}
        </Link>
      </Flex>
      {bodies_unknown.length ? (
        <p>
          <StatusTag tone="yellow">{t("matching.unknown")}</StatusTag>{" "}
          {bodies_unknown.join(t("commitment.list_comma"))}
        </p>
      ) : null}
      <section className="wm-table">
        <Tabs
          size="small"
          activeKey={panel}
          onChange={(key) =>
            navigate({
              search: { panel: key === "matched" ? undefined : (key as "ambiguous" | "unmatched" | "bare") },
              replace: true,
            })
          }
          items={(Object.keys(panels) as (keyof typeof panels)[]).map((key) => ({
            key,
            label: `${t(`matching.panels.${key}`)} ${panels[key].body.length}`,
          }))}
        />
        {shown.body.length ? (
          <div className="wm-scroll">
            <table className="wm-plain-table wm-side-by-side">
              <thead>
                <tr>
                  {shown.heads.map((head) => (
                    <th key={head} scope="col">
                      {t(`matching.heads.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>{shown.body}</tbody>
            </table>
          </div>
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("matching.none")} />
        )}
      </section>
    </div>
  );
}
