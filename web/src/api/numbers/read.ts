/** What the server answers, in the shapes the pages know. */
import type { Assessment, Reading, SeriesPoint, SeriesValues, StoredObservation, Verdict } from "./types";

function stored(series: SeriesValues, period: string, reading: Reading): StoredObservation {
  const { observation_id, entered_by, ...facts } = reading;
  return {
    ...facts,
    id: observation_id,
    recorded_by: entered_by,
    indicator: series.indicator,
    area: series.area,
    dimensions: series.dimensions,
    period,
  };
}

/** A period about which nothing was ever said: missing, or not yet due. */
function absent(series: SeriesValues, { period, status }: SeriesPoint): StoredObservation {
  return {
    id: "",
    submission: null,
    evidence: [],
    recorded_at: "",
    recorded_by: null,
    revision: null,
    withdrawn: null,
    indicator: series.indicator,
    area: series.area,
    dimensions: series.dimensions,
    period,
    value: null,
    unit: series.unit,
    status,
    caliber: null,
    numerator: null,
    denominator: null,
    source: null,
    source_grade: "unknown",
    known_at: null,
    invented: series.invented,
    note: null,
  };
}

/** The values of series one by one; with every revision where they were asked for. */
export function valuesOf(items: readonly SeriesValues[]): StoredObservation[] {
  return items.flatMap((series) =>
    series.points.flatMap((point) => {
      const readings = point.revisions.length ? point.revisions : point.reading ? [point.reading] : [];
      return readings.length
        ? readings.map((reading) => stored(series, point.period, reading))
        : [absent(series, point)];
    }),
  );
}

/** Whether a verdict says something of progress or achievement: neither 数据未出 nor 暂不评价. */
export const isJudged = (verdict: Pick<Verdict, "refusal" | "status">): boolean =>
  !verdict.refusal && verdict.status !== "data_not_out";

/** The verdict that counts: of the adopted basis, else the plan's own. */
export function governing(assessment: Assessment): Verdict | undefined {
  const revision = assessment.adopted?.revision;
  const adopted = revision && assessment.verdicts.find((one) => one.baseline?.revision === revision);
  return adopted || assessment.verdicts[0];
}
