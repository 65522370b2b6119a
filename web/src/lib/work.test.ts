import { expect, test } from "vitest";
import { barOf, byItem, dueOf, known, lastDay, latestOf, moneyOf, rest, spanOf, upTo } from "./work";

test("late counts days beyond, soon the days left, what is settled neither", () => {
  expect(dueOf("under_way", "2024-06-30", "2024-07-03")).toEqual({ late: 3 });
  expect(dueOf("planned", "2024-06-30", "2024-06-30")).toEqual({ soon: 0 });
  expect(dueOf("planned", "2024-06-30", "2024-05-01")).toBeNull();
  expect(dueOf("done", "2020-01-01", "2024-05-01")).toBeNull();
  expect(dueOf("building", null, "2024-05-01")).toBeNull();
});

test("a period ends on its last day", () => {
  expect(lastDay("2024-02")).toBe("2024-02-29");
  expect(lastDay("2025")).toBe("2025-12-31");
  expect(lastDay("2021-2025")).toBe("2025-12-31");
  expect(lastDay(null)).toBeNull();
});

const progress = (item: string, period: string) => ({ body: { item, period } });

test("the newest report is found, and the newest by the end of a month", () => {
  const list = byItem([progress("a", "2024-06"), progress("a", "2024-01"), progress("b", "2023")]).get("a");
  expect(latestOf(list)?.body.period).toBe("2024-06");
  expect(latestOf(upTo(list, "2024-03"))?.body.period).toBe("2024-01");
});

test("money is added exactly, unknown is not zero", () => {
  expect(known(["0.1", null, "0.2"])).toBe("0.3");
  expect(known([null, undefined])).toBeNull();
  expect(rest("100", null)).toBeNull();
  expect(moneyOf([{ year: 2024, planned_wan: "5" }], 2024)).toEqual({ planned: "5", completed: null });
});

test("bars stand where their days are", () => {
  expect(barOf("2021-01-01", "2021-12-31", "2021-01-01", "2022-12-31")).toEqual({
    left: 0,
    width: 0.5,
    open: false,
  });
  expect(barOf(null, null, "2021-01-01", "2022-12-31")).toBeNull();
  expect(barOf(null, "2022-12-31", "2021-01-01", "2022-12-31")?.open).toBe(true);
  expect(spanOf(["2023-05-01", null, "2021-02-01"]).years).toEqual([2021, 2022, 2023]);
});
