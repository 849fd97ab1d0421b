/**
 * Where the menu's list stands on the page and what of it is in view: for drawing only that, for the rail to keep step, and for
 * jumping to a category.
 */
import { computed, nextTick, ref, watch } from 'vue';
import { ELDER_SIZES, place as placeRows, ROW_SIZES, sectionAt, SPARE_ROWS, type View } from '@/features/menu/layout';
import { rectOf, windowHeight } from '@/platform/insets';
import { scrollPageTo } from '@/platform/navigation';
import { afterRender, whenIdle } from '@/platform/visibility';
import { appearance } from '@/theme';
import type { useMenuPage } from './useMenuPage';

/** Of the bar that stays in view above the list. */
const STICKY_PX = 60;
const SETTLE_MS = 700;

export function useListPlace({ sections }: Pick<ReturnType<typeof useMenuPage>, 'sections'>) {
  const sizes = computed(() => (appearance.isElder ? ELDER_SIZES : ROW_SIZES[appearance.textSize]));
  const placed = computed(() => placeRows(sections.value.map(({ items }) => items.length), sizes.value));

  const scrollTop = ref(0);
  const listTop = ref(0);
  const height = ref(windowHeight());
  const jumpedTo = ref('');
  let jumpedAt = 0;
  let isLanding = false;
  /** Where a jump has put the page; null once it is scrolled on from there. */
  const landedAt = ref<number | null>(null);
  // The first frame shows what is in view and no more; the spare rows follow it.
  const spare = ref(0);
  watch(() => sections.value.length > 0, (hasRows) => hasRows && afterRender(() => whenIdle(() => (spare.value = SPARE_ROWS))), { immediate: true });

  // In steps of two rows, so that most of scrolling draws nothing at all.
  const stepPx = computed(() => sizes.value.row * 2);
  const stepFrom = computed(() => Math.floor((scrollTop.value - listTop.value) / stepPx.value) * stepPx.value);
  const seen = computed<View>(() =>
    // A jump is answered with what is in view; spare rows are drawn when the guest begins to scroll.
    landedAt.value === null
      ? { top: stepFrom.value, height: height.value + stepPx.value, spare: spare.value }
      : { top: landedAt.value + STICKY_PX - listTop.value, height: height.value - STICKY_PX, spare: 0 },
  );
  const chosen = computed(() => {
    if (jumpedTo.value) return jumpedTo.value;
    const at = sectionAt(placed.value, scrollTop.value + STICKY_PX - listTop.value + 8);
    return sections.value[at]?.category.id ?? '';
  });

  // A mini-program tells these two only to a page that asks for them in its own file.
  function scrolled({ scrollTop: top }: { scrollTop: number }): void {
    if (Date.now() - jumpedAt > SETTLE_MS) {
      jumpedTo.value = '';
      isLanding = false;
    }
    if (isLanding) landedAt.value = top;
    else if (landedAt.value !== null && Math.abs(top - landedAt.value) > 1) landedAt.value = null;
    isLanding = false;
    // Whoever measured while the page was leaping took the list's place from one end of the leap and the page's from the other.
    const hasLeapt = Math.abs(top - scrollTop.value) > height.value;
    scrollTop.value = top;
    spare.value = SPARE_ROWS;
    if (hasLeapt) measure();
  }

  function resized(): void {
    height.value = windowHeight();
    measure();
  }

  /** Whatever stands above the list has moved it. */
  function measure(): void {
    void nextTick(() =>
      afterRender(async () => {
        const rect = await rectOf('#dd-menu-list');
        if (rect) listTop.value = rect.top + scrollTop.value;
      }),
    );
  }

  function jump(categoryId: string): void {
    const at = sections.value.findIndex(({ category }) => category.id === categoryId);
    const section = placed.value[at];
    if (!section) return;
    jumpedTo.value = categoryId;
    jumpedAt = Date.now();
    isLanding = true;
    scrollPageTo(Math.max(0, listTop.value + section.top - STICKY_PX), { smooth: false });
  }

  /** To the top of a list that has become another one, if the page has been scrolled past it. */
  function toListTop(): void {
    const top = listTop.value - STICKY_PX;
    if (scrollTop.value > top) scrollPageTo(Math.max(0, top), { smooth: false });
  }

  return { sizes, placed, seen, chosen, scrolled, resized, measure, jump, toListTop };
}
