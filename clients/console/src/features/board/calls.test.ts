import type { BoardEntry } from "@contracts";
import { describe, expect, test } from "vitest";
import { isNewCall, preparingNumbers, readyNumbers, sizeFor } from "./calls";

const entry = (number: string, over: Partial<BoardEntry> = {}): BoardEntry => ({
  order_id: `ord_${number}`,
  number,
  state: "ready",
  version: 1,
  ready_at: "2026-11-22T06:00:00Z",
  called_at: null,
  ...over,
});

describe("the calling screen", () => {
  test("the number called last stands first, also when it is called again", () => {
    const first = entry("A001", { ready_at: "2026-11-22T06:00:00Z" });
    const second = entry("A002", { ready_at: "2026-11-22T06:05:00Z" });
    expect(readyNumbers([first, second]).map((one) => one.number)).toEqual(["A002", "A001"]);
    const again = { ...first, called_at: "2026-11-22T06:09:00Z" };
    expect(readyNumbers([again, second]).map((one) => one.number)).toEqual(["A001", "A002"]);
  });

  test("numbers in the making stand in their own order", () => {
    const entries = ["A10", "A9", "B1"].map((number) => entry(number, { state: "preparing", ready_at: null }));
    expect(preparingNumbers(entries).map((one) => one.number)).toEqual(["A9", "A10", "B1"]);
  });

  test("a call is heard once, and once more when it is repeated", () => {
    const called = entry("A001");
    expect(isNewCall(called, new Map())).toBe(true);
    expect(isNewCall(called, new Map([["ord_A001", "2026-11-22T06:00:00Z"]]))).toBe(false);
    expect(isNewCall({ ...called, called_at: "2026-11-22T06:03:00Z" }, new Map([["ord_A001", "2026-11-22T06:00:00Z"]]))).toBe(
      true,
    );
    expect(isNewCall(entry("A002", { state: "preparing", ready_at: null }), new Map())).toBe(false);
  });

  test("few numbers are drawn huge, many small enough to fit", () => {
    expect([1, 2, 3, 4, 6, 12, 20].map(sizeFor)).toEqual(["huge", "huge", "big", "big", "large", "medium", "small"]);
  });
});
