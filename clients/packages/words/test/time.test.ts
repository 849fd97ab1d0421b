import { afterEach, describe, expect, it, vi } from "vitest";

import {
  businessDate,
  clockTime,
  dayWord,
  instant,
  isWithin,
  localDate,
  localTime,
  minutesOfDay,
  minutesSince,
  stopwatch,
} from "../src/time";
import { offsetMinutes } from "../src/zones";

const SHANGHAI = "Asia/Shanghai";

describe("an instant", () => {
  it.each([
    ["2026-11-22T06:30:00Z", "2026-11-22T06:30:00.000Z"],
    ["2026-11-22T06:30:00.123456Z", "2026-11-22T06:30:00.123Z"],
    ["2026-11-22T14:30:00+08:00", "2026-11-22T06:30:00.000Z"],
    ["2026-11-22T01:30:00.5-0500", "2026-11-22T06:30:00.500Z"],
  ])("is read from %s", (text, iso) => {
    expect(instant(text).toISOString()).toBe(iso);
  });

  it.each(["2026-11-22 06:30", "2026-11-22T06:30:00", "", "now"])("isn't read from %s", (text) => {
    expect(() => instant(text)).toThrow(RangeError);
  });
});

describe("the store's clock", () => {
  const at = instant("2026-11-22T17:05:00Z");

  it("is shown, not the phone's", () => {
    expect(clockTime(at, SHANGHAI)).toBe("01:05");
    expect(localDate(at, SHANGHAI)).toBe("2026-11-23");
    expect(localTime(at, SHANGHAI)).toEqual({ year: 2026, month: 11, day: 23, hour: 1, minute: 5, weekday: "mon" });
  });

  it("knows summer time where Intl does", () => {
    expect(clockTime(instant("2026-07-01T12:00:00Z"), "Europe/Berlin")).toBe("14:00");
    expect(clockTime(instant("2026-12-01T12:00:00Z"), "Europe/Berlin")).toBe("13:00");
    expect(clockTime(instant("2026-12-01T12:00:00Z"), "America/New_York")).toBe("07:00");
  });

  it("keeps the small hours with the evening before", () => {
    expect(businessDate(at, SHANGHAI, "04:00")).toBe("2026-11-22");
    expect(businessDate(instant("2026-11-22T20:00:00Z"), SHANGHAI, "04:00")).toBe("2026-11-23");
  });

  it("names days", () => {
    const now = instant("2026-11-22T15:59:00Z");
    expect(dayWord(now, SHANGHAI, now)).toEqual({ kind: "today" });
    expect(dayWord(at, SHANGHAI, now)).toEqual({ kind: "tomorrow" });
    expect(dayWord(now, SHANGHAI, at)).toEqual({ kind: "yesterday" });
    expect(dayWord(instant("2026-12-01T00:00:00Z"), SHANGHAI, now)).toEqual({ kind: "date", month: 12, day: 1 });
  });
});

describe("a platform without Intl", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("still knows the zones of the table, and takes the phone's clock for others", () => {
    vi.stubGlobal("Intl", undefined);
    const at = instant("2026-11-22T06:30:00Z");

    expect(clockTime(at, SHANGHAI)).toBe("14:30");
    expect(clockTime(at, "Asia/Tokyo")).toBe("15:30");
    expect(offsetMinutes("Europe/Madrid", at)).toBe(-at.getTimezoneOffset());
  });
});

describe("spans", () => {
  it("counts whole minutes and never below nought", () => {
    const at = instant("2026-11-22T06:30:00Z");
    expect(minutesSince(at, instant("2026-11-22T06:32:59Z"))).toBe(2);
    expect(minutesSince(at, instant("2026-11-22T06:29:00Z"))).toBe(0);
  });

  it.each([
    [-3, "0:00"],
    [5, "0:05"],
    [245.9, "4:05"],
    [600, "10:00"],
    [3727, "1:02:07"],
  ])("shows %d seconds as %s", (seconds, text) => {
    expect(stopwatch(seconds)).toBe(text);
  });
});

describe("parts of a day", () => {
  const at = (clock: string): Date => instant(`2026-11-22T${clock}:00+08:00`);

  it("are left when they end", () => {
    const breakfast = [["07:00", "10:30"]] as const;
    expect(isWithin(breakfast, at("06:59"), SHANGHAI)).toBe(false);
    expect(isWithin(breakfast, at("07:00"), SHANGHAI)).toBe(true);
    expect(isWithin(breakfast, at("10:29"), SHANGHAI)).toBe(true);
    expect(isWithin(breakfast, at("10:30"), SHANGHAI)).toBe(false);
  });

  it("may pass midnight", () => {
    const night = [["22:00", "02:00"]] as const;
    expect(isWithin(night, at("23:30"), SHANGHAI)).toBe(true);
    expect(isWithin(night, at("01:59"), SHANGHAI)).toBe(true);
    expect(isWithin(night, at("02:00"), SHANGHAI)).toBe(false);
  });

  it("mean always when there are none", () => {
    expect(isWithin(null, at("03:00"), SHANGHAI)).toBe(true);
    expect(isWithin([], at("03:00"), SHANGHAI)).toBe(true);
  });

  it("are read strictly", () => {
    expect(minutesOfDay("24:00")).toBe(1440);
    expect(minutesOfDay("07:30:00")).toBe(450);
    expect(() => minutesOfDay("7:30")).toThrow(RangeError);
    expect(() => minutesOfDay("07:60")).toThrow(RangeError);
    expect(() => minutesOfDay("25:00")).toThrow(RangeError);
  });
});
