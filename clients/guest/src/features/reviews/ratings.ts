/** The ratings of a store's items, beside its menu: asked for again only when they moved, and never waited for. */
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { ItemRating } from '@contracts/reviews';
import { wire } from '@/platform/wire';

export const useRatings = defineStore('ratings', () => {
  const byItem = shallowRef<ReadonlyMap<string, ItemRating>>(new Map());
  let storeOf = '';
  let tag: string | undefined;

  async function load(storeId: string): Promise<void> {
    if (storeOf !== storeId) {
      storeOf = storeId;
      tag = undefined;
      byItem.value = new Map();
    }
    try {
      const answer = await wire.reviews.ratings(storeId, tag);
      if (answer === null || storeOf !== storeId) return;
      tag = answer.tag;
      byItem.value = new Map(answer.ratings.items.map((rating) => [rating.item_id, rating]));
    } catch {
      // A menu without ratings is a menu.
    }
  }

  return { byItem, load };
});
