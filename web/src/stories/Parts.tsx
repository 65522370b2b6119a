import { Button, Form, Input, Space } from "antd";
import { useMemo, useState } from "react";
import { GeoMap, TileMap } from "@/charts/AreaMap";
import { BoardBars, Timeline } from "@/charts/Bars";
import { tileShapes } from "@/charts/map";
import { SmallMultiples } from "@/charts/SmallMultiples";
import { TrendChart } from "@/charts/TrendChart";
import { ProblemError } from "@/lib/problem";
import type { TableView } from "@/lib/table";
import { Figure } from "@/ui/Figure";
import { FileDrop } from "@/ui/FileDrop";
import { FormDrawer } from "@/ui/FormDrawer";
import { Invented, InventedLine } from "@/ui/Invented";
import { JobProgress } from "@/ui/JobProgress";
import { PasteGrid } from "@/ui/PasteGrid";
import { PeriodText } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryBar } from "@/ui/QueryBar";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useUndoToast } from "@/ui/useUndoToast";
import { ValueText } from "@/ui/ValueText";

interface Row {
  id: string;
  name: string;
  area: string;
  value: string | null;
  tone: Tone;
}

const TONES: Tone[] = ["green", "yellow", "red", "blue", "grey", "waiting"];
const WORDS = {
  green: "符合预期进度",
  yellow: "略低于预期进度",
  red: "滞后于预期进度",
  blue: "推进中",
  grey: "暂不评价",
  waiting: "数据未出",
};
const toneAt = (at: number): Tone => TONES[at % TONES.length] ?? "grey";
const makeRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `T-${String(at + 1).padStart(3, "0")}`,
    name: `示例指标${at + 1}`,
    area: `示例${"甲乙丙丁戊己"[at % 6]}县`,
    value: at % 7 === 3 ? null : String((at * 7919) % 100000),
    tone: toneAt(at),
  }));

const columns: Column<Row>[] = [
  { key: "id", title: "编号", width: 90, text: (row) => row.id },
  { key: "name", title: "指标", width: 220, text: (row) => row.name },
  { key: "area", title: "区域", filter: true, text: (row) => row.area },
  {
    key: "value",
    title: "最新值",
    number: (row) => row.value,
    text: (row) => row.value ?? "未填报",
    render: (row) => <ValueText value={row.value} unit="家" />,
  },
  {
    key: "verdict",
    title: "评价",
    width: 170,
    filter: true,
    text: (row) => WORDS[row.tone],
    render: (row) => <StatusTag tone={row.tone}>{WORDS[row.tone]}</StatusTag>,
  },
];

const problem = new ProblemError({
  title: "三处内容需要修改",
  status: 422,
  code: "invalid",
  hint: "请按下列提示修改后再保存。",
  fields: [{ field: "name", code: "required", message: "名称不能为空" }],
  request_id: "r-91",
});

function Drawer() {
  const [open, setOpen] = useState(false);
  const refuse = async () => {
    throw problem;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>打开表单</Button>
      <FormDrawer<{ name: string }>
        title="修改单位"
        open={open}
        onClose={() => setOpen(false)}
        onSubmit={refuse}
      >
        <Form.Item name="name" label="名称">
          <Input />
        </Form.Item>
      </FormDrawer>
    </>
  );
}

/** Everything in `ui/`. */
export function Parts() {
  const count = Number(new URLSearchParams(window.location.search).get("rows") ?? 20);
  const rows = useMemo(() => makeRows(count), [count]);
  const [view, setView] = useState<TableView>({});
  const [cells, setCells] = useState([
    ["示例甲县", "120", ""],
    ["示例乙县", "abc", ""],
    ["示例丙县", "", ""],
  ]);
  const toast = useUndoToast();
  return (
    <main style={{ padding: 16, display: "grid", gap: 16 }}>
      <h1>部件</h1>
      <InventedLine />
      <Space wrap>
        {TONES.map((tone) => (
          <StatusTag key={tone} tone={tone}>
            {WORDS[tone]}
          </StatusTag>
        ))}
      </Space>
      <Space wrap size="large">
        <ValueText value="0" unit="家" />
        <ValueText value="261900000000" unit="元" />
        <ValueText value="0.605" unit="share" />
        <ValueText value="3.2" unit="%" status="F" />
        <ValueText value="21.18" unit="亿元" status="U" />
        {(["O", "M", "Q", "not_due"] as const).map((status) => (
          <ValueText key={status} value={null} status={status} />
        ))}
        <ValueText value={null} withdrawn={{ reason: "填错单位" }} />
        {["2025", "2025-S1", "2025-Q3", "2025-03", "2021-2025", "2025-01/2025-09"].map((code) => (
          <PeriodText key={code} code={code} />
        ))}
        <Figure
          facts={{
            title: "高新技术企业数",
            value: "669",
            unit: "家",
            period: "2024",
            area: "示例市",
            source: "示例市统计局",
            grade: "letter",
            known_at: "2025-03-01",
            recorded_by: "示例甲",
            invented: true,
            sentence: "2024年，示例市高新技术企业669家。",
          }}
        />
      </Space>
      <Space wrap>
        <ReasonButton reason="尚有 2 条强制性审核提示未处理">提交</ReasonButton>
        <ReasonButton type="primary">保存</ReasonButton>
        <Button onClick={() => toast("已接受 12 条", async () => undefined)}>写入</Button>
        <Drawer />
      </Space>
      <ProblemAlert error={problem} onRetry={() => undefined} />
      <JobProgress
        title="识别规划文本"
        job={{ state: "running", done: 12, total: 37, message: "第三章", problem: null }}
        onCancel={() => undefined}
      />
      <FileDrop
        accept={[".docx", ".pdf", ".txt"]}
        max_mb={20}
        prompt="将规划文本拖到此处，或点击选择"
        onFiles={() => undefined}
      />
      <PasteGrid
        title="数据录入"
        columns={[
          { key: "area", title: "区域", locked: true },
          { key: "value", title: "数值", numeric: true },
          { key: "note", title: "备注", width: 240 },
        ]}
        cells={cells}
        onCells={setCells}
        faults={
          new Map(
            cells.flatMap((row, at) =>
              /^\d*$/.test(row[1] ?? "") ? [] : [[`${at}:1`, "不是数字"] as const],
            ),
          )
        }
      />
      <QueryBar
        q={view.q}
        onSearch={(q) => setView({ ...view, q })}
        badges={[{ key: "a", label: "区域：示例甲县", onRemove: () => undefined }]}
        onReset={() => setView({})}
      />
      <Invented invented>
        <DataTable
          title="示例台账"
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          view={view}
          onView={setView}
          invented
          notes={["来源：示例"]}
          onOpen={() => undefined}
        />
      </Invented>
    </main>
  );
}

const years = ["2020", "2021", "2022", "2023", "2024"];
const series = (start: number) =>
  years.map((period, at) => ({ period, value: String(start + at * 7 + ((start * at) % 5)) }));
const counties = "甲乙丙丁戊己庚辛".split("").map((c, at) => ({ code: `X01${at}`, name: `示例${c}县` }));
const shared = { source: "示例市统计局", date: "2025-03-01", invented: true };
const values = counties.map((part, at) => ({
  ...part,
  value: at === 3 ? null : String(at * 11 + 5),
  words: at === 3 ? "未填报" : `${at * 11 + 5}家`,
}));

/** Everything in `charts/`. */
export function Charts() {
  const trend = useMemo(
    () => ({
      unit: "家",
      values: series(100),
      planned: [
        { period: "2020", value: "100" },
        { period: "2025", value: "160" },
      ],
      target: { period: "2025", low: "160" },
      baselines: [{ name: "基期", period: "2020", value: "100" }],
      fan: [{ period: "2025", mean: "138", lo80: "133", hi80: "143", lo95: "129", hi95: "148" }],
      revisions: [{ period: "2022", value: "111" }],
      notes: [{ period: "2022", text: "普查修订" }],
    }),
    [],
  );
  const parts = useMemo(
    () => counties.map((part, at) => ({ ...part, data: { unit: "家", values: series(20 + at * 9) } })),
    [],
  );
  const spans = useMemo(
    () =>
      counties.slice(0, 5).map((part, at) => ({
        name: `${part.name}示例重大项目`,
        from: `202${at}-03`,
        to: `202${at + 2}-11`,
        tone: toneAt(at),
        words: WORDS[toneAt(at)],
      })),
    [],
  );
  const board = useMemo(
    () =>
      counties.slice(0, 5).map((part, at) => ({
        name: part.name,
        counts: { on: 5 - at, slow: at, behind: at % 3, out: 2, open: 1 },
      })),
    [],
  );
  const kinds = useMemo(
    () => [
      { key: "on", word: WORDS.green, tone: "green" as const },
      { key: "slow", word: WORDS.yellow, tone: "yellow" as const },
      { key: "behind", word: WORDS.red, tone: "red" as const },
      { key: "out", word: WORDS.waiting, tone: "waiting" as const },
      { key: "open", word: WORDS.grey, tone: "grey" as const },
    ],
    [],
  );
  const layer = useMemo(
    () => ({
      shapes: tileShapes(counties.map((part, at) => ({ ...part, column: at % 4, row: Math.floor(at / 4) }))),
      source: "示例图层",
      approval: null,
    }),
    [],
  );
  return (
    <main style={{ padding: 16 }}>
      <h1>图表</h1>
      <TrendChart title="高新技术企业数" data={trend} {...shared} />
      <SmallMultiples title="各县高新技术企业数" unit="家" parts={parts} {...shared} />
      <TileMap title="分布示意" unit="家" values={values} {...shared} />
      <GeoMap id="story" title="上传的边界" unit="家" values={values} layer={layer} {...shared} />
      <Timeline title="重大项目起止" spans={spans} today="2023-06" {...shared} />
      <BoardBars title="各县目标任务评价" rows={board} kinds={kinds} {...shared} />
    </main>
  );
}
