import type { EChartsCoreOption } from "echarts/core";
import type { Cell } from "@/lib/csv";
import type { Looks } from "./looks";

/** A shape that a map is drawn from. */
export interface Shapes {
  type: "FeatureCollection";
  features: {
    type: "Feature";
    properties: { name: string; code?: string; cp?: [number, number] };
    geometry: { type: string; coordinates: unknown };
  }[];
}

/** Everything a chart says: picture, words and table hold the same. */
export interface ChartSpec {
  title: string;
  unit?: string;
  source?: string;
  /** Day or release the figures are of. */
  date?: string;
  invented?: boolean;
  /** The chart in a sentence or two, for those who do not see it. */
  summary: string;
  table: { header: string[]; rows: Cell[][] };
  option: (looks: Looks) => EChartsCoreOption;
  height?: number;
  /** Names a map that must be known before drawing. */
  map?: { name: string; shapes: Shapes };
  /** Further lines below the picture: 示意图（非地图）, 审图号. */
  marks?: string[];
}

/** What all charts share. */
export const common = (looks: Looks): EChartsCoreOption => ({
  animation: false,
  aria: { enabled: false },
  backgroundColor: "transparent",
  textStyle: { fontFamily: looks.font, color: looks.text },
});
