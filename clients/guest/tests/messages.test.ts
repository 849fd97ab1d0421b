/** Agreeing while paying, and what counts as unread. */
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import type { GuestMessage, Unread } from '@contracts/messages';
import { answersOf } from '@/platform/subscribe';
import { wire } from '@/platform/wire';
import { useMessages } from '@/features/messages/store';

function message(id: string, isRead = false): GuestMessage {
  return {
    id, kind: 'order_ready', title: 'A1 请取餐', title_en: 'A1 is ready', body: '', body_en: '', from_name: '店', from_name_en: 'Store', order_id: '',
    told_at: '2026-03-12T02:30:00Z', is_read: isRead,
  };
}

const number = (unread: number, version: number, id = 'gst_1'): Unread => ({ id, unread, version });

beforeEach(() => {
  setActivePinia(createPinia());
  vi.restoreAllMocks();
});

test('only a template that was answered counts, and only "accept" is a yes', () => {
  const answer = { errMsg: 'requestSubscribeMessage:ok', a: 'accept', b: 'reject', c: 'ban' };
  expect(answersOf(['a', 'b', 'c', 'd'], answer)).toEqual({ a: true, b: false, c: false });
});

test('reading one counts down at once; a server that heard nothing changes nothing on screen', async () => {
  const messages = useMessages();
  vi.spyOn(wire.messages, 'list').mockResolvedValue({ items: [message('inb_2'), message('inb_1')], next_cursor: null });
  vi.spyOn(wire.messages, 'unread').mockResolvedValue(number(2, 2));
  vi.spyOn(wire.messages, 'read').mockRejectedValue(new Error('offline'));
  await messages.loadFirst();

  await messages.read(message('inb_2'));

  expect(messages.unread).toBe(1);
  expect(messages.list.map(({ is_read }) => is_read)).toEqual([true, false]);
});

test('reading all is taken back when the server did not hear of it', async () => {
  const messages = useMessages();
  vi.spyOn(wire.messages, 'list').mockResolvedValue({ items: [message('inb_2'), message('inb_1')], next_cursor: null });
  vi.spyOn(wire.messages, 'unread').mockResolvedValue(number(2, 2));
  const told = vi.spyOn(wire.messages, 'readAll').mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(number(0, 4));
  await messages.loadFirst();

  await expect(messages.readAll()).rejects.toThrow('offline');
  expect([messages.unread, messages.list.every(({ is_read }) => is_read)]).toEqual([2, false]);

  await messages.readAll();
  expect([messages.unread, told.mock.lastCall]).toEqual([0, ['inb_2']]);
});

test('the newer number stands, whichever way and in which order they came; another guest begins anew', () => {
  const messages = useMessages();

  messages.told(number(3, 7));
  messages.count(number(1, 5));
  expect(messages.unread).toBe(3);

  messages.told(number(0, 10));
  expect(messages.unread).toBe(0);
  messages.told(number(1, 1, 'gst_2'));
  expect(messages.unread).toBe(1);
});

test('what is told while the list is open appears in it', async () => {
  const messages = useMessages();
  const list = vi.spyOn(wire.messages, 'list').mockResolvedValue({ items: [message('inb_1', true)], next_cursor: null });
  vi.spyOn(wire.messages, 'unread').mockResolvedValue(number(0, 2));
  await messages.loadFirst();
  list.mockResolvedValue({ items: [message('inb_2'), message('inb_1', true)], next_cursor: null });

  messages.told(number(1, 3));
  await vi.waitFor(() => expect(messages.list.map(({ id }) => id)).toEqual(['inb_2', 'inb_1']));

  expect([messages.unread, list.mock.calls.length]).toEqual([1, 2]);
});
