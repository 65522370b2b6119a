/** One area's parts by value: a schematic grid of tiles, or shapes somebody uploaded. */
import type { EChartsCoreOption } from "echarts/core";
import { toNumber } from "@/lib/decimal";
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

function valuePieces(values: MapValue[], looks: Looks) {
  const numbers = values.flatMap(({ value }) => toNumber(value) ?? []);
  return classes(numbers, Math.min(5, new Set(numbers).size)).map(({ min, max }, at, all) => ({
    gte: min,
    ...(at === all.length - 1 ? { lte: max } : { lt: max }),
    color: looks.steps[all.length === 1 ? 2 : Math.round((at * (looks.steps.length - 1)) / (all.length - 1))],
    label: min === max ? `${min}` : `${min}–${max}`,
  }));
}

/** The picture of a map that is registered under `name`. */
export function mapOption(
  name: string,
  values: MapValue[],
  unit: string,
  looks: Looks,
  { aspect = 1, classes: words_of }: MapLooks = {},
): EChartsCoreOption {
  const pieces = words_of
    ? words_of.map(({ word, tone }, at) => ({ value: at, label: word, color: looks.tones[tone] }))
    : valuePieces(values, looks);
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
        pieces,
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
        data: values.map((part) => ({ name: part.name, value: shown(part) })),
        itemStyle: { areaColor: looks.absent, borderColor: looks.background, borderWidth: 1 },
        label: {
          show: true,
          color: "#1f1f1f",
          textBorderColor: "#ffffff",
          textBorderWidth: 3,
          formatter: ({ name: part }: { name: string }) => `${part}\n${words.get(part) ?? ""}`,
        },
        labelLayout: { hideOverlap: true },
        emphasis: {
          itemStyle: { areaColor: null, borderColor: looks.text, borderWidth: 2 },
          label: { color: "#1f1f1f" },
        },
      },
    ],
  };
}
