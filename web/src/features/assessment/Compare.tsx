import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Assessment, assessmentQuery, type BasisQuery } from "@/api/numbers";
import type { TableView } from "@/lib/table";
import { shareNumber, shareText } from "@/lib/target";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useVerdictWords, VerdictTag } from "@/ui/verdict/VerdictTag";
import { type Moved, moved } from "./board";

function useColumns(onWhy: (target: string) => void, area: (code: string) => string): Column<Moved>[] {
  const { t } = useTranslation();
  const words = useVerdictWords();
  return useMemo(() => {
    const side = (which: "before" | "after"): Column<Moved>[] => [
      {
        key: `${which}_verdict`,
        title: t(`assessment.compare.${which}_verdict`),
        width: 180,
        filter: true,
        text: (row) => {
          const verdict = row[which];
          return verdict ? words(verdict.word, verdict.refusal) : "—";
        },
        render: (row) => {
          const verdict = row[which];
          return verdict ? (
            <VerdictTag word={verdict.word} status={verdict.status} refusal={verdict.refusal} />
          ) : (
            "—"
          );
        },
      },
      {
        key: `${which}_progress`,
        title: t(`assessment.compare.${which}_progress`),
        width: 110,
        text: (row) => shareText(row[which]?.progress),
        number: (row) => shareNumber(row[which]?.progress),
      },
    ];
    return [
      {
        key: "name",
        title: t("assessment.columns.name"),
        width: 260,
        text: (row) => row.name,
        render: (row) => (
          <button type="button" className="wm-link" onClick={() => onWhy(row.target)}>
            {row.name}
          </button>
        ),
      },
      {
        key: "area",
        title: t("assessment.columns.area"),
        width: 110,
        filter: true,
        text: (row) => area(row.area),
      },
      ...side("before"),
      ...side("after"),
      {
        key: "changed",
        title: t("assessment.compare.changed"),
        width: 120,
        filter: true,
        text: (row) =>
          t(row.changed ? "assessment.compare.verdict_changed" : "assessment.compare.figures_changed"),
      },
    ];
  }, [t, words, onWhy, area]);
}

/** What changed against another period, day or release. */
export function Compare(props: {
  plan: string;
  other: BasisQuery;
  now: Assessment[];
  view: TableView;
  onView: (view: TableView) => void;
  onWhy: (target: string) => void;
  invented?: boolean;
  /** Names of areas. */
  area: (code: string) => string;
}) {
  const { plan, other, now, view, onView, onWhy, invented } = props;
  const { t } = useTranslation();
  const before = useQuery(assessmentQuery(plan, other));
  const columns = useColumns(onWhy, props.area);
  const rows = useMemo(() => moved(before.data?.assessments ?? [], now), [before.data, now]);
  if (before.error) return <ProblemAlert error={before.error} onRetry={() => void before.refetch()} />;
  return (
    <DataTable
      title={t("assessment.compare.title")}
      rows={before.data ? rows : []}
      columns={columns}
      rowKey={(row) => row.target}
      view={view}
      onView={onView}
      loading={before.isPending}
      invented={invented}
      empty={before.data ? t("assessment.compare.nothing") : undefined}
    />
  );
}
