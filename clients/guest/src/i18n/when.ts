/** Instants in the store's own time, in words: "明天 07:00". */
import { clockTime, dayWord, instant } from '@words/time';
import { t } from './index';

export function when(at: string, zone: string, now: Date = new Date()): string {
  const moment = instant(at);
  const time = clockTime(moment, zone);
  const day = dayWord(moment, zone, now);
  return day.kind === 'date' ? t('when.date', { month: day.month, day: day.day, time }) : t(`when.${day.kind}`, { time });
}

/** "14:05" in the store. */
export function clock(at: string, zone: string): string {
  return clockTime(instant(at), zone);
}
