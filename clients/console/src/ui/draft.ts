/** A form's own copy of a thing: edited freely, compared with what is saved, thrown away or taken over. */
import { computed, ref, watch, type Ref } from "vue";

export interface Draft<T> {
  draft: Ref<T>;
  isDirty: Readonly<Ref<boolean>>;
  /** Back to what is saved. */
  reset: () => void;
}

const copy = <T>(thing: T): T => JSON.parse(JSON.stringify(thing)) as T;

/**
 * Follow `saved`: while nothing is edited, a newer one is taken over; while something is, the edits stay.
 * Values are plain data, compared as text.
 */
export function useDraft<T>(saved: () => T): Draft<T> {
  const draft = ref(copy(saved())) as Ref<T>;
  let base = JSON.stringify(saved());
  const isDirty = computed(() => JSON.stringify(draft.value) !== JSON.stringify(saved()));

  watch(saved, (now) => {
    const text = JSON.stringify(now);
    if (text === base) return;
    const wasUntouched = JSON.stringify(draft.value) === base;
    base = text;
    if (wasUntouched) draft.value = copy(now);
  });

  return { draft, isDirty, reset: () => (draft.value = copy(saved())) };
}
