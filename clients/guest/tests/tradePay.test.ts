import { expect, test } from 'vitest';
import { afterTradePay } from '@/platform/tradePay';

test.each([
  ['9000', 'done'],
  ['6001', 'closed'],
  ['6002', 'closed'],
  ['4000', 'closed'],
  ['8000', 'unclear'],
  ['6004', 'unclear'],
  ['', 'unclear'],
  ['toString', 'unclear'],
] as const)('after %s of Alipay the payment is %s to this phone', (code, word) => {
  expect(afterTradePay(code)).toBe(word);
});
