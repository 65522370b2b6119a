/** One area's parts by value: a schematic grid of tiles, or shapes somebody uploaded. */
import type { EChartsCoreOption } from "echarts/core";
import { formatDecimal, toNumber } from "@/lib/decimal";
import type { Looks } from "./looks";
import { common, type Shapes } from "./spec";

/** A part's place in the grid: column from the left, row from the top. */
export interface Tile {
  code: string;
  name: string;
  column: number;
  row: number;
}

/** A part's value; null where there is none, with the words for it. */
export interface MapValue {
  name: string;
  value: string | null;
  words: string;
  /** Place in the list of classes, where parts are told apart by words and not by numbers. */
  group?: number;
}

/** A class of parts: its word and its colour. */
export interface MapClass {
  word: string;
  tone: keyof Looks["tones"];
}

/** Squares at hand-set places, in the form maps are drawn from. */
export function tileShapes(tiles: Tile[]): Shapes {
  const size = 0.94;
  return {
    type: "FeatureCollection",
    features: tiles.map(({ code, name, column, row }) => {
      const [x, y] = [column, -row];
      const ring = [
        [x, y],
        [x + size, y],
        [x + size, y - size],
        [x, y - size],
        [x, y],
      ];
      return {
        type: "Feature",
        properties: { name, code, cp: [x + size / 2, y - size / 2] },
        geometry: { type: "Polygon", coordinates: [ring] },
      };
    }),
  };
}

/** A grid near a square, in the order given (the administrative one), where nobody set places. */
export function defaultTiles(parts: { code: string; name: string }[]): Tile[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(parts.length)));
  return parts.map((part, at) => ({ ...part, column: at % columns, row: Math.floor(at / columns) }));
}

/** Five classes with as many parts each, as far as equal values allow. */
export function classes(values: number[], count: number): { min: number; max: number }[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = (k: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor((k * sorted.length) / count))] ?? 0;
  const edges = [...new Set(Array.from({ length: count }, (_, k) => cut(k)))];
  const top = sorted[sorted.length - 1] ?? 0;
  return edges.map((min, k) => ({ min, max: edges[k + 1] ?? top }));
}

/** How a map is drawn. */
export interface MapLooks {
  /** How much narrower a degree of longitude is than one of latitude; 1 for tiles. */
  aspect?: number;
  /** Words instead of numbers. */
  classes?: readonly MapClass[];
}

/** The classes the values of a map fall into, from low to high, each with its words. */
export function valueClasses(values: MapValue[]): { min: number; max: number; label: string }[] {
  const numbers = values.flatMap(({ value }) => toNumber(value) ?? []);
  const said = (value: number) => formatDecimal(String(value));
  return classes(numbers, Math.min(5, new Set(numbers).size)).map(({ min, max }, at, all) => {
    // Words name the values there are, so that no figure stands in two classes.
    const next = all[at + 1]?.min ?? Number.POSITIVE_INFINITY;
    const highest = Math.max(...numbers.filter((value) => value >= min && value < next));
    return { min, max, label: min === highest ? said(min) : `${said(min)}–${said(highest)}` };
  });
}

/** A class as it is drawn: `holds` says whether a part's number falls into it. */
interface Piece {
  drawn: Record<string, unknown>;
  color: string;
  holds: (value: number) => boolean;
}

const valuePieces = (values: MapValue[], looks: Looks): Piece[] =>
  valueClasses(values).map(({ min, max, label }, at, all) => {
    const last = at === all.length - 1;
    const step = all.length === 1 ? 2 : Math.round((at * (looks.steps.length - 1)) / (all.length - 1));
    const color = looks.steps[step] ?? looks.absent;
    return {
      drawn: { gte: min, ...(last ? { lte: max } : { lt: max }), color, label },
      color,
      holds: (value) => value >= min && (last ? value <= max : value < max),
    };
  });

const wordPieces = (words: readonly MapClass[], looks: Looks): Piece[] =>
  words.map(({ word, tone }, at) => ({
    drawn: { value: at, label: word, color: looks.tones[tone] },
    color: looks.tones[tone],
    holds: (value) => value === at,
  }));

/** Relative luminance of `#rrggbb` (WCAG 2). */
function luminance(color: string): number {
  const part = (at: number) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

/** Black or white letters, whichever stand out more on the colour. */
export const letters = (ground: string): string =>
  (luminance(ground) + 0.05) ** 2 > 0.05 * 1.05 ? "#000000" : "#ffffff";

/** The picture of a map that is registered under `name`. */
export function mapOption(
  name: string,
  values: MapValue[],
  unit: string,
  looks: Looks,
  { aspect = 1, classes: words_of }: MapLooks = {},
): EChartsCoreOption {
  const pieces = words_of ? wordPieces(words_of, looks) : valuePieces(values, looks);
  const ground = (value: number) => pieces.find(({ holds }) => holds(value))?.color ?? looks.absent;
  // Letters stand out on their part, and where they reach over its edge.
  const label = (value: number) => ({
    color: letters(ground(value)),
    textBorderColor: ground(value),
    textBorderWidth: 2,
  });
  const shown = ({ value, group }: MapValue) =>
    words_of ? (group ?? Number.NaN) : (toNumber(value) ?? Number.NaN);
  const words = new Map(values.map((value) => [value.name, value.words]));
  return {
    ...common(looks),
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ name: part }: { name: string }) => `${part} ${words.get(part) ?? ""}`,
    },
    // Without a single value there are no classes to explain.
    ...(pieces.length > 0 && {
      visualMap: {
        type: "piecewise",
        left: 8,
        bottom: 8,
        pieces: pieces.map(({ drawn }) => drawn),
        text: [unit, ""],
        showLabel: true,
        textStyle: { color: looks.text },
        outOfRange: { color: looks.absent },
      },
    }),
    series: [
      {
        type: "map",
        map: name,
        nameProperty: "name",
        aspectScale: aspect,
        layoutCenter: ["54%", "50%"],
        layoutSize: "92%",
        selectedMode: false,
        data: values.map((part) => ({
          name: part.name,
          value: shown(part),
          label: label(shown(part)),
          emphasis: { label: label(shown(part)) },
        })),
        itemStyle: { areaColor: looks.absent, borderColor: looks.background, borderWidth: 1 },
        label: {
          show: true,
          formatter: ({ name: part }: { name: string }) => `${part}\n${words.get(part) ?? ""}`,
        },
        labelLayout: { hideOverlap: true },
        emphasis: { itemStyle: { areaColor: null, borderColor: looks.text, borderWidth: 2 } },
      },
    ],
  };
}
