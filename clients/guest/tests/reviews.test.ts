/** Changing what one said: what was there is there again, and nothing of it lingers on the phone. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { OwnReview, ReviewPage } from '@contracts/reviews';
import { wire } from '@/platform/wire';
import { useReviewDraft } from '@/features/reviews/draft';
import { phone } from './support/uni';

const store = { id: 'sto_1', name: '店', name_en: 'Store', time_zone: 'Asia/Shanghai' };
const said: OwnReview = {
  id: 'rvw_1', order_id: 'ord_1', store, item_id: 'itm_1', item_name: '拿铁', item_name_en: 'Latte', spec_text: '', spec_text_en: '',
  stars: 2, text: '凉了', tags: ['gone_cold'], photos: [{ id: 'rph_1', small: '/s.webp', large: '/l.webp' }],
  created_at: '2026-03-12T02:30:00Z', edited_at: null, answer: '抱歉', answered_at: '2026-03-12T03:00:00Z', is_answer_older: false,
  is_hidden: false, is_held: false, hidden_reason: null, can_edit: true,
};

function page(review: OwnReview): ReviewPage {
  const line = { line_id: 'oli_1', item_id: 'itm_1', name: '拿铁', name_en: 'Latte', spec_text: '', spec_text_en: '', picture_url: '', quantity: 1 };
  return {
    order_id: 'ord_1', number: 'A1', store, completed_at: null, until: null, can_write: true, tags: [], text_max: 500, photos_max: 6, edit_hours: 48,
    lines: [{ ...line, review }, { ...line, line_id: 'oli_2', review: null }],
  };
}

beforeEach(() => {
  vi.restoreAllMocks();
  phone.storage.clear();
});

test('what was said is there to be changed, and is sent whole', async () => {
  const draft = useReviewDraft();
  const edit = vi.spyOn(wire.reviews, 'edit').mockResolvedValue({ ...said, stars: 4 });
  draft.reopen(page(said), 'rvw_1');
  expect(Object.keys(draft.lines.value)).toEqual(['oli_1']);

  draft.rateAll(4);
  draft.toggle('oli_1', 'kind');
  expect((await draft.save('rvw_1'))?.stars).toBe(4);

  expect(edit.mock.calls).toEqual([['rvw_1', { stars: 4, text: '凉了', tags: ['gone_cold', 'kind'], photo_ids: ['rph_1'] }]]);
  expect([...phone.storage.keys()].filter((key) => key.includes('review'))).toEqual([]);
});

test('what may no longer be changed opens nothing', () => {
  const draft = useReviewDraft();

  draft.reopen(page({ ...said, can_edit: false }), 'rvw_1');
  expect(draft.lines.value).toEqual({});

  draft.reopen(page(said), 'rvw_other');
  expect(draft.lines.value).toEqual({});
});
