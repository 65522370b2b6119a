import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Flex, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { csv } from "@/lib/csv";
import { MEDIA, save } from "@/lib/save";
import { xlsx } from "@/lib/xlsx";
import { Picture } from "./Picture";
import { PAPER, paperOption, toPng } from "./paper";
import type { ChartSpec } from "./spec";

/** How a chart is looked at. */
export type ChartView = "chart" | "table";

/** The lines that go with every form of the chart. */
function useFoot() {
  const { t } = useTranslation();
  return (spec: ChartSpec): string[] => [
    ...(spec.invented ? [`${t("invented.mark")} ${t("invented.line")}`] : []),
    ...(spec.unit ? [t("chart.unit", { unit: spec.unit })] : []),
    ...(spec.source ? [t("chart.source", { source: spec.source })] : []),
    ...(spec.date ? [t("chart.date", { date: spec.date })] : []),
    ...(spec.marks ?? []),
  ];
}

function useSave(spec: ChartSpec) {
  const { t } = useTranslation();
  const foot = useFoot()(spec);
  return async (kind: string) => {
    const { header, rows } = spec.table;
    const before = [spec.title, ...foot];
    if (kind === "xlsx")
      return save(`${spec.title}.xlsx`, xlsx(spec.title, header, rows, before) as BlobPart, MEDIA.xlsx);
    if (kind === "csv") return save(`${spec.title}.csv`, csv(header, rows, before), MEDIA.csv);
    const { drawSvg, echarts } = await import("./echarts");
    if (spec.map)
      echarts.registerMap(spec.map.name, spec.map.shapes as Parameters<typeof echarts.registerMap>[1]);
    const svg = drawSvg(paperOption(spec, foot.join("　"), t("invented.mark")), PAPER.width, PAPER.height);
    if (kind === "svg") return save(`${spec.title}.svg`, svg, MEDIA.svg);
    return save(`${spec.title}.png`, await toPng(svg, PAPER.width, PAPER.height), MEDIA.png);
  };
}

function SaveMenu({ spec }: { spec: ChartSpec }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saveAs = useSave(spec);
  const items = ["png", "svg", "xlsx", "csv"].map((key) => ({ key, label: t(`chart.save.${key}`) }));
  const press = ({ key }: { key: string }) => {
    saveAs(key).catch(() => message.error(t("chart.save_failed")));
  };
  return (
    <Dropdown menu={{ items, onClick: press }} trigger={["click"]}>
      <Button size="small" icon={<DownloadOutlined aria-hidden />}>
        {t("chart.download")}
      </Button>
    </Dropdown>
  );
}

/** The figures of a chart as a table: the form that everybody can read. */
export function ChartTable({ spec }: { spec: ChartSpec }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <div className="wm-chart-table" tabIndex={0} role="region" aria-label={spec.title}>
      <table>
        <thead>
          <tr>
            {spec.table.header.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spec.table.rows.map((row) => (
            <tr key={row.map((cell) => cell.text).join("\t")}>
              {row.map((cell, at) => (
                <td
                  key={spec.table.header[at]}
                  className={cell.number != null ? "wm-grid-figure" : undefined}
                >
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A chart with title, summary, table, source and downloads. `view` may live in the address. */
export function ChartFrame(props: {
  spec: ChartSpec;
  view?: ChartView;
  onView?: (view: ChartView) => void;
  onPick?: (name: string) => void;
}) {
  const { spec, onPick } = props;
  const { t } = useTranslation();
  const [own, setOwn] = useState<ChartView>("chart");
  const view = props.view ?? own;
  const foot = useFoot()(spec);
  return (
    <figure className="wm-chart" aria-label={spec.title}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <h2>{spec.title}</h2>
        <Flex gap={8} className="wm-no-print">
          <Segmented<ChartView>
            size="small"
            aria-label={t("chart.view")}
            value={view}
            onChange={props.onView ?? setOwn}
            options={[
              { value: "chart", label: t("chart.as_chart") },
              { value: "table", label: t("chart.as_table") },
            ]}
          />
          <SaveMenu spec={spec} />
        </Flex>
      </Flex>
      {view === "chart" ? (
        <Picture spec={spec} height={spec.height} onPick={onPick} />
      ) : (
        <ChartTable spec={spec} />
      )}
      <figcaption>
        <p>{spec.summary}</p>
        <p className="wm-quiet">{foot.join("　")}</p>
      </figcaption>
    </figure>
  );
}
