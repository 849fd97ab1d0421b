/** When something was, as people say it: "今天 14:05", "11月22日 14:05". */
import { t } from "@/i18n";
import { clockTime, dayWord, instant } from "@words";

export function whenText(at: string, zone: string, now: Date): string {
  const day = dayWord(instant(at), zone, now);
  const word = day.kind === "date" ? t("day.date", { month: day.month, day: day.day }) : t(`day.${day.kind}`);
  return `${word} ${clockTime(instant(at), zone)}`;
}

const JUST_NOW_MS = 6 * 60_000;

/** Seen so lately that the server, which notes it every few minutes, would say "here". */
export function isHere(at: string | null, nowMs: number): boolean {
  return at !== null && nowMs - instant(at).getTime() < JUST_NOW_MS;
}
