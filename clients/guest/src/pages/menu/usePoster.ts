/** What is sent to a friend from the menu: the item that is looked at, or the store; as the platform's card, or as a poster. */
import { computed, nextTick, ref, type Ref } from 'vue';
import type { MenuItem } from '@contracts/guest';
import { accentOf } from '@tokens/brand';
import { yuanShort } from '@words/money';
import { hasSeveralPrices } from '@/features/menu/catalogue';
import type { usePlace } from '@/features/place/store';
import { shareMark } from '@/features/share/origin';
import type { PosterWish } from '@/features/share/poster';
import { named, t } from '@/i18n';
import { publicAddress } from '@/platform/navigation';
import { cardOf, type ShareCard } from '@/platform/share';
import { pictureAddress } from '@/platform/wire';
import { HOME } from '@/routes';

interface Looked {
  place: ReturnType<typeof usePlace>;
  item: Ref<MenuItem | null>;
  isLookedAt: Ref<boolean>;
}

export function usePoster({ place, item, isLookedAt }: Looked) {
  const isPosterOpen = ref(false);
  /** A sheet nobody has asked for costs each look at an item what a mini-program sends for it. */
  const isPosterWanted = ref(false);
  const store = computed(() => (place.store ? named(place.store) : t('app.name')));

  const wish = computed<PosterWish | null>(() => {
    const shown = item.value;
    if (!shown || !place.store) return null;
    return {
      title: named(shown),
      price: `¥${yuanShort(shown.from_price_fen)}${hasSeveralPrices(shown) ? ` ${t('menu.from')}` : ''}`,
      store: store.value,
      hint: t('poster.scan'),
      picture: shown.picture ? pictureAddress(shown.picture.large) : null,
      link: publicAddress(HOME, { store: place.store.id, item: shown.id, via: shareMark() }),
      accent: accentOf(place.store.brand.accent, 'light').accent,
    };
  });

  function openPoster(): void {
    isLookedAt.value = false;
    isPosterWanted.value = true;
    void nextTick(() => (isPosterOpen.value = true));
  }

  /** A friend is at no table of ours: the card opens the store, and what was looked at in it. */
  function card(): ShareCard {
    const about = isLookedAt.value || isPosterOpen.value ? item.value : null;
    const title = about ? t('share.item', { store: store.value, name: named(about) }) : t('share.menu', { store: store.value });
    return cardOf(title, HOME, { store: place.store?.id, item: about?.id, via: shareMark() });
  }

  return { isPosterOpen, isPosterWanted, wish, openPoster, card };
}
