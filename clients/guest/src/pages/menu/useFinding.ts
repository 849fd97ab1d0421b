/** Finding something on the menu: by words, by wishes, or among what was looked for before. */
import { computed, ref, watch } from 'vue';
import { cardHit, type Card } from '@/features/menu/cards';
import { countOf, facetsOf, filtered, NO_FILTERS, type Filters } from '@/features/menu/filters';
import { useRecent } from '@/features/menu/recent';
import { isAWord, type Hit } from '@/features/menu/search';
import type { useMenu } from '@/features/menu/store';
import type { usePlace } from '@/features/place/store';
import { named } from '@/i18n';
import { wire } from '@/platform/wire';

/** A text that stands this long is meant. */
const MEANT_MS = 1200;
const SUGGESTED = 8;

interface Around {
  menu: ReturnType<typeof useMenu>;
  place: ReturnType<typeof usePlace>;
  cards: { readonly value: ReadonlyMap<string, Card> };
  now: { readonly value: Date };
}

export function useFinding({ menu, place, cards, now }: Around) {
  const text = ref('');
  const isSearching = ref(false);
  const filters = ref<Filters>(NO_FILTERS);
  const { recent, note, clear: clearRecent } = useRecent();

  const wanted = computed(() => text.value.trim());
  const filterCount = computed(() => countOf(filters.value));
  const isListing = computed(() => wanted.value !== '' || (filterCount.value > 0 && !isSearching.value));
  const facets = computed(() => (menu.menu ? facetsOf(menu.menu) : null));

  const matches = computed(() => (wanted.value === '' ? null : menu.find(wanted.value)));
  const fitting = computed(() => {
    if (!menu.menu) return [];
    const items = matches.value?.map(({ item }) => item) ?? menu.menu.items;
    return filterCount.value === 0 ? items : filtered([...items], menu.menu, filters.value, now.value, place.store?.time_zone ?? 'Asia/Shanghai');
  });
  const shown = computed(() => (isListing.value ? fitting.value.flatMap(({ id }) => cards.value.get(id) ?? []) : []));
  const hits = computed<ReadonlyMap<string, Hit>>(() => new Map((matches.value ?? []).flatMap((found) => cardHit(found))));

  /** What many order here; where nothing was counted yet, what stands first. */
  const suggestions = computed(() => {
    const items = (menu.menu?.items ?? []).filter(({ is_sold_out }) => !is_sold_out);
    const ranked = items.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    return (ranked.length ? ranked : items).slice(0, SUGGESTED).map(named);
  });

  // A whole word that found nothing is told to the merchant, once, and only where the filters are not to blame.
  const told = new Set<string>();
  let meant: ReturnType<typeof setTimeout> | undefined;
  watch(wanted, (words) => {
    clearTimeout(meant);
    if (!isAWord(words) || matches.value?.length !== 0) return;
    meant = setTimeout(() => tellMiss(words), MEANT_MS);
  });

  function tellMiss(words: string): void {
    const store = place.store?.id;
    if (!store || told.has(words) || menu.isKept) return;
    told.add(words);
    wire.noteSearchMiss(store, words).catch(() => told.delete(words));
  }

  function begin(): void {
    isSearching.value = true;
  }

  function type(next: string): void {
    text.value = next;
    if (next) begin();
  }

  function choose(words: string): void {
    type(words);
    note(words);
  }

  /** Something found was of use: the way to it is kept. */
  function use(): void {
    if (wanted.value && fitting.value.length) note(wanted.value);
  }

  function end(): void {
    text.value = '';
    isSearching.value = false;
  }

  function filter(next: Filters): void {
    filters.value = next;
  }

  return { text, wanted, isSearching, isListing, filters, filterCount, facets, fitting, shown, hits, recent, suggestions, begin, type, choose, use, end, filter, clearRecent };
}
