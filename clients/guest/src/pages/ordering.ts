/**
 * Where features meet: an order that exists empties its cart and leads on; an earlier order fills one.
 * Features do not know one another; screens introduce them, and what several screens need stands here.
 */
import type { Order } from '@contracts/guest';
import { useCart } from '@/features/cart/store';
import { useMenu } from '@/features/menu/store';
import { linesAgain, type AgainLine } from '@/features/orders/again';
import { useRepeating } from '@/features/orders/repeating';
import { useOrders } from '@/features/orders/store';
import { usePayment } from '@/features/payment/store';
import { usePlace } from '@/features/place/store';
import { usePlacing, type Outcome } from '@/features/checkout/placing';
import { ask } from '@/components/base/dialog';
import { toast } from '@/components/base/toast';
import { t } from '@/i18n';
import { trouble } from '@/i18n/trouble';
import { open, replace } from '@/platform/navigation';
import { CHECKOUT, ORDER, PAYMENT } from '@/routes';

/** Runs when an order is known to exist, before its intent is forgotten. */
export function takeOver(order: Order): void {
  useOrders().put(order);
  useCart().clear(order.store.id);
}

/** From a placed order to the cashier, to the counter where cash is taken, or to the order where nothing is owed. */
export function goOnWith(order: Order, options: { stays?: boolean; isCash?: boolean } = {}): void {
  const go = options.stays ? open : replace;
  if (!order.can.pay) {
    go(ORDER, { id: order.id });
    return;
  }
  if (options.isCash) {
    go(ORDER, { id: order.id, counter: '1' });
    return;
  }
  usePayment().openByItself(order.id);
  go(PAYMENT, { id: order.id });
}

/** Takes up an order that a restart or a dead spot left without an answer, and tells how it ended. */
export async function resumePlacing(): Promise<void> {
  const outcome = await usePlacing().resume(takeOver);
  if (outcome) tell(outcome);
}

/** Ends of an order that was sent while the guest has gone on to another screen. */
export function tell(outcome: Outcome): void {
  switch (outcome.kind) {
    case 'placed':
    case 'earlier_placed':
      open(ORDER, { id: outcome.order.id });
      break;
    case 'price_changed':
      toast(t('checkout.changed'), { tone: 'error', action: { label: t('cart.pay'), run: () => open(CHECKOUT) } });
      break;
    case 'refused':
      void ask({ title: t('checkout.not_placed'), text: `${trouble(outcome.error)}\n${t('checkout.not_placed.text')}`, confirm: t('dialog.ok'), cancel: null });
  }
}

/**
 * An earlier order at today's prices. Where all is as it was it goes into today's cart and on to paying; where something has
 * changed the guest sees first what, and decides. True when it went on.
 */
export async function orderAgain(order: Order): Promise<boolean> {
  const [place, menus] = [usePlace(), useMenu()];
  try {
    await place.enter({ store: order.store.id });
    await menus.open(order.store.id, place.mode);
  } catch (error) {
    toast(trouble(error), { tone: 'error' });
    return false;
  }
  if (!menus.menu) return false;
  const lines = linesAgain(order, menus.menu, new Date(), order.store.time_zone);
  if (lines.some(({ changes }) => changes.length > 0)) {
    useRepeating().lay(order, lines);
    return false;
  }
  take(order, lines);
  return true;
}

/** The guest has seen what changed and wants it so. */
export function takeAgain(): void {
  const repeating = useRepeating();
  repeating.close();
  if (repeating.order) take(repeating.order, repeating.lines);
}

function take(order: Order, lines: readonly AgainLine[]): void {
  const cart = useCart();
  cart.open(order.store.id);
  lines.forEach(({ addition }) => addition && cart.add(addition));
  toast(t('order.again.done'), { tone: 'success' });
  open(CHECKOUT);
}
