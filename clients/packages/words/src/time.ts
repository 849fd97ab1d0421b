/**
 * Instants as people in a store read them. An instant arrives as "2026-11-22T06:30:00Z" and is shown in the store's zone,
 * whatever the phone's clock is set to.
 */
import { offsetMinutes } from "./zones";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: Weekday;
}

/** How a day stands to today, for a sentence such as "tomorrow 07:00". */
export type DayWord = { kind: "today" | "tomorrow" | "yesterday" } | { kind: "date"; month: number; day: number };

/**
 * Read an instant of the API. Only ISO-8601 with a zone is taken: older WebViews read other forms differently or not at all.
 *
 * Throws RangeError when the text is something else.
 */
export function instant(text: string): Date {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (match === null) throw new RangeError(`not an instant: ${text}`);
  const [, year, month, day, hour, minute, second = "0", fraction = "0", zone = "Z"] = match;
  const ms = Math.floor(Number(fraction.padEnd(3, "0").slice(0, 3)));
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms);
  return new Date(wall - zoneShiftMinutes(zone) * MINUTE_MS);
}

export function localTime(at: Date, zone: string): LocalTime {
  const shifted = shift(at, zone);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: WEEKDAYS[(shifted.getUTCDay() + 6) % 7] ?? "mon",
  };
}

/** "14:05". */
export function clockTime(at: Date, zone: string): string {
  const { hour, minute } = localTime(at, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** "2026-11-22", the calendar day in the store. */
export function localDate(at: Date, zone: string): string {
  return dateText(shift(at, zone));
}

/** The trading day an instant belongs to; a day that starts at 04:00 keeps the small hours with the evening before. */
export function businessDate(at: Date, zone: string, dayStartsAt: string): string {
  const { hour, minute } = localTime(at, zone);
  const wall = shift(at, zone);
  const isStillYesterday = hour * 60 + minute < minutesOfDay(dayStartsAt);
  return dateText(isStillYesterday ? new Date(wall.getTime() - DAY_MS) : wall);
}

export function dayWord(at: Date, zone: string, now: Date): DayWord {
  const days = dayNumber(at, zone) - dayNumber(now, zone);
  if (days === 0) return { kind: "today" };
  if (days === 1) return { kind: "tomorrow" };
  if (days === -1) return { kind: "yesterday" };
  const { month, day } = localTime(at, zone);
  return { kind: "date", month, day };
}

/** Whole minutes that have passed, never below zero: a counter's clock may run behind the server's. */
export function minutesSince(at: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - at.getTime()) / MINUTE_MS));
}

/** "4:05" or "1:02:07": what is left, or how old a ticket is. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${String(hours)}:${rest}` : rest.replace(/^0/, "");
}

/** "07:30" → 450. Throws RangeError on anything else; "24:00" is the end of a day. */
export function minutesOfDay(text: string): number {
  const match = /^(\d\d):(\d\d)(?::\d\d)?$/.exec(text);
  const minutes = match === null ? NaN : Number(match[1]) * 60 + Number(match[2]);
  if (!(minutes <= 1440) || Number(match?.[2]) > 59) throw new RangeError(`not a time of day: ${text}`);
  return minutes;
}

/** Is a store-local time inside one of the windows? A window past midnight ("22:00"–"02:00") wraps; none at all means always. */
export function isWithin(windows: readonly (readonly [string, string])[] | null, at: Date, zone: string): boolean {
  if (windows === null || windows.length === 0) return true;
  const { hour, minute } = localTime(at, zone);
  const now = hour * 60 + minute;
  return windows.some(([from, to]) => {
    const [start, end] = [minutesOfDay(from), minutesOfDay(to)];
    return start <= end ? start <= now && now < end : now >= start || now < end;
  });
}

function shift(at: Date, zone: string): Date {
  return new Date(at.getTime() + offsetMinutes(zone, at) * MINUTE_MS);
}

function dateText(wall: Date): string {
  return `${String(wall.getUTCFullYear())}-${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())}`;
}

function dayNumber(at: Date, zone: string): number {
  return Math.floor(shift(at, zone).getTime() / DAY_MS);
}

function zoneShiftMinutes(zone: string): number {
  if (zone === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const digits = zone.slice(1).replace(":", "");
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4)));
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
