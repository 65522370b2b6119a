/** Colours and letters of charts, for light and dark screens and for paper. */
export interface Looks {
  text: string;
  quiet: string;
  line: string;
  background: string;
  font: string;
  /** Values, planned path, baseline, fan, by what they are. */
  values: string;
  planned: string;
  target: string;
  baseline: string;
  fan: string;
  revised: string;
  /** From low to high, one hue, readable in grey. */
  steps: string[];
  /** No value: neither low nor zero. */
  absent: string;
  tones: Record<"green" | "yellow" | "red" | "blue" | "grey" | "waiting", string>;
}

// Single quotes: the name stands inside an attribute of the picture.
const FONT =
  "system-ui, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

/** On a light screen and on paper. */
export const LIGHT: Looks = {
  text: "#1f1f1f",
  quiet: "#595959",
  line: "#d9d9d9",
  background: "#ffffff",
  font: FONT,
  values: "#0958d9",
  planned: "#595959",
  target: "#a8071a",
  baseline: "#874d00",
  fan: "#0958d9",
  revised: "#722ed1",
  steps: ["#e6f4ff", "#bae0ff", "#69b1ff", "#1677ff", "#003eb3"],
  absent: "#e8e8e8",
  tones: {
    green: "#389e0d",
    yellow: "#d48806",
    red: "#cf1322",
    blue: "#1677ff",
    grey: "#8c8c8c",
    waiting: "#b8b8b8",
  },
};

/** On a dark screen. */
export const DARK: Looks = {
  ...LIGHT,
  text: "#f0f0f0",
  quiet: "#bfbfbf",
  line: "#434343",
  background: "#141414",
  values: "#69b1ff",
  planned: "#bfbfbf",
  target: "#ff7875",
  baseline: "#ffc069",
  fan: "#69b1ff",
  revised: "#b37feb",
  steps: ["#111a2c", "#15325b", "#1554ad", "#3c89e8", "#8dc5f8"],
  absent: "#303030",
};
