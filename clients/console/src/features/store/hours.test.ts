import { describe, expect, test } from "vitest";
import { faultOf, isOvernight, nextSpan } from "./hours";

describe("opening hours", () => {
  test("a span that ends before it starts runs into the next day", () => {
    expect(isOvernight(["18:00", "02:00"])).toBe(true);
    expect(isOvernight(["07:00", "24:00"])).toBe(false);
  });

  test("spans may touch but not overlap, in whatever order they were typed", () => {
    expect(
      faultOf([
        ["07:00", "14:00"],
        ["14:00", "20:00"],
      ]),
    ).toBeNull();
    expect(
      faultOf([
        ["12:00", "20:00"],
        ["07:00", "14:00"],
      ]),
    ).toBe("overlap");
    expect(
      faultOf([
        ["18:00", "02:00"],
        ["20:00", "22:00"],
      ]),
    ).toBe("overlap");
    expect(faultOf([["09:00", "09:00"]])).toBe("bad_span");
    expect(faultOf([])).toBeNull();
  });

  test("the next span begins after the last one", () => {
    expect(nextSpan([])).toEqual(["09:00", "21:00"]);
    expect(nextSpan([["07:00", "14:00"]])).toEqual(["15:00", "18:00"]);
    expect(nextSpan([["07:00", "22:30"]])).toEqual(["23:00", "23:59"]);
  });
});
