/**
 * The menu screen's story: find out where the guest is, show the menu at once, keep it live, put things in the cart.
 */
import { computed, ref, shallowRef, watch } from 'vue';
import type { ServiceMode } from '@contracts/common';
import type { MenuItem, SoldOutFrame, StoreCard } from '@contracts/index';
import { topics } from '@contracts/live';
import { isWireError } from '@wire/errors';
import type { Live } from '@wire/live';
import type { Addition } from '@words/cart';
import { steppedQuantity } from '@words/cart';
import { defaultChoice, preview } from '@words/options';
import type { Face } from '@/components/base/face';
import { changeWord, isForTheWorse } from '@/components/change';
import { toast } from '@/components/base/toast';
import { isGone, useCart } from '@/features/cart/store';
import { cardOf, type Card } from '@/features/menu/cards';
import { useRatings } from '@/features/reviews/ratings';
import { average } from '@/features/reviews/words';
import { saleState } from '@/features/menu/catalogue';
import { AGAIN, personalSections } from '@/features/menu/personal';
import { useMenu } from '@/features/menu/store';
import { useUsual } from '@/features/orders/usual';
import { readEntry, type Entry } from '@/features/place/entry';
import { usePlace } from '@/features/place/store';
import { language, named, t } from '@/i18n';
import { tick } from '@/platform/haptics';
import { replace } from '@/platform/navigation';
import { isOnline } from '@/platform/network';
import { whenIdle } from '@/platform/visibility';
import { follow } from '@/platform/wire';
import { FRONT, STORES } from '@/routes';
import { appearance } from '@/theme';

const MINUTE_MS = 60_000;
/** The program has opened no menu yet: who comes without a code then lands on the front page. */
let isJustLaunched = true;

export function useMenuPage() {
  const place = usePlace();
  const menu = useMenu();
  const cart = useCart();
  const usual = useUsual();

  const entryError = shallowRef<unknown>(null);
  const isEntering = ref(true);
  const now = ref(new Date());
  /** What just landed in the cart, for the ear; the eye sees the bar. */
  const heard = ref('');
  let asked: Entry | null = null;
  /** A menu asked for before its store was known; the first load waits for it instead of asking again. */
  let early: { key: string; answer: Promise<void> } | null = null;
  /** The store's card came with the entry a moment ago. */
  let isJustRead = false;
  let live: Live | null = null;
  let minutes: ReturnType<typeof setInterval> | undefined;

  const face = computed<Face>(() => {
    if (isUnknownCode.value) return 'error';
    if (menu.menu) return menu.sections.length ? 'content' : 'empty';
    if (entryError.value !== null || menu.error !== null) return 'error';
    return 'loading';
  });
  const error = computed(() => entryError.value ?? menu.error);
  /** The code is not known (any more): trying again helps nobody. */
  const isUnknownCode = computed(() => isWireError(entryError.value) && entryError.value.status === 404);

  /** Every item as its card, worked out anew when the menu, the language or the minute changes. */
  const ratings = useRatings();
  const cards = computed<ReadonlyMap<string, Card>>(() => {
    void language.value;
    return new Map((menu.menu?.items ?? []).map((item) => [item.id, cardOf(item, now.value, zone.value, scoreOf(item.id))]));
  });

  const zone = computed(() => place.store?.time_zone ?? 'Asia/Shanghai');
  /** The merchant's categories, after what is made for this guest. */
  const sections = computed(() => {
    const names = { again: t('menu.personal.again'), forYou: t('menu.personal.for_you') };
    const mine = personalSections(menu.menu?.items ?? [], usual.items, names);
    return [...(appearance.isElder ? mine.filter(({ category }) => category.id === AGAIN) : mine), ...menu.sections];
  });
  const isUnconfirmed = computed(() => menu.isKept || !isOnline.value);

  // A cart that slept on the phone is held against the menu as soon as the server has spoken of it, and whenever it changes;
  // each minute too, as what is served now ends with its part of the day.
  watch([() => menu.menu, () => menu.isCertain, () => cart.lines, now], () => {
    if (menu.menu && menu.isCertain) cart.check(menu.menu, new Date(), zone.value);
  });
  const cartNews = computed(() =>
    cart.news.map(({ line, change }) => {
      const known = cart.names[line.item_id];
      return { key: `${line.client_line_id}:${change.kind}`, name: known ? named(known) : t('cart.something'), word: changeWord(change), isWorse: isForTheWorse(change) };
    }),
  );
  const canRemoveGone = computed(() => cart.news.some(isGone));

  function scoreOf(itemId: string): string {
    const rating = ratings.byItem.get(itemId);
    return rating ? average(rating.average_hundredths) : '';
  }

  function openEarly(storeId: string, mode: ServiceMode) {
    const answer = menu.open(storeId, mode);
    answer.catch(() => undefined); // whoever waits for it hears of it
    return { key: `${storeId}.${mode}`, answer };
  }

  /** Answers the item that a poster's code turned out to be about. */
  async function arrive(query: Record<string, string | undefined>): Promise<string | null> {
    asked = readEntry(query);
    if (asked && 'brand' in asked) {
      replace(STORES, { brand: asked.brand });
      return null;
    }
    return enter();
  }

  async function enter(): Promise<string | null> {
    let about: string | null = null;
    isEntering.value = true;
    entryError.value = null;
    const hadPlace = place.recallLast();
    // Come back to where one was: what lies here is shown at once, whether or not the server can be asked.
    const isSame = hadPlace && isHere(asked);
    if (isSame) {
      isJustRead = true;
      startMenu();
    }
    const isLaunch = isJustLaunched;
    isJustLaunched = false;
    try {
      if (asked) {
        // The menu need not wait for the store's card, when the link says which store it is.
        if ('store' in asked && !isSame) early = openEarly(asked.store, place.store?.id === asked.store ? place.mode : 'pickup');
        about = await place.enter(asked);
        isJustRead = !isSame;
      }
      else if (isLaunch || !hadPlace) {
        replace(hadPlace ? FRONT : STORES);
        return null;
      }
    } catch (reason) {
      if (!isSame || (isWireError(reason) && reason.status === 404)) entryError.value = reason;
    } finally {
      isEntering.value = false;
    }
    if (place.store && entryError.value === null && !isSame) startMenu();
    return about;
  }

  function isHere(entry: Entry | null): boolean {
    if (!entry || 'brand' in entry || 'share' in entry) return false;
    return 'store' in entry ? entry.store === place.store?.id : entry.code === place.code;
  }

  /** Opens the menu of the place and follows it; called again when store or mode change. */
  function startMenu(): void {
    const store = place.store;
    if (!store) return;
    live?.stop();
    cart.open(store.id);
    usual.open(store.id);
    // Their stars may come a moment after the menu.
    whenIdle(() => void ratings.load(store.id));
    let readsStore = !isJustRead;
    isJustRead = false;
    live = follow({
      topics: [topics.menu(store.id)],
      async load() {
        const asking = early?.key === `${store.id}.${place.mode}` ? early.answer : menu.open(store.id, place.mode);
        early = null;
        const [opened] = await Promise.allSettled([asking, readsStore ? place.refresh() : null]);
        readsStore = true;
        if (opened.status === 'rejected') throw opened.reason;
        const version = menu.menu?.version ?? 0;
        return { floors: { sold_out: version, menu_changed: version } };
      },
      apply(frame) {
        if (frame.type === 'store' && frame.data) place.update(frame.data as StoreCard);
        if (frame.type === 'sold_out' && frame.data) menu.apply(frame.data as SoldOutFrame);
        if (frame.type === 'menu_changed') void menu.open(store.id, place.mode).catch(() => undefined);
      },
    });
    live.start();
  }

  watch(
    () => [place.store?.id, place.mode],
    (next, before) => {
      if (before[0] !== undefined && next.join() !== before.join()) startMenu();
    },
  );

  function retry(): void {
    if (entryError.value !== null) void enter();
    else void live?.reload();
  }

  function show(): void {
    now.value = new Date();
    clearInterval(minutes);
    minutes = setInterval(() => (now.value = new Date()), MINUTE_MS);
    live?.wake();
  }

  function hide(): void {
    clearInterval(minutes);
    live?.pause();
  }

  function stop(): void {
    hide();
    live?.stop();
  }

  function stateOf(item: MenuItem) {
    return saleState(item, now.value, zone.value);
  }

  /** "+" on a card of something that asks nothing. */
  function addSimple(id: string): void {
    const item = menu.byId.get(id);
    if (!item) return;
    const groups = menu.groupsFor(item);
    const choice = defaultChoice(item, groups);
    const count = cart.counts[id] ?? 0;
    const next = steppedQuantity(count, 1, item);
    if (next === count) {
      toast(t('menu.limit', { count: item.purchase_limit ?? count }));
      return;
    }
    heard.value = t('item.added', { name: named(item) });
    put({
      item_id: id,
      sku_id: choice.sku_id ?? '',
      modifier_ids: choice.modifier_ids,
      quantity: next - count,
      note: '',
      unit_price_fen: preview(item, groups, choice).unit_price_fen,
    });
  }

  function lessSimple(id: string): void {
    cart.lessOf(id, menu.byId.get(id)?.min_quantity ?? 1);
    tick();
  }

  function put(addition: Addition): void {
    cart.add(addition);
    tick();
  }

  function addChosen(addition: Addition): void {
    put(addition);
    const item = menu.byId.get(addition.item_id);
    if (item) heard.value = t('item.added', { name: named(item) });
  }

  return { place, menu, cart, ratings, usual, now, zone, sections, isUnconfirmed, cartNews, canRemoveGone, face, error, isUnknownCode, isEntering, heard, cards, arrive, retry, show, hide, stop, stateOf, addSimple, lessSimple, addChosen };
}
