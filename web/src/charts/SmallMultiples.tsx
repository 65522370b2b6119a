import { Checkbox, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { stretches } from "@/lib/caliber";
import { formatDecimal, toNumber } from "@/lib/decimal";
import { comparePeriods } from "@/lib/period";
import { usePeriodWords } from "@/ui/PeriodText";
import { ChartTable, type ChartView } from "./ChartFrame";
import type { Looks } from "./looks";
import { Picture } from "./Picture";
import { type ChartSpec, common } from "./spec";
import { type TrendData, trendPeriods } from "./trend";

/** One area's series. */
export interface Multiple {
  code: string;
  name: string;
  data: TrendData;
}

function smallOption(data: TrendData, periods: string[], range: [number, number] | null, looks: Looks) {
  const target = toNumber(data.target?.low);
  return {
    ...common(looks),
    grid: { left: 44, right: 10, top: 10, bottom: 22 },
    xAxis: {
      type: "category",
      data: periods,
      axisLabel: { color: looks.quiet, fontSize: 10 },
      axisLine: { lineStyle: { color: looks.line } },
    },
    yAxis: {
      type: "value",
      scale: true,
      ...(range && { min: range[0], max: range[1] }),
      splitNumber: 3,
      axisLabel: { color: looks.quiet, fontSize: 10 },
      splitLine: { lineStyle: { color: looks.line, opacity: 0.6 } },
    },
    tooltip: { trigger: "axis", confine: true },
    // As in the large chart, values that may not be compared are not joined.
    series: stretches(data.values).map((run, at) => ({
      type: "line",
      symbolSize: 5,
      data: periods.map((period) => toNumber(run.find((point) => point.period === period)?.value)),
      lineStyle: { color: looks.values },
      itemStyle: { color: looks.values },
      markLine:
        target === null || at > 0
          ? undefined
          : {
              symbol: "none",
              label: { show: false },
              lineStyle: { color: looks.target },
              data: [{ yAxis: target }],
            },
    })),
  };
}

/** The same range for all, from one round number to another. */
function commonRange(parts: Multiple[]): [number, number] {
  const all = parts.flatMap(({ data }) => [
    ...data.values.map((point) => toNumber(point.value)),
    toNumber(data.target?.low),
  ]);
  const numbers = all.filter((value): value is number => value !== null);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const step = 10 ** Math.floor(Math.log10(high - low || Math.abs(high) || 1));
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** Areas beside each other in the order given, on one scale or each on its own. */
export function SmallMultiples(props: {
  title: string;
  unit: string;
  parts: Multiple[];
  source?: string;
  date?: string;
  invented?: boolean;
  onPick?: (code: string) => void;
}) {
  const { title, unit, parts, source, date, invented, onPick } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const [shared, setShared] = useState(true);
  const [view, setView] = useState<ChartView>("chart");
  const periods = useMemo(
    () =>
      [...new Set(parts.flatMap(({ data }) => trendPeriods({ unit, values: data.values })))].sort(
        comparePeriods,
      ),
    [parts, unit],
  );
  const specs = useMemo<ChartSpec[]>(() => {
    const range = shared && parts.length ? commonRange(parts) : null;
    return parts.map(({ name, data }) => ({
      title: name,
      unit,
      summary: t("chart.multiples.one", {
        name,
        count: data.values.filter((point) => point.value !== null).length,
      }),
      table: { header: [], rows: [] },
      option: (looks) => smallOption(data, periods, range, looks),
    }));
  }, [parts, shared, periods, unit, t]);
  const table: ChartSpec = {
    title,
    summary: "",
    table: {
      header: [t("chart.area"), ...periods.map(period)],
      rows: parts.map(({ name, data }) => [
        { text: name },
        ...periods.map((code) => {
          const value = data.values.find((point) => point.period === code)?.value ?? null;
          return { text: value === null ? t("value.absent.O") : formatDecimal(value), number: value };
        }),
      ]),
    },
    option: () => ({}),
  };
  const foot = [
    invented ? t("invented.mark") : "",
    t("chart.unit", { unit }),
    source && t("chart.source", { source }),
    date && t("chart.date", { date }),
  ];
  return (
    <figure className="wm-chart" aria-label={title}>
      <div className="wm-chart-head">
        <h2>{title}</h2>
        <span className="wm-no-print wm-chart-tools">
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
            {t("chart.multiples.shared")}
          </Checkbox>
          <Segmented<ChartView>
            size="small"
            aria-label={t("chart.view")}
            value={view}
            onChange={setView}
            options={[
              { value: "chart", label: t("chart.as_chart") },
              { value: "table", label: t("chart.as_table") },
            ]}
          />
        </span>
      </div>
      {view === "table" ? <ChartTable spec={table} /> : null}
      {view === "chart" ? (
        <ul className="wm-multiples">
          {specs.map((spec, at) => (
            <li key={parts[at]?.code}>
              {onPick ? (
                <button type="button" className="wm-link" onClick={() => onPick(parts[at]?.code ?? "")}>
                  {spec.title}
                </button>
              ) : (
                <strong>{spec.title}</strong>
              )}
              <Picture spec={spec} height={150} />
            </li>
          ))}
        </ul>
      ) : null}
      <figcaption className="wm-quiet">{foot.filter(Boolean).join("　")}</figcaption>
    </figure>
  );
}
