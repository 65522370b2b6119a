import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanInputs } from "@/api/nouns";
import { planQuery } from "@/api/queries";
import {
  deleteRecord,
  postRecord,
  putRecord,
  recordsQuery,
  type SplitBody,
  sharedQuery,
} from "@/api/records";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { useWriteAll } from "@/api/useWrite";
import { lowOf } from "@/lib/commitment";
import { formatDecimal } from "@/lib/decimal";
import type { Cells } from "@/lib/grid";
import { named } from "@/lib/named";
import { reconcile, SPLIT_MODES, type SplitMode } from "@/lib/reconcile";
import { existsOn, splitChanges, splitLines } from "@/lib/split";
import { PasteGrid } from "@/ui/PasteGrid";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag } from "@/ui/StatusTag";
import { useFault } from "@/ui/useFault";
import { useKept } from "@/ui/useKept";
import type { LedgerRow } from "./useLedger";

/** The areas a target of a plan is split over, in administrative order; those that have a part already too. */
function useParts(plan: string, own: readonly Envelope<SplitBody>[]) {
  const { i18n } = useTranslation();
  const body = useQuery(planQuery(plan)).data?.body;
  const areas = useQuery(sharedQuery("areas")).data;
  return useMemo(() => {
    const all = areas ?? [];
    const taken = new Set(own.map((one) => one.body.area));
    // Targets are split when the plan begins: over the counties there were then.
    const begins = `${body?.term.slice(0, 4)}-01-01`;
    const counted = all.filter(
      ({ body: area }) =>
        taken.has(area.code) ||
        (area.parent === body?.area &&
          existsOn(area, begins) &&
          (area.level !== "zone" || area.counting === "additional")),
    );
    const known = new Set(counted.map((one) => one.code));
    return [
      ...counted.map((one) => ({
        code: one.code,
        name: named(i18n.language, one.body.name, one.body.name_en),
      })),
      ...own.flatMap(({ body: { area } }) => (area && !known.has(area) ? [{ code: area, name: area }] : [])),
    ];
  }, [areas, body, own, i18n.language]);
}

/** A target over its counties: what they make together, what is lacking, what is asked beyond. */
export function SplitPanel({ plan, row, known_by }: { plan: string; row: LedgerRow; known_by?: string }) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const session = useSession();
  const write = useWriteAll(plan);
  const fault = useFault();
  const splits = useQuery(recordsQuery(plan, "splits", known_by ? { known_by } : {})).data;
  const own = useMemo(
    () => (splits ?? []).filter((one) => one.body.target === row.code && one.body.area),
    [splits, row.code],
  );
  const areas = useParts(plan, own);
  const before = useMemo(
    () =>
      new Map(
        own.map((one) => [
          one.body.area ?? "",
          { ...one.body, area: one.body.area ?? "", weight: one.body.weight ?? null, record: one },
        ]),
      ),
    [own],
  );
  const content = row.content.sort === "statement" ? row.content : null;
  const usual: SplitMode =
    own[0]?.body.mode ?? (content?.unit === "%" || content?.form === "growth" ? "same" : "sum");
  const [chosen, setMode] = useState<SplitMode>();
  const mode = chosen ?? usual;
  const first = useMemo<Cells>(
    () =>
      areas.map(({ code, name }) => {
        const part = before.get(code);
        return [name, part?.value ?? "", part?.weight ?? ""];
      }),
    [areas, before],
  );
  // Closing the drawer or another tab loses nothing; an own reset gives the saved values back.
  const [typed, setTyped, reset] = useKept<Cells | null>(`split.${plan}.${row.code}`, null);
  const same = typed?.length === first.length && typed.every((line, at) => line[0] === first[at]?.[0]);
  const cells = typed && same ? typed : first;
  if (!content) return null;
  const lines = splitLines(areas, cells, mode);
  const whole = lowOf(content.value);
  const lessIsBetter = content.operator === "<=" || content.operator === "<";
  const result = reconcile(mode, whole, lessIsBetter, lines);
  const changes = splitChanges(before, lines, mode);
  const faults = new Map(
    lines.flatMap((line, at) => (line.fault ? [[`${at}:1`, t("split.fault")] as const] : [])),
  );
  const reason = known_by
    ? t("ledger.past")
    : !mayDo(session, "split.write")
      ? t("ledger.not_allowed")
      : faults.size
        ? t("split.fault")
        : changes.put.length + changes.remove.length
          ? null
          : t("ledger.nothing_changed");
  const save = async () => {
    const puts = changes.put.map((line) => () => {
      const old = before.get(line.area)?.record;
      const body: PlanInputs["splits"] = {
        ...old?.body,
        target: row.code,
        area: line.area,
        mode,
        value: line.value,
        weight: line.weight ?? null,
      };
      return old ? putRecord(plan, "splits", old, body) : postRecord(plan, "splits", body);
    });
    const removes = changes.remove.flatMap((area) => {
      const old = before.get(area)?.record;
      return old ? [() => deleteRecord(plan, "splits", old.code)] : [];
    });
    try {
      await write(t("split.saved", { count: puts.length + removes.length }), [...puts, ...removes]);
      reset();
    } catch (error) {
      fault(error);
    }
  };
  const unit = content.unit ?? "";
  const amount = (text: string) => `${formatDecimal(text)}${unit}`;
  const columns = [
    { key: "area", title: t("commitment.fields.area"), width: 160, locked: true },
    { key: "value", title: [t("split.part"), unit].filter(Boolean).join(" · "), width: 140, numeric: true },
    ...(mode === "weighted" ? [{ key: "weight", title: t("split.weight"), width: 120, numeric: true }] : []),
  ];
  return (
    <>
      <Flex gap={12} align="center" wrap>
        <Segmented<SplitMode>
          aria-label={t("common.which")}
          value={mode}
          onChange={setMode}
          options={SPLIT_MODES.map((value) => ({ value, label: t(`split.modes.${value}`) }))}
        />
        <span className="wm-quiet">{t(`split.mode_hints.${mode}`)}</span>
      </Flex>
      <p role="status" className="wm-split-sum">
        <span>
          {t("split.whole")} <strong className="wm-figure">{words.figure(content)}</strong>
        </span>
        {result.parts !== null ? (
          <span>
            {t("split.together")} <strong className="wm-figure">{amount(result.parts)}</strong>
          </span>
        ) : null}
        {result.gap !== null ? (
          <StatusTag tone="red">{t("split.gap", { amount: amount(result.gap) })}</StatusTag>
        ) : null}
        {result.excess !== null ? (
          <StatusTag tone="blue">{t("split.excess", { amount: amount(result.excess) })}</StatusTag>
        ) : null}
        {result.open.length ? (
          <StatusTag tone="grey" title={result.open.join(t("commitment.list_comma"))}>
            {t("split.open", { count: result.open.length })}
          </StatusTag>
        ) : result.gap === null && result.excess === null ? (
          <StatusTag tone="green">{t("split.even")}</StatusTag>
        ) : null}
      </p>
      {result.below.length ? (
        <p>{t("split.below", { areas: result.below.join(t("commitment.list_comma")) })}</p>
      ) : null}
      {areas.length ? (
        <>
          <PasteGrid
            title={t("split.title")}
            columns={columns}
            cells={cells.map((line) => line.slice(0, columns.length))}
            onCells={(next) => setTyped(next.map((line) => [line[0] ?? "", line[1] ?? "", line[2] ?? ""]))}
            faults={faults}
            canAdd={false}
          />
          <Flex justify="end" gap={8} className="wm-gap">
            <Button disabled={cells === first} onClick={reset}>
              {t("ledger.reset")}
            </Button>
            <ReasonButton type="primary" reason={reason} onClick={save}>
              {t("split.save")}
            </ReasonButton>
          </Flex>
        </>
      ) : (
        <p>{t("split.no_areas")}</p>
      )}
    </>
  );
}
