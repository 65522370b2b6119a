import { expect, test } from "vitest";
import type { PublicData } from "@/api/public";
import { type PackageWords, packageParts } from "./package";

const point = (period: string, value: string | null) => ({
  period,
  status: "A" as const,
  reading: { value, unit: "家", status: "A" as const, source: "<统计局>" },
  notes: [],
});
const envelope = <B>(code: string, body: B) => ({ code, body }) as never;
const data = {
  about: envelope("x", { title: "示例", invented: true, area: "X99", term: "2021-2025" }),
  publications: [
    envelope("P-1", {
      title: "一",
      published_on: "2025-01-01",
      release: "R",
      indicators: ["I-1"],
      areas: [],
      state: "published",
      proposed_by: "a-person",
    }),
  ],
  indicators: [
    envelope("I-1", { code: "I-1", name: "企业数", unit: "家" }),
    envelope("I-2", { code: "I-2", name: "未公开", unit: "家" }),
  ],
  series: [
    {
      indicator: "I-1",
      indicator_name: "企业数",
      unit: "家",
      area: "X99",
      area_name: "示例市",
      dimensions: {},
      points: [point("2023", "10"), point("2024", "12")],
      notes: [],
      invented: true,
    },
    {
      indicator: "I-3",
      indicator_name: "空",
      unit: "家",
      area: "X99",
      area_name: "示例市",
      dimensions: {},
      points: [point("2024", null)],
      notes: [],
      invented: true,
    },
  ],
  areas: [],
} as unknown as PublicData;
const words: PackageWords = {
  language: "zh-CN",
  title: "示例",
  invented: "示例数据",
  since: "截至",
  foot: "脚注",
  publications: "公开批次",
  publication: ({ title, published_on }) => `${title} ${published_on}`,
  columns: {
    number: "序号",
    indicator: "指标",
    area: "区域",
    unit: "单位",
    period: "时期",
    value: "数值",
    source: "来源",
    caliber: "口径",
    notes: "说明",
  },
  caliber: (period, name) => `${period}起口径为${name}`,
  period: (code) => code,
  value: ({ series }, at) => series.points[at]?.reading?.value ?? "—",
  name: ({ series }) => series.indicator_name,
  back: "返回",
  files: "数据",
};

test("the package holds pages, CSV and JSON of what was published and nothing else", () => {
  const parts = new Map(packageParts(data, words));
  expect([...parts.keys()]).toEqual(["index.html", "style.css", "I-1_X99.html", "data.csv", "data.json"]);
  expect(parts.get("data.json")).not.toMatch(/未公开|a-person/);
  expect(parts.get("index.html")).toContain("一 2025-01-01");
  for (const [name, text] of parts) if (name.endsWith(".html")) expect(text).toContain("示例数据");
  expect(parts.get("I-1_X99.html")).toContain("&lt;统计局&gt;");
  expect(parts.get("I-1_X99.html")).toContain("<svg");
});

test("the pages carry no script, no inline style, and ask nothing of another host or of the root", () => {
  for (const [name, text] of packageParts(data, words)) {
    if (name.endsWith(".html")) expect(text).not.toMatch(/<script|<style|style="|https?:|(href|src)="\//);
  }
});

test("a change of caliber is said at the year it happens, in the pages and in the table", () => {
  const caliber = (id: string, valid_from: string, valid_to: string) => ({
    id,
    name: `目录${id}`,
    valid_from,
    valid_to,
    comparable_with: [],
  });
  const changed = {
    ...data,
    indicators: [
      envelope("I-1", {
        code: "I-1",
        name: "企业数",
        unit: "家",
        caliber: [caliber("甲", "2016", "2023"), caliber("乙", "2024", "")],
      }),
    ],
  };
  const parts = new Map(packageParts(changed, words).map(([name, text]) => [name, String(text)]));
  const page = parts.get("I-1_X99.html") ?? "";
  expect(page).toContain("2024起口径为目录乙");
  expect(page).toContain("<line ");
  expect(page).not.toContain("2023起");
  expect(parts.get("data.csv")).toContain("12,家,目录乙,<统计局>,2024起口径为目录乙");
});
