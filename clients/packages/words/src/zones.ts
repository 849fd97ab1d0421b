/**
 * How far a store's clock is from UTC at an instant, in minutes.
 *
 * Browsers know every zone (Intl). Mini-programs may know none: zones without daylight saving stand in a table here, and for
 * the others the phone's own clock is taken, as a guest who orders stands in the store.
 */

const FIXED_MINUTES: Readonly<Record<string, number>> = {
  UTC: 0,
  "Etc/UTC": 0,
  "Asia/Shanghai": 480,
  "Asia/Urumqi": 360,
  "Asia/Hong_Kong": 480,
  "Asia/Macau": 480,
  "Asia/Taipei": 480,
  "Asia/Singapore": 480,
  "Asia/Kuala_Lumpur": 480,
  "Asia/Manila": 480,
  "Asia/Tokyo": 540,
  "Asia/Seoul": 540,
  "Asia/Bangkok": 420,
  "Asia/Ho_Chi_Minh": 420,
  "Asia/Jakarta": 420,
  "Asia/Dubai": 240,
  "Asia/Kolkata": 330,
  "Australia/Brisbane": 600,
};

const formatters = new Map<string, Intl.DateTimeFormat | null>();

export function offsetMinutes(zone: string, at: Date): number {
  const fixed = FIXED_MINUTES[zone];
  if (fixed !== undefined) return fixed;
  const formatter = formatterOf(zone);
  return formatter === null ? -at.getTimezoneOffset() : offsetBy(formatter, at);
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const formatter = newFormatter(zone);
  formatters.set(zone, formatter);
  return formatter;
}

function newFormatter(zone: string): Intl.DateTimeFormat | null {
  try {
    const formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hour12: false,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    return typeof formatter.formatToParts === "function" ? formatter : null;
  } catch {
    // No Intl here, or an unknown zone.
    return null;
  }
}

function offsetBy(formatter: Intl.DateTimeFormat, at: Date): number {
  const parts: Partial<Record<string, number>> = {};
  for (const { type, value } of formatter.formatToParts(at)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour % 24, minute, second);
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}
