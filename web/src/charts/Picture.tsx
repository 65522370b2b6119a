import type { EChartsType } from "echarts/core";
import { useEffect, useRef } from "react";
import { useDark } from "@/ui/useDark";
import { DARK, LIGHT } from "./looks";
import type { ChartSpec } from "./spec";

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
    let kit: typeof import("./echarts") | null = null;
    // ECharts throws on a map without a size: a window folded away or a hidden box is drawn once it has one.
    const draw = () => {
      if (!kit || element.clientWidth === 0 || element.clientHeight === 0) return;
      if (chart) return chart.resize();
      const { echarts } = kit;
      if (spec.map)
        echarts.registerMap(spec.map.name, spec.map.shapes as Parameters<typeof echarts.registerMap>[1]);
      chart = echarts.init(element, null, { renderer: "svg" });
      chart.setOption(spec.option(dark ? DARK : LIGHT));
      chart.on("click", (event) => pick.current?.(event.name));
    };
    const watcher = new ResizeObserver(draw);
    void import("./echarts").then((loaded) => {
      if (gone) return;
      kit = loaded;
      draw();
      watcher.observe(element);
    });
    return () => {
      gone = true;
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
