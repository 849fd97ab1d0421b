/** What Alipay's cashier says when it closes, in the words of `handOver`. Pure. */

/**
 * `left`: the guest is on another site now. `closed`: turned away. `done`: the service said thanks. `unclear`: it does not know
 * itself. After each but `left` and `impossible` the server is asked.
 */
export type HandedOver = 'left' | 'done' | 'closed' | 'unclear' | 'impossible';

/** Source: opendocs.alipay.com, "my.tradePay": 6001 turned away, 6002 no network, 4000 failed. 8000 and 6004 are under way. */
const CODES = new Map<string, HandedOver>([
  ['9000', 'done'],
  ['6001', 'closed'],
  ['6002', 'closed'],
  ['4000', 'closed'],
]);

export function afterTradePay(code: string): HandedOver {
  return CODES.get(code) ?? 'unclear';
}
