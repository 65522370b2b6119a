import { type Assessment, type BasisQuery, type Datum, ValueFigure } from "@/api/numbers";

/** The value a target was judged on, with its card. */
export function JudgedFigure(props: {
  plan: string;
  assessment: Assessment;
  data: Datum;
  /** As known when, on which release. */
  look: Pick<BasisQuery, "as_of" | "release">;
  name: string;
  withUnit?: boolean;
}) {
  const { plan, assessment, data, look, name, withUnit } = props;
  return (
    <ValueFigure
      plan={plan}
      at={{ indicator: data.indicator, area: assessment.area, period: data.period }}
      look={look}
      withUnit={withUnit}
      facts={{
        title: name,
        value: data.value,
        status: data.status,
        unit: data.unit,
        period: data.period,
        caliber: data.caliber,
        source: data.source,
        grade: data.source_grade,
        known_at: data.known_at,
        invented: data.invented,
      }}
    />
  );
}
