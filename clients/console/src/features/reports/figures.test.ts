import { describe, expect, test } from "vitest";
import { compare, filledHours, grandYuan, percentText } from "./figures";

describe("a figure and its comparison", () => {
  test("says how much more or less than yesterday", () => {
    expect(compare(1100, 1000)).toEqual({ trend: "up", permille: 100 });
    expect(compare(900, 1000)).toEqual({ trend: "down", permille: 100 });
    expect(compare(1000, 1000)).toEqual({ trend: "same", permille: 0 });
  });

  test("compares with nothing only in words", () => {
    expect(compare(5, 0)).toEqual({ trend: "none", permille: null });
    expect(compare(0, 0)).toEqual({ trend: "same", permille: null });
  });

  test("writes percent and large sums for reading", () => {
    expect([percentText(93), percentText(100), percentText(1)]).toEqual(["9.3%", "10%", "0.1%"]);
    expect([grandYuan(0), grandYuan(5), grandYuan(98_642_050), grandYuan(-100_000)]).toEqual([
      "¥0.00",
      "¥0.05",
      "¥986,420.50",
      "-¥1,000.00",
    ]);
  });
});

describe("the hours of a day", () => {
  const bar = (hour: number, orders: number) => ({ hour, orders, revenue_fen: orders * 100 });

  test("an hour without a sale stands at nought between others, never at the ends", () => {
    expect(filledHours([bar(7, 0), bar(8, 2), bar(10, 1), bar(11, 0)]).map(({ hour, orders }) => [hour, orders])).toEqual([
      [8, 2],
      [9, 0],
      [10, 1],
    ]);
  });

  test("a trading day may pass midnight", () => {
    expect(filledHours([bar(22, 1), bar(1, 1)]).map(({ hour }) => hour)).toEqual([22, 23, 0, 1]);
  });

  test("a day without a sale has no hours", () => {
    expect(filledHours([])).toEqual([]);
  });
});
