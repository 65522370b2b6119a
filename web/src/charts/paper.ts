/** The chart as a picture for a report: title, unit, source, date and 示例数据 are part of it. */
import type { EChartsCoreOption } from "echarts/core";
import { LIGHT } from "./looks";
import type { ChartSpec } from "./spec";

/** Size of a saved picture in pixels. */
export const PAPER = { width: 960, height: 600 };

const TOP = 64;
const BOTTOM = 40;

/** Makes room for the words above and below whatever the chart draws. */
function moved(grid: unknown): unknown {
  if (Array.isArray(grid)) return grid;
  const given = (grid ?? {}) as Record<string, number | string>;
  const add = (value: number | string | undefined, more: number) =>
    typeof value === "number" ? value + more : more;
  return { ...given, top: add(given.top, TOP), bottom: add(given.bottom, BOTTOM) };
}

function legendBelow(legend: unknown): unknown {
  return legend ? { ...(legend as object), top: TOP - 12 } : undefined;
}

/** The option of the saved picture. `mark` is the word for 示例数据, `foot` the line with source and date. */
export function paperOption(spec: ChartSpec, foot: string, mark: string): EChartsCoreOption {
  const looks = LIGHT;
  const option = spec.option(looks);
  const text = (content: string, place: object, size: number, color: string) => ({
    type: "text",
    ...place,
    style: { text: content, fill: color, font: `${size}px ${looks.font}` },
    silent: true,
  });
  const watermark = spec.invented
    ? [
        {
          ...text(mark, { left: "center", top: "middle" }, 72, "rgba(128,128,128,0.18)"),
          rotation: Math.PI / 8,
          z: 100,
        },
      ]
    : [];
  return {
    ...option,
    backgroundColor: looks.background,
    title: {
      text: spec.title,
      subtext: spec.unit ?? "",
      left: 16,
      top: 8,
      textStyle: { color: looks.text, fontFamily: looks.font, fontSize: 18 },
      subtextStyle: { color: looks.quiet, fontFamily: looks.font, fontSize: 13 },
    },
    grid: moved(option.grid),
    legend: legendBelow(option.legend),
    graphic: [text(foot, { left: 16, bottom: 10 }, 12, looks.quiet), ...watermark],
  };
}

/** SVG text to PNG bytes, twice as fine as it is large. */
export async function toPng(svg: string, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
