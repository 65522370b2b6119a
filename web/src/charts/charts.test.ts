import { expect, test } from "vitest";
import { boardOption, timelineOption } from "./bars";
import { drawSvg, echarts } from "./echarts";
import { DARK, LIGHT } from "./looks";
import { classes, defaultTiles, letters, mapOption, tileShapes, valueClasses } from "./map";
import { paperOption } from "./paper";
import { type TrendData, trendOption, trendPeriods, trendTip } from "./trend";

const words = {
  values: "实际值",
  planned: "计划",
  target: "目标",
  mean: "测算",
  interval80: "80%",
  interval95: "95%",
  revisions: "修订前",
  caliber: (name: string) => `口径：${name}`,
  period: (code: string) => `${code}年`,
};
const data: TrendData = {
  unit: "家",
  values: [
    { period: "2022", value: "110" },
    { period: "2021", value: "100" },
    { period: "2023", value: null },
  ],
  planned: [{ period: "2025", value: "200" }],
  target: { period: "2025", low: "200" },
  fan: [{ period: "2025", mean: "180", lo80: "170", hi80: "190", lo95: "160", hi95: "200" }],
  notes: [{ period: "2022", text: "口径调整" }],
};

test("periods of every part are in the order of time", () => {
  expect(trendPeriods(data)).toEqual(["2021", "2022", "2023", "2025"]);
});

test("a missing value is a gap and never zero", () => {
  const option = trendOption(data, words, LIGHT) as { series: { name: string; data: (number | null)[] }[] };
  expect(option.series.find((one) => one.name === "实际值")?.data).toEqual([100, 110, null, null]);
});

test("values of calibers that may not be compared are two lines, with the new one named between", () => {
  const values = [
    { period: "2022", value: "34", caliber: "旧目录" },
    { period: "2023", value: "27.4", caliber: "新目录", apart: true },
    { period: "2024", value: "29", caliber: "新目录" },
  ];
  const option = trendOption({ unit: "%", values }, words, LIGHT) as {
    legend: { data: string[] };
    series: { data: (number | null)[]; markLine?: { data: { label: { formatter: string } }[] } }[];
  };
  expect(option.series.map((one) => one.data)).toEqual([
    [34, null, null],
    [null, 27.4, 29],
  ]);
  expect(option.series[0]?.markLine?.data.map(({ label }) => label.formatter)).toEqual(["口径：新目录"]);
  expect(option.legend.data).toEqual(["实际值"]);
});

test("a gap carries the word for why it is there, in the picture and under the pointer", () => {
  const values = [
    { period: "2021", value: "100" },
    { period: "2022", value: null, absent: "已撤回" },
    { period: "2023", value: null, absent: "不公开" },
    { period: "2024", value: "0" },
  ];
  const svg = drawSvg(trendOption({ unit: "家", values }, words, LIGHT), 960, 600);
  for (const word of ["已撤回", "不公开"]) expect(svg).toContain(word);
  expect(trendTip({ unit: "家", values }, words, "2022")).toEqual(["2022年", "实际值 已撤回"]);
  expect(trendTip({ unit: "家", values }, words, "2024")).toEqual(["2024年", "实际值 0"]);
});

test("a saved picture carries title, unit, source and the mark of invented data", () => {
  const spec = {
    title: "高新技术企业数",
    unit: "家",
    invented: true,
    summary: "",
    table: { header: [], rows: [] },
    option: (looks: typeof LIGHT) => trendOption(data, words, looks),
  };
  const svg = drawSvg(paperOption(spec, "来源：示例市统计局", "示例数据"), 960, 600);
  // A picture is XML: an attribute ends at its quote.
  expect(svg).not.toContain('"Microsoft');
  for (const part of ["高新技术企业数", "家", "来源：示例市统计局", "示例数据", "2021年"])
    expect(svg).toContain(part);
});

test("the fan opens at the last value and widens year by year", () => {
  const year = (period: string, half: number) => ({
    period,
    mean: "120",
    lo80: String(120 - half),
    hi80: String(120 + half),
    lo95: String(120 - 2 * half),
    hi95: String(120 + 2 * half),
  });
  const fan = [year("2023", 5), year("2024", 8), year("2025", 10)];
  const option = trendOption({ ...data, fan }, words, LIGHT) as {
    series: { name: string; data: (number | null)[] }[];
  };
  const of = (name: string) => option.series.find((one) => one.name === name)?.data;
  expect(of("测算")).toEqual([null, 110, 120, 120, 120]);
  expect(of("95%")).toEqual([null, 0, 20, 32, 40]);
  expect(trendTip({ ...data, fan }, words, "2025")).toEqual([
    "2025年",
    "计划 200",
    "目标 200",
    "测算 120",
    "80% 110–130",
    "95% 100–140",
  ]);
});

test("tiles are drawn and the one without a value says so", () => {
  const shapes = tileShapes(
    defaultTiles([
      { code: "X01", name: "甲县" },
      { code: "X02", name: "乙县" },
    ]),
  );
  echarts.registerMap("tiles", shapes as Parameters<typeof echarts.registerMap>[1]);
  const values = [
    { name: "甲县", value: "1", words: "1家" },
    { name: "乙县", value: null, words: "未填报" },
  ];
  const svg = drawSvg(mapOption("tiles", values, "家", LIGHT), 400, 300);
  expect(svg).toContain("未填报");
  expect(svg).toContain(LIGHT.absent);
});

test("classes cover every value and none is empty", () => {
  expect(classes([1, 2, 3, 4, 5], 5)).toEqual(
    [1, 2, 3, 4, 5].map((min, at) => ({ min, max: [2, 3, 4, 5, 5][at] })),
  );
  expect(classes([7, 7, 7], 1)).toEqual([{ min: 7, max: 7 }]);
});

test("letters on a part take the colour that stands out on it, in either theme", () => {
  expect(letters("#003eb3")).toBe("#ffffff");
  expect(letters("#e6f4ff")).toBe("#000000");
  const values = [1, 2, 3].map((value) => ({ name: `${value}`, value: `${value}`, words: "" }));
  const option = mapOption("m", values, "", DARK) as {
    series: { data: { label: { color: string; textBorderColor: string } }[] }[];
  };
  const drawn = option.series[0]?.data.map(({ label }) => [label.textBorderColor, label.color]);
  expect(drawn).toEqual([
    [DARK.steps[0], "#ffffff"],
    [DARK.steps[2], "#ffffff"],
    [DARK.steps[4], "#000000"],
  ]);
});

test("the classes of a map are said in words as they are drawn", () => {
  const values = ["1200", "3400", null].map((value) => ({ name: `${value}`, value, words: "" }));
  expect(valueClasses(values).map(({ label }) => label)).toEqual(["1,200", "3,400"]);
});

test("a span lasts to the end of its last month", () => {
  const option = timelineOption(
    [{ name: "项目", from: "2021-03", to: "2021-05", tone: "green", words: "" }],
    LIGHT,
  ) as { series: { data: { value: number }[] }[] };
  expect(option.series[1]?.data[0]?.value).toBe(3);
});

test("verdicts differ by pattern as well as by colour", () => {
  const option = boardOption(
    [{ name: "甲", counts: { behind: 2 } }],
    [{ key: "behind", word: "滞后", tone: "red" }],
    LIGHT,
  ) as { series: { data: (number | null)[]; itemStyle: { decal: { symbol: string } } }[] };
  expect(option.series[0]?.data).toEqual([2]);
  expect(option.series[0]?.itemStyle.decal.symbol).toBe("rect");
});

test("a map without a single value has no classes and draws", () => {
  const values = [{ name: "甲", value: null, words: "未填报" }];
  expect(mapOption("none", values, "家", LIGHT)).not.toHaveProperty("visualMap");
});
