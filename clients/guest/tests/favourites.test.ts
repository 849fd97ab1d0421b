/** A heart answers at once, and tells the truth in the end. */
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Favourite } from '@contracts/guest';
import { useFavourites } from '@/features/favourites/store';
import { phone, type Answer } from './support/uni';

const latte: Favourite = { id: 'itm_1', name: '拿铁', name_en: 'Latte', picture: null, is_on_menu: true };
const mocha: Favourite = { ...latte, id: 'itm_2', name: '摩卡', name_en: 'Mocha' };
const tea: Favourite = { ...latte, id: 'itm_3', name: '茶', name_en: 'Tea', is_on_menu: false };
const DONE: Answer = { status: 200, body: {} };

const idsOf = (store: ReturnType<typeof useFavourites>) => store.list.map(({ id }) => id);
const changes = () => phone.asked.filter(({ method }) => method === 'PUT' || method === 'DELETE').map(({ method, path }) => `${method} ${path.split('/').pop() ?? ''}`);

function serve(list: readonly Favourite[], onChange: () => Answer | Promise<Answer> = () => DONE): void {
  phone.serve(({ method, path }) => {
    if (path.endsWith('/session')) return { status: 200, body: { guest: { id: 'gst_1' }, token: 't', expires_in_s: 60 } };
    return method === 'GET' ? { status: 200, body: { items: list } } : onChange();
  });
}

async function opened(list: readonly Favourite[]) {
  serve(list);
  const store = useFavourites();
  await store.load('sto_1', 'pickup');
  return store;
}

beforeEach(() => {
  setActivePinia(createPinia());
});

test('a tap shows at once, before the server has heard of it', async () => {
  const store = await opened([latte]);

  const told = store.toggle(mocha);
  expect(idsOf(store)).toEqual(['itm_2', 'itm_1']);
  await told;

  expect(changes()).toEqual(['PUT itm_2']);
});

test('a refusal takes the tap back, and an item that was let go lies where it lay', async () => {
  const store = await opened([latte, mocha, tea]);
  serve([], () => ({ status: 409, body: { code: 'accounts.too_many_favourites', message: '满了', details: { most: 200 }, request_id: 'r' } }));

  await expect(store.toggle({ ...latte, id: 'itm_4' })).rejects.toMatchObject({ code: 'accounts.too_many_favourites' });
  expect(idsOf(store)).toEqual(['itm_1', 'itm_2', 'itm_3']);

  const told = store.toggle(mocha);
  expect(idsOf(store)).toEqual(['itm_1', 'itm_3']);
  await expect(told).rejects.toMatchObject({ code: 'accounts.too_many_favourites' });
  expect(idsOf(store)).toEqual(['itm_1', 'itm_2', 'itm_3']);
});

test('taps in a hurry end where the last one left off', async () => {
  const store = await opened([]);
  let answer: (given: Answer) => void = () => undefined;
  let isHeld = true;
  serve([], () => (isHeld ? new Promise<Answer>((resolve) => (answer = resolve)) : DONE));

  const first = store.toggle(latte);
  await store.toggle(latte);
  expect(idsOf(store)).toEqual([]);
  await vi.waitFor(() => expect(changes()).toEqual(['PUT itm_1']));
  isHeld = false;
  answer(DONE);
  await first;

  expect(changes()).toEqual(['PUT itm_1', 'DELETE itm_1']);
  expect(idsOf(store)).toEqual([]);
});

test('without network the list of the last visit is here, with what was gone then', async () => {
  await opened([latte, tea]);
  setActivePinia(createPinia());
  phone.serve(() => null);

  const store = useFavourites();
  const asking = store.load('sto_1', 'pickup');
  expect(store.list.map(({ id, is_on_menu }) => [id, is_on_menu])).toEqual([['itm_1', true], ['itm_3', false]]);
  await asking;

  expect(store.error).toMatchObject({ offline: true });
  expect(store.isListed).toBe(true);
});

test('another store does not show what this one has', async () => {
  const store = await opened([latte]);
  serve([]);

  const asking = store.look('sto_2', 'pickup');
  expect(idsOf(store)).toEqual([]);
  await asking;
  await store.look('sto_2', 'pickup');

  expect(phone.asked.filter(({ method }) => method === 'GET').map(({ query }) => query)).toEqual(['store_id=sto_1&mode=pickup', 'store_id=sto_2&mode=pickup']);
});
