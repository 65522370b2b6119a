import type { Area } from "@/api/admin/types";
import type { Judged, Series, Word } from "@/api/admin/values";
import type { Envelope } from "@/api/types";
import type { MapClass } from "@/charts/map";
import { named } from "@/lib/named";
import { existsOn } from "@/lib/validity";
import { toneOf } from "@/ui/StatusTag";

/** The parts right below an area at the end of a year, in administrative order. */
export const partsOf = (areas: readonly Envelope<Area>[], top: string, year: string): Envelope<Area>[] =>
  areas.filter(({ body }) => body.parent === top && existsOn(body, `${year}-12-31`));

/** Years with any value in a part, newest first. */
export function yearsOf(series: readonly Series[], parts: readonly Envelope<Area>[]): string[] {
  const codes = new Set(parts.map(({ code }) => code));
  const years = series
    .filter(({ area }) => codes.has(area))
    .flatMap(({ points }) =>
      points.filter(({ reading }) => reading?.value != null).map(({ period }) => period),
    );
  return [...new Set(years)].sort().reverse();
}

/** The whole of a series: no further dimensions. */
export const isWhole = ({ dimensions }: Series): boolean => Object.keys(dimensions ?? {}).length === 0;

/** Verdicts of the parts for one indicator, with the words they use. */
export function verdictsOf(
  judged: readonly Judged[],
  indicator: string,
  parts: readonly Envelope<Area>[],
  language: string,
) {
  const codes = new Set(parts.map(({ code }) => code));
  const ours = judged.filter((one) => one.indicator === indicator && codes.has(one.area));
  const words = new Map<string, Word & { status: string }>();
  for (const { verdicts } of ours) {
    const [verdict] = verdicts;
    if (verdict) words.set(verdict.word.zh, { ...verdict.word, status: verdict.status });
  }
  const keys = [...words.keys()];
  const classes: MapClass[] = [...words.values()].map((word) => ({
    word: named(language, word.zh, word.en),
    tone: toneOf(word.color, word.status),
  }));
  const by = new Map(ours.map((one) => [one.area, one]));
  const group = (area: string) => {
    const word = by.get(area)?.verdicts[0]?.word;
    return word ? keys.indexOf(word.zh) : undefined;
  };
  return { classes, by, group };
}
