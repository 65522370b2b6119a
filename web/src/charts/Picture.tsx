import type { EChartsType } from "echarts/core";
import { useEffect, useRef } from "react";
import { useDark } from "@/ui/useDark";
import { DARK, LIGHT } from "./looks";
import type { ChartSpec } from "./spec";

/** ECharts once it was fetched. */
let kit: typeof import("./echarts") | undefined;

/** How far out of sight a chart is drawn. */
const NEAR = "400px";

/** The drawing alone; words and table stand beside it in `ChartFrame`. */
export function Picture({
  spec,
  height = 320,
  onPick,
}: {
  spec: ChartSpec;
  height?: number;
  onPick?: (name: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const dark = useDark();
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let chart: EChartsType | null = null;
    let gone = false;
    // ECharts throws on a map without a size: a window folded away or a hidden box is drawn once it has one.
    const draw = () => {
      if (gone || !kit || element.clientWidth === 0 || element.clientHeight === 0) return;
      if (chart) return chart.resize();
      const { echarts } = kit;
      if (spec.map)
        echarts.registerMap(spec.map.name, spec.map.shapes as Parameters<typeof echarts.registerMap>[1]);
      chart = echarts.init(element, null, { renderer: "svg" });
      chart.setOption(spec.option(dark ? DARK : LIGHT));
      chart.on("click", (event) => pick.current?.(event.name));
    };
    const watcher = new ResizeObserver(draw);
    // A page may hold dozens: those out of sight are drawn when they come near, or go on paper.
    const sight = new IntersectionObserver(
      async (seen) => {
        if (!seen.some((one) => one.isIntersecting)) return;
        sight.disconnect();
        kit ??= await import("./echarts");
        if (!gone) watcher.observe(element);
      },
      { rootMargin: NEAR },
    );
    sight.observe(element);
    window.addEventListener("beforeprint", draw);
    return () => {
      gone = true;
      window.removeEventListener("beforeprint", draw);
      sight.disconnect();
      watcher.disconnect();
      chart?.dispose();
    };
  }, [spec, dark]);
  return (
    <div
      ref={box}
      role="img"
      aria-label={`${spec.title}: ${spec.summary}`}
      className="wm-picture"
      style={{ height }}
    />
  );
}
