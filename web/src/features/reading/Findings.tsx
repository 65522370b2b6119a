import { Button, Empty, Flex, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentFinding } from "@/api/plan";
import { named } from "@/lib/named";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag, type Tone } from "@/ui/StatusTag";

const TONES: Record<DocumentFinding["severity"], Tone> = { mandatory: "red", verify: "yellow", hint: "blue" };

function One(props: {
  finding: DocumentFinding;
  reason: string | null;
  onLook: (codes: string[]) => void;
  onSettle: (finding: DocumentFinding, decision: string) => void;
  onReopen: (settlement: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { finding, reason, onLook, onSettle, onReopen } = props;
  const [typed, setTyped] = useState("");
  const { settled } = finding;
  const message = named(i18n.language, finding.zh, finding.en);
  return (
    <li className="wm-proposal">
      <Flex gap={8} align="center" wrap>
        <StatusTag tone={TONES[finding.severity]}>{t(`reading.severities.${finding.severity}`)}</StatusTag>
        <strong>{message}</strong>
      </Flex>
      {finding.places.map((place) => (
        <blockquote key={`${place.line} ${place.start}`} className="wm-quote">
          <span className="wm-quiet">{t("reading.line", { line: place.line })}</span> {place.quote}
        </blockquote>
      ))}
      {settled ? (
        <Flex gap={8} align="center" wrap>
          <StatusTag tone="green">{t("reading.settled")}</StatusTag>
          <span>{settled.decision}</span>
          <Button size="small" type="link" onClick={() => onReopen(settled.code)}>
            {t("reading.reopen")}
          </Button>
        </Flex>
      ) : (
        <Flex gap={8} wrap className="wm-no-print">
          {finding.proposals.length ? (
            <Button size="small" onClick={() => onLook(finding.proposals)}>
              {t("reading.look", { count: finding.proposals.length })}
            </Button>
          ) : null}
          <Input
            size="small"
            style={{ flex: 1, minWidth: 160 }}
            aria-label={t("reading.decision_for", { finding: message })}
            placeholder={t("reading.decision")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => typed.trim() && !reason && onSettle(finding, typed.trim())}
          />
          <ReasonButton
            size="small"
            type="primary"
            reason={reason ?? (typed.trim() ? null : t("reading.decision_needed"))}
            onClick={() => onSettle(finding, typed.trim())}
          >
            {t("reading.settle")}
          </ReasonButton>
        </Flex>
      )}
    </li>
  );
}

/** What the checks say about a document, and how each was settled. */
export function Findings(props: {
  findings: readonly DocumentFinding[];
  reason: string | null;
  onLook: (codes: string[]) => void;
  onSettle: (finding: DocumentFinding, decision: string) => void;
  onReopen: (settlement: string) => void;
}) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<"open" | "all">("open");
  const { findings, ...acts } = props;
  const list = findings.filter((finding) => which === "all" || !finding.settled);
  return (
    <>
      <Segmented<"open" | "all">
        aria-label={t("common.which")}
        value={which}
        onChange={setWhich}
        options={[
          { value: "open", label: t("reading.findings_open") },
          { value: "all", label: t("reading.findings_all") },
        ]}
      />
      {list.length ? (
        <ul className="wm-proposals">
          {list.map((finding) => (
            <One key={finding.number} finding={finding} {...acts} />
          ))}
        </ul>
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("reading.findings_none")} />
      )}
    </>
  );
}
