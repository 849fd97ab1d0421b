/** Times of day as people type them. Pure. */

export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "7:30", "730", "7", "07：30" → "07:30"; null when it is no time. 24:00 is one only as an end. */
export function readTime(text: string, isEnd = false): string | null {
  const plain = text.trim().replace(/[：.]/g, ":");
  const match = /^(\d{1,2}):(\d{1,2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})?$/.exec(plain);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0);
  if (Number(match[2] ?? 0) > 59 || minutes > 24 * 60 || (minutes === 24 * 60 && !isEnd)) return null;
  return timeText(minutes);
}
