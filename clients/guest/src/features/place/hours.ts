/** A week's opening hours as people say them; the server sends weekdays as numbers 1 to 7. */
import { WEEKDAYS } from '@words/time';
import { t } from '@/i18n';

/** "1-5 07:30-15:00; 6-7 —" → "周一至周五 07:30–15:00，周六至周日 休息". */
export function weekHours(text: string): string {
  return text
    .split('; ')
    .map((row) => {
      const [, first, last, spans] = /^(?:(\d)(?:-(\d))? )?(.*)$/.exec(row) ?? [];
      return [days(first, last), hours(spans ?? '')].filter(Boolean).join(' ');
    })
    .join(t('hours.comma'));
}

function days(first: string | undefined, last: string | undefined): string {
  if (first === undefined) return '';
  return last === undefined ? day(first) : t('hours.days', { first: day(first), last: day(last) });
}

function day(number: string): string {
  const name = WEEKDAYS[Number(number) - 1];
  return name ? t(`weekday.${name}`) : '';
}

function hours(spans: string): string {
  if (spans === '—') return t('hours.closed');
  if (spans === '00:00-24:00') return t('hours.all_day');
  return spans.replace(/-/g, '–').replace(/,/g, t('hours.and'));
}

/** Days with hours of their own as one line: "10-01 休息 · 10-02 10:00–14:00". */
export function specialDays(special: readonly { day: string; spans: readonly (readonly string[])[] }[] = []): string {
  return special
    .map(({ day: date, spans }) => `${date.slice(5)} ${hours(spans.map((span) => span.join('-')).join(',') || '—')}`)
    .join(' · ');
}
