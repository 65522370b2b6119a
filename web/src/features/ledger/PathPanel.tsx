import { useQuery } from "@tanstack/react-query";
import { Button, Flex } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { PlanInputs } from "@/api/nouns";
import { planQuery } from "@/api/queries";
import { postRecord, putRecord } from "@/api/records";
import { mayDo, useSession } from "@/api/useSession";
import { useWriteAll } from "@/api/useWrite";
import { nameOf, printAmount, readAmount, type StatementContent } from "@/lib/commitment";
import type { Cells } from "@/lib/grid";
import { pathOf } from "@/lib/ledger";
import { parsePeriod } from "@/lib/period";
import { PasteGrid } from "@/ui/PasteGrid";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import { useFault } from "@/ui/useFault";
import { useKept } from "@/ui/useKept";
import type { LedgerRow } from "./useLedger";

/** The years of a plan's term. */
function yearsOf(term: string | undefined): string[] {
  const period = term ? parsePeriod(term) : null;
  if (period?.kind !== "years") return [];
  return Array.from({ length: period.last - period.first + 1 }, (_, at) => String(period.first + at));
}

/** The target of a year that nobody printed: written in by hand, part of the target it leads to. */
function yearTarget(row: LedgerRow, content: StatementContent, year: string): PlanInputs["ledger"] {
  return {
    parent: row.code,
    theme: row.entry.body.theme,
    visibility: row.entry.body.visibility,
    item: {
      code: `${row.code}-${year}`,
      id: null,
      decision: "added",
      content: { ...content, period: year },
      changes: [],
      owners: row.entry.body.item.owners,
      note: null,
      section: row.entry.body.item.section,
      source: null,
    },
  };
}

/** Baseline and targets along the years, and a grid for the target of each year. */
export function PathPanel(props: {
  plan: string;
  row: LedgerRow;
  rows: readonly LedgerRow[];
  known_by?: string;
  onOpen: (code: string) => void;
}) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { plan, row, rows, known_by, onOpen } = props;
  const term = useQuery(planQuery(plan)).data?.body.term;
  const session = useSession();
  const write = useWriteAll(plan);
  const fault = useFault();
  const path = useMemo(() => pathOf(rows, row), [rows, row]);
  const content = row.content.sort === "statement" ? row.content : null;
  const target = content?.kind === "target";
  const years = useMemo(() => yearsOf(term), [term]);
  const given = useMemo(() => {
    const map = new Map<string, LedgerRow>();
    for (const one of path) {
      if (one.content.sort === "statement" && one.content.kind === "target" && one.content.period)
        map.set(one.content.period, one);
    }
    return map;
  }, [path]);
  const first = useMemo<Cells>(
    () =>
      years.map((year) => {
        const one = given.get(year)?.content;
        return [year, one?.sort === "statement" ? printAmount(one.value) : ""];
      }),
    [years, given],
  );
  const [typed, setTyped, reset] = useKept<Cells | null>(`path.${plan}.${row.code}`, null);
  const same = typed?.length === first.length && typed.every((line, at) => line[0] === first[at]?.[0]);
  const cells = typed && same ? typed : first;
  const faults = new Map<string, string>();
  cells.forEach((line, at) => {
    if (line[1] && readAmount(line[1]) === null)
      faults.set(`${at}:1`, t("commitment.field_hints.value_fault"));
  });
  const changed = cells.filter((line, at) => line[1] !== first[at]?.[1] && line[1]);
  const reason = known_by
    ? t("ledger.past")
    : !mayDo(session, "ledger.write")
      ? t("ledger.not_allowed")
      : faults.size
        ? t("ledger.path_faults")
        : changed.length
          ? null
          : t("ledger.nothing_changed");
  const save = async () => {
    if (!content) return;
    const writes = changed.map(([year = "", text = ""]) => () => {
      const value = readAmount(text) ?? content.value;
      const before = given.get(year);
      if (!before) return postRecord(plan, "ledger", yearTarget(row, { ...content, value }, year));
      const { body } = before.entry;
      const next = {
        ...body,
        item: { ...body.item, content: { ...before.content, value } as StatementContent },
      };
      return putRecord(plan, "ledger", before.entry, next);
    });
    try {
      await write(t("ledger.path_saved", { count: writes.length }), writes);
      reset();
    } catch (error) {
      fault(error);
    }
  };
  return (
    <>
      <table className="wm-plain-table">
        <thead>
          <tr>
            <th scope="col">{t("commitment.fields.period")}</th>
            <th scope="col">{t("commitment.fields.kind")}</th>
            <th scope="col">{t("commitment.fields.value")}</th>
            <th scope="col">{t("ledger.commitment")}</th>
          </tr>
        </thead>
        <tbody>
          {path.map((one) => (
            <tr key={one.code} aria-current={one.code === row.code || undefined}>
              <td>{words.period(one.content)}</td>
              <td>{one.content.sort === "statement" ? words.sort(one.content.kind) : ""}</td>
              <td className="wm-figure">{words.promise(one.content)}</td>
              <td>
                {one.code === row.code ? (
                  <strong>{nameOf(one.content)}</strong>
                ) : (
                  <button type="button" className="wm-link" onClick={() => onOpen(one.code)}>
                    {one.code} {nameOf(one.content)}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {target && years.length ? (
        <>
          <h3 className="wm-gap">{t("ledger.path")}</h3>
          <p className="wm-quiet">{t("ledger.path_hint")}</p>
          <PasteGrid
            title={t("ledger.path")}
            columns={[
              { key: "year", title: t("ledger.year"), width: 90, locked: true },
              {
                key: "value",
                title: [t("commitment.fields.value"), content?.unit].filter(Boolean).join(" · "),
                width: 160,
                numeric: true,
              },
            ]}
            cells={cells}
            onCells={setTyped}
            faults={faults}
            canAdd={false}
          />
          <Flex justify="end" gap={8} className="wm-gap">
            <Button disabled={cells === first} onClick={reset}>
              {t("ledger.reset")}
            </Button>
            <ReasonButton type="primary" reason={reason} onClick={save}>
              {t("ledger.path_save")}
            </ReasonButton>
          </Flex>
        </>
      ) : null}
    </>
  );
}
