import { expect, test } from "vitest";
import { csv } from "./csv";
import { columnName, displayWidth, xlsx } from "./xlsx";
import { crc32 } from "./zip";

test("CSV opens in spreadsheets and runs nothing", () => {
  const text = csv(
    ["名称", "值"],
    [[{ text: '=1+1,"x"' }, { text: "-1,234", number: "-1234" }]],
    ["示例数据"],
  );
  expect(text).toBe('\ufeff示例数据\r\n名称,值\r\n"\'=1+1,""x""",-1234\r\n');
});

test("the checksum is that of zip", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});

test("columns are named as spreadsheets name them", () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  expect(displayWidth("R&D经费")).toBe(7);
});

test("a workbook holds numbers as numbers and long ones as text", () => {
  const bytes = xlsx(
    "表/一",
    ["值"],
    [[{ text: "1.5", number: "1.5" }], [{ text: "1234567890123456.7", number: "1234567890123456.7" }]],
  );
  const text = new TextDecoder().decode(bytes);
  expect(text.startsWith("PK\u0003\u0004")).toBe(true);
  expect(text).toContain('<c r="A2"><v>1.5</v></c>');
  expect(text).toContain('<c r="A3" t="inlineStr">');
  expect(text).toContain('name="表 一"');
});
