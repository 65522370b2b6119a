import { useQuery } from "@tanstack/react-query";
import { Button, Flex } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { pathQuery, putPath } from "@/api/plan";
import { planQuery } from "@/api/queries";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { useUnsaved } from "@/app/useUnsaved";
import { nameOf, printAmount, readAmount } from "@/lib/commitment";
import type { Cells } from "@/lib/grid";
import { parsePeriod } from "@/lib/period";
import { PasteGrid } from "@/ui/PasteGrid";
import { PendingText } from "@/ui/PendingText";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag } from "@/ui/StatusTag";
import { useFault } from "@/ui/useFault";
import { useKept } from "@/ui/useKept";
import type { LedgerRow } from "./useLedger";

/** The years of a plan's term. */
function yearsOf(term: string | undefined): string[] {
  const period = term ? parsePeriod(term) : null;
  if (period?.kind !== "years") return [];
  return Array.from({ length: period.last - period.first + 1 }, (_, at) => String(period.first + at));
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
  const period = usePeriodWords();
  const { plan, row, rows, known_by, onOpen } = props;
  const term = useQuery(planQuery(plan)).data?.body.term;
  const session = useSession();
  const write = useWrite(plan);
  const fault = useFault();
  const query = useQuery(pathQuery(plan, row.code, known_by));
  const content = row.content.sort === "statement" ? row.content : null;
  const target = content?.kind === "target";
  const years = useMemo(() => yearsOf(term), [term]);
  // Of several targets for one time the API names the one first that is written.
  const targets = useMemo(
    () =>
      (query.data?.points ?? []).filter(
        (one, at, all) =>
          one.kind === "target" &&
          one.period !== null &&
          all.findIndex(({ kind, period }) => kind === "target" && period === one.period) === at,
      ),
    [query.data],
  );
  const first = useMemo<Cells>(
    () =>
      years.map((year) => {
        const one = targets.find((target) => target.period === year);
        return [year, one ? printAmount(one.value) : ""];
      }),
    [years, targets],
  );
  const [typed, setTyped, reset] = useKept<Cells | null>(`path.${plan}.${row.code}`, null);
  const same = typed?.length === first.length && typed.every((line, at) => line[0] === first[at]?.[0]);
  const cells = typed && same ? typed : first;
  const faults = new Map<string, string>();
  cells.forEach(([year, text], at) => {
    if (text && readAmount(text) === null) faults.set(`${at}:1`, t("commitment.field_hints.value_fault"));
    const stated = targets.some((one) => one.period === year && !one.by_hand);
    if (!text && stated) faults.set(`${at}:1`, t("ledger.path_stated"));
  });
  const changed = cells.filter((line, at) => line[1] !== first[at]?.[1]);
  useUnsaved(changed.length > 0, { within: ["open", "tab"], onDiscard: reset });
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PendingText />;
  const { version, back } = query.data;
  const path = query.data.points.flatMap(({ code }) => rows.find((one) => one.code === code) ?? []);
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
    const others = targets.filter((one) => !years.includes(one.period ?? ""));
    const points = [
      ...others.map(({ period, value }) => ({ period: period ?? "", value })),
      ...cells.flatMap(([period = "", text = ""]) => {
        const value = readAmount(text);
        return value === null ? [] : [{ period, value }];
      }),
    ];
    try {
      const done = t("ledger.path_saved", { count: changed.length });
      await write(done, () => putPath(plan, row.code, version, { points }));
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
      {back.length ? (
        <p role="status">
          <StatusTag tone="yellow">
            {t("ledger.path_back", { periods: back.map(period).join(t("commitment.list_comma")) })}
          </StatusTag>
        </p>
      ) : null}
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
