/** Opening hours as people say them. */
import { afterEach, expect, test } from 'vitest';
import { weekHours } from '@/features/place/hours';
import { speak } from '@/i18n';

afterEach(() => speak('zh'));

test.each([
  ['00:00-24:00', '全天', 'day and night'],
  ['07:00-22:00', '07:00–22:00', '07:00–22:00'],
  ['1-5 07:30-15:00; 6-7 09:00-15:00', '周一至周五 07:30–15:00，周六至周日 09:00–15:00', 'Mon–Fri 07:30–15:00, Sat–Sun 09:00–15:00'],
  ['1-6 07:00-10:00,17:00-22:00; 7 —', '周一至周六 07:00–10:00、17:00–22:00，周日 休息', 'Mon–Sat 07:00–10:00, 17:00–22:00, Sun closed'],
])('%s', (text, zh, en) => {
  speak('zh');
  expect(weekHours(text)).toBe(zh);
  speak('en');
  expect(weekHours(text)).toBe(en);
});
