import { expect, test } from "vitest";
import { tellingArguments } from "./FindingList";

test("a finding tells its figures in one language and no codes", () => {
  const all = { indicator: "研发强度", area_code: "X9901", verdicts: "甲", verdicts_en: "a", gap: "20家" };
  expect(tellingArguments(all, "zh-CN")).toEqual(["甲", "20家"]);
  expect(tellingArguments(all, "en")).toEqual(["a", "20家"]);
});
