/** What is sent to a friend from the menu: the item that is looked at, or the store; as the platform's card, or as a poster. */
import { computed, nextTick, ref, type Ref } from 'vue';
import type { MenuItem, StoreCard } from '@contracts/guest';
import { accentOf } from '@tokens/brand';
import { yuanShort } from '@words/money';
import { hasSeveralPrices } from '@/features/menu/catalogue';
import type { usePlace } from '@/features/place/store';
import { isMark, shareMark } from '@/features/share/origin';
import type { PosterWish } from '@/features/share/poster';
import { named, t } from '@/i18n';
import { publicAddress } from '@/platform/navigation';
import { cardOf, hasOwnCodes, type ShareCard } from '@/platform/share';
import { pictureAddress, wire } from '@/platform/wire';
import { HOME } from '@/routes';

interface Looked {
  place: ReturnType<typeof usePlace>;
  item: Ref<MenuItem | null>;
  isLookedAt: Ref<boolean>;
  /** The menu's items in its order. */
  items: Readonly<Ref<readonly MenuItem[]>>;
}

type About = 'item' | 'store';

export function usePoster({ place, item, isLookedAt, items }: Looked) {
  const about = ref<About>('item');
  const isPosterOpen = ref(false);
  /** A sheet nobody has asked for costs each look at an item what a mini-program sends for it. */
  const isPosterWanted = ref(false);
  const store = computed(() => (place.store ? named(place.store) : t('app.name')));

  const wish = computed<PosterWish | null>(() => {
    const where = place.store;
    const shown = about.value === 'item' ? item.value : null;
    if (!where || (about.value === 'item' && !shown)) return null;
    const itemId = shown?.id ?? null;
    return {
      ...(shown ? ofItem(shown) : ofStore(where)),
      link: publicAddress(HOME, { store: where.id, item: itemId, via: shareMark() }),
      ownCode: () => ownCode(where.id, itemId),
      accent: accentOf(where.brand.accent, 'light').accent,
    };
  });

  function ofItem(shown: MenuItem) {
    return {
      isItem: true,
      title: named(shown),
      price: `¥${yuanShort(shown.from_price_fen)}${hasSeveralPrices(shown) ? ` ${t('menu.from')}` : ''}`,
      store: store.value,
      hint: t('poster.scan'),
      pictures: shown.picture ? [pictureAddress(shown.picture.large)] : [],
    };
  }

  /** With the first four things on its menu that one can see. */
  function ofStore(where: StoreCard) {
    const seen = items.value.flatMap(({ picture }) => (picture ? [pictureAddress(picture.large)] : []));
    return { isItem: false, title: store.value, price: '', store: where.address, hint: t('poster.scan.menu'), pictures: [...new Set(seen)].slice(0, 4) };
  }

  function openPoster(of: About): void {
    about.value = of;
    isLookedAt.value = false;
    isPosterWanted.value = true;
    void nextTick(() => (isPosterOpen.value = true));
  }

  /** A friend is at no table of ours: the card opens the store, and what was looked at in it. */
  function card(): ShareCard {
    const seen = isLookedAt.value || (isPosterOpen.value && about.value === 'item') ? item.value : null;
    const title = seen ? t('share.item', { store: store.value, name: named(seen) }) : t('share.menu', { store: store.value });
    return cardOf(title, HOME, { store: place.store?.id, item: seen?.id, via: shareMark() });
  }

  /** Tells the shop that sharing brought a guest; what one passed on oneself brings nobody. */
  function cameBy(mark: string | undefined, itemId: string | null): void {
    const storeId = place.store?.id;
    if (!storeId || !isMark(mark) || mark === shareMark()) return;
    wire.shares.noteOpening(storeId, { item_id: itemId, mark }).catch(() => undefined); // only a count
  }

  return { isPosterOpen, isPosterWanted, wish, openPoster, card, cameBy };
}

/** Where the platform has codes of its own and the brand a program there; else the poster carries the link. */
async function ownCode(storeId: string, itemId: string | null): Promise<string | null> {
  if (!hasOwnCodes()) return null;
  return (await wire.shares.posterCode(storeId, { item_id: itemId, mark: shareMark() })).picture;
}
