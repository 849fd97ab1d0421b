/** Where the menu's list stands, though it is measured while the page is on its way somewhere else. */
import { computed, effectScope } from 'vue';
import { afterEach, expect, test, vi } from 'vitest';
import type { Section } from '@/features/menu/catalogue';
import { useListPlace } from '@/pages/menu/useListPlace';

const page = vi.hoisted(() => ({ at: 0 }));
const LIST_TOP = 300;

vi.mock('@/platform/insets', () => ({
  windowHeight: () => 800,
  rectOf: () => Promise.resolve({ top: LIST_TOP - page.at, height: 100_000 }),
}));
vi.mock('@/platform/navigation', () => ({ scrollPageTo: (top: number) => (page.at = top) }));
vi.mock('@/platform/visibility', () => ({ afterRender: (work: () => unknown) => void work(), whenIdle: (work: () => void) => work() }));

const scope = effectScope();
afterEach(() => scope.stop());

test('a list measured in the middle of a jump is drawn where the page has landed', async () => {
  const sections = computed(() => Array.from({ length: 50 }, (_, at) => ({ category: { id: `cat_${String(at)}` }, items: Array.from({ length: 20 }) })) as unknown as Section[]);
  const place = scope.run(() => useListPlace({ sections }));
  if (!place) throw new Error('the place did not begin');
  const settled = () => new Promise((done) => setTimeout(done, 5));
  place.measure();
  await settled();

  place.jump('cat_30');
  // An answer that came just now moves what stands above the list; the page has jumped, and has not said so yet.
  place.measure();
  await settled();
  place.scrolled({ scrollTop: page.at });
  await settled();

  const section = place.placed.value[30];
  expect(place.seen.value.top).toBe(section?.top);
});
