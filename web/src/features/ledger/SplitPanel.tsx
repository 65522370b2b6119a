import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { putSplit, type SplitShare, splitQuery } from "@/api/plan";
import { planQuery } from "@/api/queries";
import { sharedQuery } from "@/api/records";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { useUnsaved } from "@/app/useUnsaved";
import { lowOf } from "@/lib/commitment";
import { formatDecimal } from "@/lib/decimal";
import type { Cells } from "@/lib/grid";
import { named } from "@/lib/named";
import { reconcile, SPLIT_MODES, type SplitMode } from "@/lib/reconcile";
import { existsOn, partsOf, type Sharer, sameParts, sharerOf, splitLines } from "@/lib/split";
import { PasteGrid } from "@/ui/PasteGrid";
import { PendingText } from "@/ui/PendingText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag } from "@/ui/StatusTag";
import { useFault } from "@/ui/useFault";
import { useKept } from "@/ui/useKept";
import type { LedgerRow } from "./useLedger";

/** The areas a target of a plan is split over, in administrative order; whoever has a part already too. */
function useSharers(plan: string, parts: readonly SplitShare[]): Sharer[] {
  const { i18n } = useTranslation();
  const body = useQuery(planQuery(plan)).data?.body;
  const areas = useQuery(sharedQuery("areas")).data;
  return useMemo(() => {
    const taken = new Set(parts.map((one) => one.area));
    // Targets are split when the plan begins: over the counties there were then.
    const begins = `${body?.term.slice(0, 4)}-01-01`;
    const counted = (areas ?? []).filter(
      ({ body: area }) =>
        taken.has(area.code) ||
        (area.parent === body?.area &&
          existsOn(area, begins) &&
          (area.level !== "zone" || area.counting === "additional")),
    );
    const known = new Set(counted.map((one) => one.code));
    const others = parts.filter((one) => !known.has(sharerOf(one)));
    return [
      ...counted.map(({ code, body: area }): Sharer => {
        return { code, name: named(i18n.language, area.name, area.name_en), of: "area" };
      }),
      ...others.map((one): Sharer => {
        return { code: sharerOf(one), name: one.name, of: one.area ? "area" : "body" };
      }),
    ];
  }, [areas, body, parts, i18n.language]);
}

const NO_PARTS: readonly SplitShare[] = [];

/** A target over its counties: what they make together, what is lacking, what is asked beyond. */
export function SplitPanel({ plan, row, known_by }: { plan: string; row: LedgerRow; known_by?: string }) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const session = useSession();
  const write = useWrite(plan);
  const fault = useFault();
  const query = useQuery(splitQuery(plan, row.code, known_by));
  const split = query.data?.split;
  const kept = split?.parts ?? NO_PARTS;
  const sharers = useSharers(plan, kept);
  const content = row.content.sort === "statement" ? row.content : null;
  const usual: SplitMode =
    split?.mode ?? (content?.unit === "%" || content?.form === "growth" ? "same" : "sum");
  const [chosen, setMode] = useState<SplitMode>();
  const mode = chosen ?? usual;
  const first = useMemo<Cells>(
    () =>
      sharers.map(({ code, name }) => {
        const part = kept.find((one) => sharerOf(one) === code);
        return [name, part?.value ?? "", part?.weight ?? ""];
      }),
    [sharers, kept],
  );
  // Another tab, a reload or the end of the session loses nothing; reset gives the saved values back.
  const [typed, setTyped, reset] = useKept<Cells | null>(`split.${plan}.${row.code}`, null);
  const same = typed?.length === first.length && typed.every((line, at) => line[0] === first[at]?.[0]);
  const cells = typed && same ? typed : first;
  const lines = splitLines(sharers, cells, mode);
  const parts = partsOf(kept, lines);
  const changed = mode !== usual || !sameParts(kept, parts);
  useUnsaved(query.isSuccess && (cells !== first || mode !== usual), {
    within: ["open", "tab"],
    onDiscard: reset,
  });
  if (!content) return null;
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PendingText />;
  const { version } = query.data;
  const whole = lowOf(content.value);
  const lessIsBetter = content.operator === "<=" || content.operator === "<";
  const result = reconcile(mode, whole, lessIsBetter, lines);
  const faults = new Map(
    lines.flatMap((line, at) => (line.fault ? [[`${at}:1`, t("split.fault")] as const] : [])),
  );
  const reason = known_by
    ? t("ledger.past")
    : !mayDo(session, "split.write")
      ? t("ledger.not_allowed")
      : faults.size
        ? t("split.fault")
        : changed
          ? null
          : t("ledger.nothing_changed");
  const save = async () => {
    try {
      const done = t("split.saved", { count: parts.length });
      await write(done, () => putSplit(plan, row.code, version, { mode, parts }));
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
      {sharers.length ? (
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
