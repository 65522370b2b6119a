import { type GetRef, Input, Modal, Radio } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerBody, ProposalBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { type Content, nameOf, type Offered, sortOf } from "@/lib/commitment";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import type { Row } from "./useReading";

/** What a proposal may go into: a commitment, or a proposal that becomes one by the same act. */
export interface Target {
  code: string;
  content: Content | Offered;
  confirmed: boolean;
}

/** Targets shown to choose from. */
const MAX = 30;

/** Everything a proposal of the document may go into. */
export const targetsOf = (rows: readonly Row[], ledger: readonly Envelope<LedgerBody>[] = []): Target[] => [
  ...ledger.map(({ code, body }) => ({ code, content: body.item.content, confirmed: true })),
  ...rows
    .filter((one) => one.state === "open")
    .map(({ code, content }) => ({ code, content, confirmed: false })),
];

/** The likeliest first: the same name, then the same sort, then what is confirmed. */
function ranked(targets: readonly Target[], { body, code }: Envelope<ProposalBody>, q: string): Target[] {
  const [name, sort] = [nameOf(body.content), sortOf(body.content)];
  const points = (one: Target) =>
    (nameOf(one.content) === name ? 4 : 0) + (sortOf(one.content) === sort ? 2 : 0) + (one.confirmed ? 1 : 0);
  const folded = q.trim().toLowerCase();
  return targets
    .filter((one) => one.code !== code && `${one.code} ${nameOf(one.content)}`.toLowerCase().includes(folded))
    .map((target) => ({ target, points: points(target) }))
    .sort((a, b) => b.points - a.points)
    .slice(0, MAX)
    .map(({ target }) => target);
}

/** Which commitment proposals restate. */
export function MergeDialog(props: {
  proposal: Envelope<ProposalBody> | undefined;
  /** How many go in together. */
  count: number;
  targets: readonly Target[];
  onMerge: (into: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { proposal, count, targets, onMerge, onClose } = props;
  const [q, setQ] = useState("");
  const field = useRef<GetRef<typeof Input>>(null);
  const [into, setInto] = useState<string>();
  const list = useMemo(() => (proposal ? ranked(targets, proposal, q) : []), [targets, proposal, q]);
  const first = list[0];
  const likely =
    proposal && first && nameOf(first.content) === nameOf(proposal.body.content) ? first.code : undefined;
  // Only when the dialog opens: a choice made is kept while one searches.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (proposal) setInto(likely);
    setQ("");
  }, [proposal]);
  return (
    <Modal
      open={proposal !== undefined}
      title={t("reading.merge_title", { count })}
      okText={t("reading.merge")}
      okButtonProps={{ disabled: !into }}
      onOk={() => into && onMerge(into)}
      onCancel={onClose}
      // The dialog gives the focus to its close button after the field had it.
      afterOpenChange={(open) => open && field.current?.focus()}
      destroyOnHidden
    >
      <p className="wm-quiet">{t("reading.merge_hint")}</p>
      <Input.Search
        ref={field}
        allowClear
        aria-label={t("reading.merge_search")}
        placeholder={t("reading.merge_search")}
        value={q}
        onChange={(event) => setQ(event.target.value)}
        onPressEnter={() => into && onMerge(into)}
      />
      <Radio.Group
        className="wm-choices"
        value={into}
        onChange={(event) => setInto(event.target.value)}
        options={list.map(({ code, content, confirmed }) => ({
          value: code,
          label: (
            <>
              <strong>{nameOf(content)}</strong> {words.promise(content)} {words.period(content)}{" "}
              <span className="wm-quiet">
                {code} · {confirmed ? t("reading.in_ledger") : t("reading.confirmed_too")}
              </span>
            </>
          ),
        }))}
      />
    </Modal>
  );
}
