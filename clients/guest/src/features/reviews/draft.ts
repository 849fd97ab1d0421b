/**
 * A review being written: kept on the phone at every change, so that neither a dead spot nor a closed page loses it.
 * Photos travel at once, each with its progress; one that did not arrive waits to be sent again.
 */
import { computed, ref, watch } from 'vue';
import type { OwnReview, ReviewPage, ReviewTag } from '@contracts/reviews';
import { trouble } from '@/i18n/trouble';
import type { SentFile } from '@/platform/photos';
import { forget, recall, remember } from '@/platform/storage';
import { wire } from '@/platform/wire';

export interface DraftPhoto {
  /** Where it lies on the phone; gone after a restart, the server's id then stands for it. */
  path: string;
  id: string | null;
  small: string | null;
  percent: number;
  /** Why it did not arrive. */
  fault: string | null;
}

export interface DraftLine {
  stars: number;
  text: string;
  tags: ReviewTag[];
  photos: DraftPhoto[];
}

type Lines = Record<string, DraftLine>;

const blank = (): DraftLine => ({ stars: 0, text: '', tags: [], photos: [] });
const opinion = ({ stars, text, tags, photos }: DraftLine) => ({ stars, text, tags, photo_ids: photos.flatMap((photo) => photo.id ?? []) });
const said = ({ stars, text, tags, photos }: OwnReview): DraftLine => ({
  stars,
  text,
  tags: tags as ReviewTag[],
  photos: photos.map(({ id, small }) => ({ path: '', id, small, percent: 100, fault: null })),
});
const isLines = (value: unknown): value is Lines => typeof value === 'object' && value !== null;

export function useReviewDraft() {
  const lines = ref<Lines>({});
  let key = '';

  const rated = computed(() => Object.entries(lines.value).filter(([, line]) => line.stars > 0));
  const isSending = computed(() => Object.values(lines.value).some(({ photos }) => photos.some((photo) => photo.id === null && photo.fault === null)));

  function begin(page: ReviewPage): void {
    key = `review.${page.order_id}`;
    const kept = recall(key, isLines) ?? {};
    const open = page.lines.filter(({ review }) => review === null).map(({ line_id: id }) => [id, kept[id] ?? blank()] as const);
    lines.value = Object.fromEntries(open);
  }

  /** Take up what was said already; kept nowhere but on the screen until it is saved. */
  function reopen(page: ReviewPage, reviewId: string): void {
    key = '';
    const line = page.lines.find(({ review }) => review?.id === reviewId);
    lines.value = line?.review?.can_edit ? { [line.line_id]: said(line.review) } : {};
  }

  // What is still on its way to the server has no id yet and cannot be found again after a restart.
  watch(
    lines,
    (now) => {
      const kept = Object.entries(now).map(([id, line]) => [id, { ...line, photos: line.photos.filter((photo) => photo.id !== null) }]);
      if (key !== '') remember(key, Object.fromEntries(kept));
    },
    { deep: true },
  );

  function rateAll(stars: number): void {
    for (const line of Object.values(lines.value)) line.stars = stars;
  }

  function toggle(id: string, tag: ReviewTag): void {
    const line = lines.value[id];
    if (line) line.tags = line.tags.includes(tag) ? line.tags.filter((each) => each !== tag) : [...line.tags, tag].slice(-6);
  }

  function addPhotos(id: string, paths: readonly string[]): void {
    const line = lines.value[id];
    if (!line) return;
    for (const path of paths) {
      line.photos.push({ path, id: null, small: null, percent: 0, fault: null });
      const added = line.photos.at(-1);
      if (added) void send(added);
    }
  }

  async function send(photo: DraftPhoto): Promise<void> {
    photo.fault = null;
    photo.percent = 0;
    const file: SentFile = { path: photo.path, onProgress: (percent) => (photo.percent = percent) };
    try {
      const kept = await wire.reviews.uploadPhoto(file);
      photo.id = kept.id;
      photo.small = kept.small;
    } catch (reason) {
      photo.fault = trouble(reason);
    }
  }

  function removePhoto(id: string, photo: DraftPhoto): void {
    const line = lines.value[id];
    if (line) line.photos = line.photos.filter((each) => each !== photo);
  }

  async function submit(orderId: string): Promise<ReviewPage> {
    const opinions = rated.value.map(([id, line]) => ({ line_id: id, ...opinion(line) }));
    const page = await wire.reviews.write(orderId, opinions);
    forget(key);
    return page;
  }

  async function save(reviewId: string): Promise<OwnReview | null> {
    const [changed] = rated.value;
    return changed ? wire.reviews.edit(reviewId, opinion(changed[1])) : null;
  }

  return { lines, rated, isSending, begin, reopen, save, rateAll, toggle, addPhotos, send, removePhoto, submit };
}
