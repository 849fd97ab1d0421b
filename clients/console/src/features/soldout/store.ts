/** What is sold out in the store now; kept live, because guests and kitchen change it too. */
import { createFollowing } from "@/platform/live";
import { staff } from "@/platform/wire";
import { topics, type EditCatalog, type SoldOutFrame, type SoldOutUntil } from "@contracts";
import { defineStore } from "pinia";
import { computed, reactive, ref, shallowRef } from "vue";
import { rowsOf, type Ref, type SoldOutRow } from "./refs";

export const useSoldOut = defineStore("sold-out", () => {
  const catalog = shallowRef<EditCatalog | null>(null);
  const following = createFollowing();
  const busy = reactive(new Set<string>());
  const onStoreMoved = ref<(() => void) | null>(null);
  let openStore = "";

  const rows = computed<SoldOutRow[]>(() => (catalog.value ? rowsOf(catalog.value) : []));
  const goneCount = computed(() => rows.value.filter((row) => row.refs.some((ref) => ref.is_sold_out)).length);

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

  /** The one door: a reply or a frame about one SKU or modifier. */
  function put(change: { ref_id: string; is_sold_out: boolean; back_at: string | null }) {
    const known = catalog.value;
    if (!known) return;
    const mend = <T extends { id: string }>(thing: T): T =>
      thing.id === change.ref_id ? { ...thing, is_sold_out: change.is_sold_out, back_at: change.back_at } : thing;
    catalog.value = {
      ...known,
      items: known.items.map((item) =>
        item.id === change.ref_id || item.skus.some((sku) => sku.id === change.ref_id)
          ? {
              ...item,
              skus: item.skus.map((sku) =>
                item.id === change.ref_id ? { ...mend({ ...sku, id: change.ref_id }), id: sku.id } : mend(sku),
              ),
            }
          : item,
      ),
      modifier_groups: known.modifier_groups.map((group) => ({ ...group, modifiers: group.modifiers.map(mend) })),
    };
  }

  /** Mark refs sold out or back on sale; each is its own request, and the screen follows each answer. */
  async function mark(refs: readonly Ref[], isSoldOut: boolean, until: SoldOutUntil) {
    const storeId = openStore;
    await Promise.all(
      refs.map(async (ref) => {
        busy.add(ref.id);
        try {
          await staff.merchant.markSoldOut(storeId, { ref_id: ref.id, is_sold_out: isSoldOut, until });
          put({ ref_id: ref.id, is_sold_out: isSoldOut, back_at: null });
        } finally {
          busy.delete(ref.id);
        }
      }),
    );
    // The server knows when it ends.
    await following.reload();
  }

  async function setQuota(ref: Ref, portions: number | null) {
    await staff.merchant.setQuota(openStore, ref.id, portions);
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
