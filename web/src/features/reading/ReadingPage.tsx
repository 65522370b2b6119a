import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge, Flex, Tabs } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Decision } from "@/api/plan";
import { deleteRecord, postRecord, recordQuery, recordsQuery, sharedQuery } from "@/api/records";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { nameOf } from "@/lib/commitment";
import { neighbour, nextOpen } from "@/lib/reading";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useFault } from "@/ui/useFault";
import { CorrectDrawer, type Correction } from "./CorrectDrawer";
import { Findings } from "./Findings";
import { MergeDialog, targetsOf } from "./MergeDialog";
import type { Act } from "./ProposalCard";
import { ProposalList } from "./ProposalList";
import { ReadingBar } from "./ReadingBar";
import { TextPane } from "./TextPane";
import { useDecide } from "./useDecide";
import { useReading } from "./useReading";
import { useReadingKeys } from "./useReadingKeys";

const NOTHING: ReadonlySet<string> = new Set();

/** A document with what it commits to marked in place, beside the proposals people decide on. */
export function ReadingPage() {
  const { t } = useTranslation();
  const reading = useReading();
  const { plan, document, view, show, rows, list, at, current } = reading;
  const body = useQuery(recordQuery(plan, "documents", document)).data?.body;
  const ledger = useQuery(recordsQuery(plan, "ledger")).data;
  const bodies = useQuery(sharedQuery("bodies")).data;
  const names = useMemo(() => (bodies ?? []).map((one) => one.body.name), [bodies]);
  const { run, undo } = useDecide(plan, document);
  const write = useWrite(plan);
  const fault = useFault();
  const [selected, setSelected] = useState(NOTHING);
  const [editing, setEditing] = useState(false);
  const [merging, setMerging] = useState<string[]>([]);
  const reason = mayDo(useSession(), "proposal.decide") ? null : t("reading.not_allowed");

  const pick = useCallback((code: string) => void show({ at: code }), [show]);
  const onward = (codes: readonly string[]) => {
    const last = codes[codes.length - 1];
    const next = last && nextOpen(list, last, new Set(codes));
    if (next) pick(next);
  };
  const send = (what: string, decisions: Decision[]) => {
    const codes = decisions.map((one) => one.code);
    onward(codes);
    setSelected(NOTHING);
    return run(what, decisions);
  };
  const openOf = (codes: readonly string[]) =>
    rows.filter((one) => codes.includes(one.code) && one.state === "open").map((one) => one.code);
  const name = (code: string | undefined) => {
    const found = rows.find((one) => one.code === code);
    return found ? nameOf(found.content) : "";
  };
  const all = (decision: "confirm" | "reject", codes: readonly string[]) => {
    const open = openOf(codes);
    if (reason || !open.length) return;
    const what =
      open.length === 1
        ? t(`reading.done.${decision}`, { name: name(open[0]) })
        : t(`reading.done.${decision}_several`, { count: open.length });
    void send(
      what,
      open.map((code) => ({ code, decision })),
    );
  };
  const act = (which: Act, code: string) => {
    pick(code);
    if (which === "edit") setEditing(true);
    else if (which === "merge") setMerging([code]);
    else all(which, [code]);
  };
  const correct = async (correction: Correction) => {
    if (!current) return;
    const ok = await send(t("reading.done.change", { name: nameOf(correction.content) }), [
      { code: current.code, decision: "change", ...correction },
    ]);
    if (!ok) throw new Error("refused");
  };
  const merge = (into: string) => {
    const first: Decision[] = openOf([into]).map((code) => ({ code, decision: "confirm" }));
    const codes = openOf(merging).filter((code) => code !== into);
    setMerging([]);
    if (!codes.length) return;
    void send(t("reading.done.merge", { count: codes.length, into: name(into) || into }), [
      ...first,
      ...codes.map((code): Decision => ({ code, decision: "merge", into })),
    ]);
  };
  const select = useCallback(
    (code: string, on: boolean) =>
      setSelected((before) => {
        const next = new Set(before);
        if (on) next.add(code);
        else next.delete(code);
        return next;
      }),
    [],
  );
  const latest = useRef(act);
  latest.current = act;
  const onCard = useCallback((which: Act, code: string) => latest.current(which, code), []);
  const open = current?.state === "open" && !reason;
  useReadingKeys(
    {
      move: (step) => {
        const next = neighbour(list, at, step);
        if (next) pick(next);
      },
      confirm: () => at && all("confirm", [at]),
      reject: () => at && all("reject", [at]),
      edit: () => open && setEditing(true),
      merge: () => open && at && setMerging([at]),
      undo: () => void undo(),
      select: () => at && select(at, !selected.has(at)),
    },
    view.panel !== "findings",
  );

  const { text, findings, proposals } = reading;
  const error = text.error ?? proposals.error ?? findings.error;
  const merged = rows.find((one) => one.code === merging[0]);
  const targets = useMemo(() => targetsOf(rows, ledger), [rows, ledger]);
  return (
    <div className="wm-page">
      <Flex justify="space-between" align="baseline" gap={8} wrap>
        <h1>{body?.title ?? text.data?.title}</h1>
        <Flex gap={16} className="wm-no-print">
          {body?.amends ? (
            <Link
              to="/p/$plan/documents/$document/amendment"
              params={{ plan, document }}
              search={{ from: body.amends }}
            >
              {t("reading.to_amendment")}
            </Link>
          ) : null}
          {body?.sort === "task_split" ? (
            <Link to="/p/$plan/documents/$document/matching" params={{ plan, document }}>
              {t("reading.to_matching")}
            </Link>
          ) : null}
          <Link to="/p/$plan/documents" params={{ plan }}>
            {t("reading.to_documents")}
          </Link>
        </Flex>
      </Flex>
      {error ? <ProblemAlert error={error} /> : null}
      <ReadingBar view={view} show={show} counts={reading.counts} sections={reading.sections} />
      <div className="wm-reading">
        <TextPane
          title={t("reading.text")}
          lines={text.data?.blocks ?? []}
          marks={reading.marks}
          current={at}
          onPick={pick}
        />
        <section className="wm-reading-side" aria-label={t("reading.proposals")}>
          <Tabs
            size="small"
            activeKey={view.panel ?? "proposals"}
            onChange={(panel) => show({ panel: panel === "findings" ? "findings" : undefined })}
            items={[
              { key: "proposals", label: `${t("reading.proposals")} ${list.length}` },
              {
                key: "findings",
                label: (
                  <>
                    {t("reading.findings")} <Badge count={findings.data?.open ?? 0} color="#ad4e00" />
                  </>
                ),
              },
            ]}
          />
          {view.panel === "findings" ? (
            <div className="wm-proposal-frame">
              <Findings
                findings={findings.data?.items ?? []}
                reason={reason}
                onLook={(only) => show({ only, panel: undefined, state: undefined, at: only[0] })}
                onSettle={(finding, decision) =>
                  write(t("reading.done.settle"), () =>
                    postRecord(plan, "settled", {
                      document,
                      number: finding.number,
                      finding: finding.code,
                      decision,
                    }),
                  ).catch(fault)
                }
                onReopen={(code) =>
                  write(t("reading.done.reopen"), () => deleteRecord(plan, "settled", code)).catch(fault)
                }
              />
            </div>
          ) : (
            <>
              <ProposalList
                list={list}
                at={at}
                selected={selected}
                again={reading.again}
                reason={reason}
                onPick={pick}
                onSelect={select}
                onSelectAll={(on) =>
                  setSelected(
                    on ? new Set(list.filter((o) => o.state === "open").map((o) => o.code)) : NOTHING,
                  )
                }
                onAct={onCard}
                onBulk={(which) =>
                  which === "merge" ? setMerging(openOf([...selected])) : all(which, [...selected])
                }
              />
              <p className="wm-quiet wm-no-print wm-key-line">
                {(["j", "k", "Enter", "x", "e", "m", "u", "Space"] as const).map((key) => (
                  <span key={key}>
                    <kbd>{key}</kbd> {t(`reading.keys.${key.toLowerCase()}`)}
                  </span>
                ))}
              </p>
            </>
          )}
        </section>
      </div>
      <CorrectDrawer
        proposal={current?.proposal}
        open={editing && open}
        bodies={names}
        onSave={correct}
        onClose={() => setEditing(false)}
      />
      <MergeDialog
        proposal={merged?.proposal}
        count={merging.length}
        targets={targets}
        onMerge={merge}
        onClose={() => setMerging([])}
      />
    </div>
  );
}
