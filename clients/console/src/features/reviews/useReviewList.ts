/** The list of reviews under the chosen filter, a page at a time; what moves meanwhile moves in it. */
import { whyOf } from "@/i18n/why";
import { staff } from "@/platform/wire";
import type { ReviewSearch, ShopReview } from "@contracts";
import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from "vue";
import { useReviews } from "./store";

export function useReviewList(storeId: Ref<string>, search: Ref<ReviewSearch>) {
  const reviews = shallowRef<ShopReview[]>([]);
  const cursor = ref<string | null>(null);
  const isLoading = ref(false);
  const hasLoaded = ref(false);
  const error = ref<string | null>(null);
  let asked = 0;

  async function load(after: string | null) {
    asked += 1;
    const mine = asked;
    isLoading.value = true;
    error.value = null;
    try {
      const page = await staff.reviews.list(storeId.value, after === null ? search.value : { ...search.value, cursor: after });
      if (mine !== asked) return;
      reviews.value = after === null ? page.items : [...reviews.value, ...page.items];
      cursor.value = page.next_cursor;
      hasLoaded.value = true;
    } catch (failure) {
      if (mine === asked) error.value = whyOf(failure);
    } finally {
      if (mine === asked) isLoading.value = false;
    }
  }

  /** The one door for a review, whether it came as a reply or as a frame. */
  function put(review: ShopReview | null, id: string) {
    const known = reviews.value.find((each) => each.id === id);
    if (!known) {
      if (review) void load(null);
      return;
    }
    if (review === null) reviews.value = reviews.value.filter((each) => each.id !== id);
    else if (review.version >= known.version) reviews.value = reviews.value.map((each) => (each.id === id ? review : each));
  }

  watch([storeId, search], () => void load(null), { immediate: true, deep: true });
  onBeforeUnmount(useReviews().onMoved(put));

  return { reviews, cursor, isLoading, hasLoaded, error, put, again: () => load(null), more: () => load(cursor.value) };
}
