/** What is sold out in the store now; kept live, because guests and kitchen change it too. */
import { createFollowing } from "@/platform/live";
import { staff } from "@/platform/wire";
import { topics, type EditCatalog, type SoldOutFrame, type MarkSoldOut } from "@contracts";
import { defineStore } from "pinia";
import { computed, reactive, ref, shallowRef } from "vue";
import { rowsOf, stateOf, type Ref, type SoldOutRow } from "./refs";

export const useSoldOut = defineStore("sold-out", () => {
  const catalog = shallowRef<EditCatalog | null>(null);
  const following = createFollowing();
  const busy = reactive(new Set<string>());
  const onStoreMoved = ref<(() => void) | null>(null);
  let openStore = "";

  const rows = computed<SoldOutRow[]>(() => (catalog.value ? rowsOf(catalog.value) : []));
  const goneCount = computed(() => rows.value.filter((row) => stateOf(row) !== "on_sale").length);

  function open(storeId: string) {
    if (openStore === storeId) return;
    openStore = storeId;
    catalog.value = null;
    following.follow({
      topics: [topics.menu(storeId)],
      load: async () => {
        const read = await staff.merchant.catalog(storeId);
        if (openStore === storeId) catalog.value = read;
        return { floors: { sold_out: read.version, menu_changed: read.version } };
      },
      apply: (frame) => {
        if (frame.type === "sold_out" && frame.data !== null) put(frame.data as SoldOutFrame);
        else if (frame.type === "menu_changed") void following.reload();
        else if (frame.type === "store") onStoreMoved.value?.();
      },
    });
  }

  function close() {
    following.stop();
    openStore = "";
  }

  /** The one door: a reply or a frame about an item, a SKU or a modifier. */
  function put(change: { ref_id: string; is_sold_out: boolean; back_at: string | null }) {
    const known = catalog.value;
    if (!known) return;
    const mend = <T extends { id: string }>(thing: T): T =>
      thing.id === change.ref_id ? { ...thing, is_sold_out: change.is_sold_out, back_at: change.back_at } : thing;
    catalog.value = {
      ...known,
      items: known.items.map((item) => ({ ...mend(item), skus: item.skus.map(mend) })),
      modifier_groups: known.modifier_groups.map((group) => ({ ...group, modifiers: group.modifiers.map(mend) })),
    };
  }

  /** Mark an item, a SKU or a modifier sold out, or put it back on sale. The server knows when it ends, so read again. */
  async function mark(refId: string, isSoldOut: boolean, until: MarkSoldOut["until"]) {
    busy.add(refId);
    try {
      await staff.merchant.markSoldOut(openStore, { ref_id: refId, is_sold_out: isSoldOut, until });
      put({ ref_id: refId, is_sold_out: isSoldOut, back_at: null });
    } finally {
      busy.delete(refId);
    }
    await following.reload();
  }

  async function setQuota(ref: Ref, portions: number | null) {
    await staff.merchant.setQuota(openStore, ref.id, { portions });
    await following.reload();
  }

  return {
    catalog,
    rows,
    goneCount,
    busy,
    live: following.state,
    error: following.error,
    onStoreMoved,
    open,
    close,
    mark,
    setQuota,
    reload: following.reload,
  };
});
