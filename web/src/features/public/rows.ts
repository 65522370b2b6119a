import type { IndicatorBody, Series } from "@/api/admin/values";
import type { PublicData } from "@/api/public";
import type { Envelope } from "@/api/types";
import { type Told, toldCalibers } from "@/lib/caliber";

/** A point with its caliber. */
export type PublicPoint = Series["points"][number] & Told;

/** One row of the table: a series, its latest and the one before. */
export interface PublicRow {
  key: string;
  series: Series;
  indicator?: Envelope<IndicatorBody>;
  /** The points of the series, each with its caliber. */
  points: PublicPoint[];
  latest?: PublicPoint;
  before?: PublicPoint;
}

/** The points, told by the calibers of the indicator. */
function toldPoints({ points }: Series, indicator?: Envelope<IndicatorBody>): PublicPoint[] {
  const values = points.map((point) => ({ ...point, value: point.reading?.value ?? null }));
  return toldCalibers(values, ({ reading }) => reading?.caliber, indicator?.body.caliber ?? []);
}

const hasValue = (point: Series["points"][number]) => point.reading?.value != null;

/** The indicators with a number in the plan's table come first. */
function compareNumbers(a: PublicRow, b: PublicRow): number {
  const number = ({ indicator }: PublicRow) => indicator?.body.number ?? Number.MAX_SAFE_INTEGER;
  return number(a) - number(b);
}

/** The rows, in the order of the plan's table and of the areas. */
export function publicRows({ series, indicators }: PublicData): PublicRow[] {
  const place = new Map(indicators.map(({ code }, at) => [code, at]));
  const by = new Map(indicators.map((one) => [one.code, one]));
  return series
    .filter(({ dimensions, points }) => !Object.keys(dimensions ?? {}).length && points.some(hasValue))
    .map((one): PublicRow => {
      const points = toldPoints(one, by.get(one.indicator));
      const known = points.filter(hasValue);
      return {
        key: `${one.indicator} ${one.area}`,
        series: one,
        indicator: by.get(one.indicator),
        points,
        latest: known[known.length - 1],
        before: known[known.length - 2],
      };
    })
    .sort(
      (a, b) =>
        compareNumbers(a, b) ||
        (place.get(a.series.indicator) ?? place.size) - (place.get(b.series.indicator) ?? place.size) ||
        a.series.area.localeCompare(b.series.area),
    );
}
