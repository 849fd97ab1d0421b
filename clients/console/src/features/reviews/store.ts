/**
 * The shop's reviews: figures for the sign beside the page's name, followed live; a low score says so wherever one is.
 * The list is the page's own; it hears here that something moved.
 */
import { named, t } from "@/i18n";
import { createFollowing } from "@/platform/live";
import { staff } from "@/platform/wire";
import { toast } from "@/ui/toasts";
import { topics, type ReviewSummary, type ShopReview } from "@contracts";
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";

export const useReviews = defineStore("reviews", () => {
  const summary = shallowRef<ReviewSummary | null>(null);
  const following = createFollowing();
  const listeners = new Set<(review: ShopReview | null, id: string) => void>();
  let openStore = "";

  const waiting = computed(() => summary.value?.unanswered ?? 0);

  function open(storeId: string) {
    if (openStore === storeId) return;
    openStore = storeId;
    summary.value = null;
    following.follow({
      topics: [topics.reviews(storeId)],
      load: async () => {
        await read();
        return { things: [] };
      },
      apply: (frame) => {
        const review = frame.data as ShopReview | null;
        if (frame.type === "low_rating" && review) {
          const name = named({ name: review.item_name, name_en: review.item_name_en });
          toast(t("reviews.low", { stars: review.stars, name }), { state: "error" });
          return;
        }
        if (frame.type !== "review") return;
        listeners.forEach((listener) => listener(review, frame.id));
        void read().catch(() => undefined);
      },
    });
  }

  async function read() {
    const storeId = openStore;
    if (storeId === "") return;
    const found = await staff.reviews.summary(storeId);
    if (openStore === storeId) summary.value = found;
  }

  function close() {
    following.stop();
    openStore = "";
  }

  function onMoved(listener: (review: ShopReview | null, id: string) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return { summary, waiting, open, close, read, onMoved };
});
