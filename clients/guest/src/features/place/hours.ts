/** A week's opening hours as people say them; the server sends weekdays as numbers 1 to 7. */

const DAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const ALL_DAY = { zh: '全天', en: 'day and night' } as const;
const CLOSED = { zh: '休息', en: 'closed' } as const;
const UNTIL = { zh: '至', en: '–' } as const;

/** "1-5 07:30-15:00; 6-7 —" → "周一至周五 07:30–15:00，周六至周日 休息". */
export function weekHours(text: string, language: 'zh' | 'en'): string {
  return text
    .split('; ')
    .map((row) => {
      const [, first, last, spans] = /^(?:(\d)(?:-(\d))? )?(.*)$/.exec(row) ?? [];
      return [days(first, last, language), hours(spans ?? '', language)].filter(Boolean).join(' ');
    })
    .join(language === 'zh' ? '，' : ', ');
}

function days(first: string | undefined, last: string | undefined, language: 'zh' | 'en'): string {
  if (first === undefined) return '';
  const from = DAYS[language][Number(first) - 1] ?? '';
  return last === undefined ? from : `${from}${UNTIL[language]}${DAYS[language][Number(last) - 1] ?? ''}`;
}

function hours(spans: string, language: 'zh' | 'en'): string {
  if (spans === '—') return CLOSED[language];
  if (spans === '00:00-24:00') return ALL_DAY[language];
  return spans.replace(/-/g, '–').replace(/,/g, language === 'zh' ? '、' : ', ');
}
