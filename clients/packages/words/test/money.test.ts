import { describe, expect, it } from "vitest";

import { deltaText, parseYuan, priceParts, yuan, yuanShort, yuanSigned } from "../src/money";

describe("money on screen", () => {
  it.each([
    [0, "0.00"],
    [5, "0.05"],
    [2700, "27.00"],
    [-150, "-1.50"],
    [123456789, "1234567.89"],
  ])("shows %d fen as %s", (fen, text) => {
    expect(yuan(fen)).toBe(text);
  });

  it.each([
    [2700, "27"],
    [2750, "27.5"],
    [2705, "27.05"],
    [0, "0"],
    [10000, "100"],
    [100000, "1000"],
  ])("shows a tag of %d fen as %s", (fen, text) => {
    expect(yuanShort(fen)).toBe(text);
  });

  it("puts the sign before the currency", () => {
    expect([yuanSigned(2700), yuanSigned(-2700)]).toEqual(["¥27.00", "-¥27.00"]);
    expect([deltaText(300), deltaText(-150), deltaText(0)]).toEqual(["+¥3", "-¥1.5", ""]);
    expect(priceParts(-1205)).toEqual({ sign: "-", whole: "12", cents: "05" });
  });

  it("refuses what is not a whole number of fen", () => {
    expect(() => yuan(27.5)).toThrow(RangeError);
    expect(() => yuan(Number.NaN)).toThrow(RangeError);
  });
});

describe("money as typed", () => {
  it.each([
    ["27", 2700],
    ["27.5", 2750],
    ["¥27.00", 2700],
    ["￥ 27.05", 2705],
    ["$11.25 ", 1125],
    ["1,280", 128000],
    ["12.30元", 1230],
    ["-3", -300],
    ["-¥3.10", -310],
    ["0", 0],
    ["-0", 0],
  ])("reads %s", (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(["", "abc", "1.234", "1,28", "1..2", "--3", "1e3", "٣", "27 28", "."])("doesn't read %s", (text) => {
    expect(parseYuan(text)).toBeNull();
  });

  it("reads back what it shows", () => {
    for (let fen = -3000; fen <= 3000; fen += 7) expect(parseYuan(yuan(fen))).toBe(fen);
  });
});
