/** The checkout screen's story: cart → price of the server → one tap → an order that exists once. */
import { computed, ref, shallowRef, watch } from 'vue';
import type { CheckoutMeans, Quote } from '@contracts/guest';
import type { CartLine } from '@words/cart';
import { MAX_QUANTITY, steppedQuantity } from '@words/cart';
import { isWireError } from '@wire/errors';
import type { Face } from '@/components/base/face';
import { ask } from '@/components/base/dialog';
import { toast } from '@/components/base/toast';
import { useCart } from '@/features/cart/store';
import { usePlacing } from '@/features/checkout/placing';
import { useQuote } from '@/features/checkout/quote';
import { useMenu } from '@/features/menu/store';
import { createAsking } from '@/features/messages/asking';
import { usePlace } from '@/features/place/store';
import { language, named, t } from '@/i18n';
import { trouble } from '@/i18n/trouble';
import { isOnline } from '@/platform/network';
import { backToMenu, open } from '@/platform/navigation';
import { paymentMeans } from '@/platform/pay';
import { ORDER } from '@/routes';
import { goOnWith, takeOver, tell } from '@/pages/ordering';

const MEANS: readonly CheckoutMeans[] = [paymentMeans(), 'cash'];

export function useCheckoutPage() {
  const place = usePlace();
  const menu = useMenu();
  const cart = useCart();
  const placing = usePlacing();
  const asking = createAsking();
  const { quote, error, isBusy, isCurrent, ask: askPrice, again, take } = useQuote();

  const wished = ref<CheckoutMeans | null>(null);
  /** How this store can be paid; a card kept from an earlier visit may not say. */
  const offered = computed(() => MEANS.filter((each) => (place.store?.means ?? [paymentMeans()]).includes(each)));
  const means = computed({
    get: () => offered.value.find((each) => each === wished.value) ?? offered.value[0] ?? paymentMeans(),
    set: (next) => (wished.value = next),
  });
  const isGone = ref(false);
  /** The price the guest agreed to, and the one that replaced it. */
  const changed = shallowRef<{ before: Quote; after: Quote } | null>(null);

  const body = computed(() => cart.bodyFor(place.mode, place.code));
  const problems = computed(() => new Map((quote.value?.problems ?? []).map((problem) => [problem.client_line_id, problem])));
  const priced = computed(() => new Map((quote.value?.lines ?? []).map((line) => [line.client_line_id, line])));

  const face = computed<Face>(() => {
    if (!place.store || cart.isEmpty) return placing.isUnderWay ? 'content' : 'empty';
    if (quote.value === null) return error.value === null ? 'loading' : 'error';
    return 'content';
  });

  /** Why the button cannot be pressed now; null when it can. */
  const obstacle = computed<string | null>(() => {
    if (!isOnline.value) return t('checkout.offline');
    if (place.store && !place.store.is_open) return t('checkout.closed');
    if (problems.value.size > 0) return t('checkout.fix_first');
    if (place.mode === 'dine_in' && place.table === null) return t('checkout.no_table');
    return error.value !== null ? trouble(error.value) : null;
  });
  const isReady = computed(() => isCurrent.value && obstacle.value === null && !placing.isUnderWay);

  function start(): void {
    const store = place.store ?? (place.recallLast() ? place.store : null);
    if (!store) return;
    cart.open(store.id);
    // Lines are edited with the menu at hand; the one that lies here is good enough until the server's is there.
    void menu.open(store.id, place.mode).catch(() => undefined);
    void place.refresh().catch(() => undefined);
    void asking.prepare(store.id, place.mode);
    price(true);
  }

  function price(atOnce = false): void {
    if (place.store && !cart.isEmpty) askPrice(place.store.id, body.value, { atOnce });
  }
  watch([() => JSON.stringify(body.value), language], () => price());
  watch(isOnline, (isBack) => isBack && error.value !== null && again());
  // A menu that changed while the guest looks changes the price as well.
  watch(
    () => menu.menu?.version,
    (now, before) => before !== undefined && now !== before && again(),
  );

  function limitsOf(line: CartLine): { least: number; most: number } {
    const item = menu.byId.get(line.item_id);
    const others = (cart.counts[line.item_id] ?? 0) - line.quantity;
    const limit = item?.purchase_limit ?? MAX_QUANTITY;
    const most = Math.max(line.quantity, limit - others);
    return { least: Math.max(1, item?.min_quantity ?? 1), most };
  }

  function step(line: CartLine, by: 1 | -1): void {
    const item = menu.byId.get(line.item_id);
    const limits = { min_quantity: item?.min_quantity ?? 1, purchase_limit: item?.purchase_limit ?? null };
    const others = (cart.counts[line.item_id] ?? 0) - line.quantity;
    const next = steppedQuantity(line.quantity, by, limits, others);
    if (next === 0) remove(line);
    else cart.setQuantity(line.client_line_id, next);
  }

  function remove(line: CartLine): void {
    const before = cart.lines;
    cart.setQuantity(line.client_line_id, 0);
    toast(t('cart.removed', { name: nameOf(line) }), { action: { label: t('cart.undo'), run: () => cart.restore(before) } });
  }

  function nameOf(line: CartLine): string {
    const known = priced.value.get(line.client_line_id) ?? menu.byId.get(line.item_id) ?? cart.names[line.item_id];
    return known ? named(known) : '';
  }

  async function pay(): Promise<void> {
    const agreed = quote.value;
    if (!isReady.value || !agreed || !place.store) return;
    await asking.ask(place.store.id);
    const outcome = await placing.place({ storeId: place.store.id, cart: body.value, fingerprint: agreed.fingerprint }, takeOver);
    if (isGone.value) {
      tell(outcome);
      return;
    }
    switch (outcome.kind) {
      case 'placed':
        goOnWith(outcome.order, { isCash: means.value === 'cash' });
        break;
      case 'earlier_placed':
        if (await ask({ title: t('checkout.earlier'), text: t('checkout.earlier.text'), confirm: t('pay.later'), cancel: t('nav.close') }))
          open(ORDER, { id: outcome.order.id });
        break;
      case 'price_changed':
        take(outcome.quote);
        changed.value = { before: agreed, after: outcome.quote };
        break;
      case 'refused':
        await refused(outcome.error);
    }
  }

  async function refused(reason: unknown): Promise<void> {
    // What is wrong with a line or the store shows where it stands, once the price was asked again.
    again();
    void place.refresh().catch(() => undefined);
    if (isWireError(reason)) void menu.open(place.store?.id ?? '', place.mode).catch(() => undefined);
    await ask({ title: t('checkout.not_placed'), text: `${trouble(reason)}\n${t('checkout.not_placed.text')}`, confirm: t('dialog.ok'), cancel: null });
  }

  function payNewPrice(): void {
    changed.value = null;
    void pay();
  }

  /** Goes on browsing while the order's fate is found out. */
  function leave(): void {
    isGone.value = true;
    backToMenu();
  }

  return {
    place,
    menu,
    cart,
    placing,
    quote,
    error,
    isBusy,
    isCurrent,
    again,
    offered,
    means,
    changed,
    isGone,
    problems,
    priced,
    face,
    obstacle,
    isReady,
    start,
    limitsOf,
    step,
    remove,
    nameOf,
    pay,
    payNewPrice,
    leave,
  };
}
