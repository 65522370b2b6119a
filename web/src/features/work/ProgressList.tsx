import { Empty, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProgressBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { fileAddress } from "@/api/upload";
import { mayDo, useSession } from "@/api/useSession";
import { formatDecimal } from "@/lib/decimal";
import { PeriodText } from "@/ui/PeriodText";
import { ReasonButton } from "@/ui/ReasonButton";
import { ProgressForm } from "./ProgressForm";
import { today } from "./useWork";

function One({
  report,
  onEdit,
  reason,
}: {
  report: Envelope<ProgressBody>;
  onEdit: () => void;
  reason: string | null;
}) {
  const { t } = useTranslation();
  const { body } = report;
  const facts = [
    body.stage ? t(`work.stages.${body.stage}`) : "",
    body.completed_wan != null
      ? t("work.completed_words", { amount: formatDecimal(body.completed_wan) })
      : "",
    body.done_on ? t("work.done_words", { day: body.done_on }) : "",
  ].filter(Boolean);
  return (
    <li>
      <Flex gap={8} align="center" wrap>
        <strong>
          <PeriodText code={body.period} />
        </strong>
        <span className="wm-quiet">{facts.join(" · ")}</span>
        <span className="wm-space" />
        <ReasonButton size="small" reason={reason} onClick={onEdit}>
          {t("work.mend")}
        </ReasonButton>
      </Flex>
      <p className="wm-note">{body.text}</p>
      {body.problems ? (
        <p>
          <strong>{t("work.problems")}</strong> {body.problems}
        </p>
      ) : null}
      {body.next_step ? (
        <p>
          <strong>{t("work.next_step")}</strong> {body.next_step}
        </p>
      ) : null}
      {body.evidence?.length ? (
        <p>
          {body.evidence.map((sha256, at) => (
            <a key={sha256} href={fileAddress(sha256)} className="wm-evidence">
              {t("work.evidence_number", { number: at + 1 })}
            </a>
          ))}
        </p>
      ) : null}
    </li>
  );
}

/** What was reported about something, newest first, and the form for the next report. */
export function ProgressList(props: {
  plan: string;
  item: string;
  name: string;
  project: boolean;
  body?: string | null;
  reports: readonly Envelope<ProgressBody>[];
}) {
  const { t } = useTranslation();
  const { reports, ...of } = props;
  const [form, setForm] = useState<Envelope<ProgressBody> | "new">();
  const reason = mayDo(useSession(), "progress.write") ? null : t("work.not_allowed_report");
  const month = today().slice(0, 7);
  return (
    <>
      <Flex justify="space-between" align="center" className="wm-gap">
        <h3>{t("work.reports")}</h3>
        <ReasonButton type="primary" reason={reason} onClick={() => setForm("new")}>
          {t("work.report")}
        </ReasonButton>
      </Flex>
      {reports.length ? (
        <ol className="wm-rows">
          {[...reports].reverse().map((report) => (
            <One key={report.code} report={report} reason={reason} onEdit={() => setForm(report)} />
          ))}
        </ol>
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("work.not_reported")} />
      )}
      <ProgressForm
        key={form === "new" || !form ? "new" : form.code}
        {...of}
        month={month}
        before={form === "new" ? undefined : form}
        open={form !== undefined}
        onClose={() => setForm(undefined)}
      />
    </>
  );
}
