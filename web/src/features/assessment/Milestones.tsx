import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { JudgedMilestone } from "@/api/numbers";
import { usePeriodWords } from "@/ui/PeriodText";
import { StatusTag } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { MilestoneCounts } from "@/ui/verdict/MilestoneCounts";
import { useVerdictWords, VerdictTag } from "@/ui/verdict/VerdictTag";
import { milestoneCounts } from "./board";

function useColumns(): Column<JudgedMilestone>[] {
  const { t } = useTranslation();
  const words = useVerdictWords();
  const period = usePeriodWords();
  return useMemo(() => {
    const marks = (row: JudgedMilestone) => [
      ...(row.evidence_missing ? [t("verdict.milestones.evidence_missing")] : []),
      ...(row.late ? [t("verdict.milestones.late")] : []),
    ];
    return [
      { key: "item", title: t("assessment.columns.code"), width: 100, text: (row) => row.item },
      { key: "name", title: t("verdict.milestones.name"), width: 320, text: (row) => row.name },
      {
        key: "planned",
        title: t("verdict.milestones.planned"),
        width: 130,
        text: (row) => (row.planned ? period(row.planned) : "—"),
      },
      {
        key: "strength",
        title: t("verdict.milestones.strength"),
        width: 100,
        filter: true,
        text: (row) => t(`verdict.strength.${row.strength}`),
      },
      {
        key: "stage",
        title: t("verdict.milestones.stage"),
        width: 130,
        filter: true,
        text: (row) => t(`verdict.milestones.stages.${row.stage ?? "unknown"}`),
      },
      {
        key: "verdict",
        title: t("assessment.columns.verdict"),
        width: 340,
        filter: true,
        text: (row) => [words(row.word), ...marks(row)].join(" · "),
        render: (row) => (
          <>
            <VerdictTag word={row.word} status={row.status} />{" "}
            {marks(row).map((mark) => (
              <StatusTag key={mark} tone="yellow">
                {mark}
              </StatusTag>
            ))}
          </>
        ),
      },
    ];
  }, [t, words, period]);
}

/** The milestones below the board: by stage and planned time, apart from the targets. */
export function Milestones({ milestones, invented }: { milestones: JudgedMilestone[]; invented?: boolean }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const [view, setView] = useState({});
  const counts = useMemo(() => milestoneCounts(milestones), [milestones]);
  if (!milestones.length) return null;
  return (
    <>
      <h2>{t("verdict.milestones.title")}</h2>
      <MilestoneCounts counts={counts} />
      <DataTable
        title={t("verdict.milestones.title")}
        rows={milestones}
        columns={columns}
        rowKey={(row) => row.item}
        view={view}
        onView={setView}
        invented={invented}
        notes={[t("verdict.milestones.apart")]}
      />
    </>
  );
}
