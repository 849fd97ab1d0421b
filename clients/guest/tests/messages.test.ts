/** Agreeing while paying, and what counts as unread. */
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import type { GuestMessage } from '@contracts/messages';
import { answersOf } from '@/platform/subscribe';
import { wire } from '@/platform/wire';
import { useMessages } from '@/features/messages/store';

function message(id: string, isRead = false): GuestMessage {
  return {
    id, kind: 'order_ready', title: 'A1 请取餐', title_en: 'A1 is ready', body: '', body_en: '', from_name: '店', from_name_en: 'Store', order_id: '',
    told_at: '2026-03-12T02:30:00Z', is_read: isRead,
  };
}

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
  vi.spyOn(wire.messages, 'unread').mockResolvedValue(2);
  vi.spyOn(wire.messages, 'read').mockRejectedValue(new Error('offline'));
  await messages.loadFirst();

  await messages.read(message('inb_2'));

  expect(messages.unread).toBe(1);
  expect(messages.list.map(({ is_read }) => is_read)).toEqual([true, false]);
});

test('reading all is taken back when the server did not hear of it', async () => {
  const messages = useMessages();
  vi.spyOn(wire.messages, 'list').mockResolvedValue({ items: [message('inb_2'), message('inb_1')], next_cursor: null });
  vi.spyOn(wire.messages, 'unread').mockResolvedValue(2);
  const told = vi.spyOn(wire.messages, 'readAll').mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(0);
  await messages.loadFirst();

  await expect(messages.readAll()).rejects.toThrow('offline');
  expect([messages.unread, messages.list.every(({ is_read }) => is_read)]).toEqual([2, false]);

  await messages.readAll();
  expect([messages.unread, told.mock.lastCall]).toEqual([0, ['inb_2']]);
});
