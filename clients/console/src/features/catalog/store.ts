/**
 * The catalogue as it is edited: read whole, changed thing by thing. After each change the tree is read again, because
 * the server answers for the brand and this screen shows the brand as one store has it.
 */
import { staff } from "@/platform/wire";
import type {
  CategoryDraft,
  EditCatalog,
  EditCategory,
  EditItem,
  EditModifierGroup,
  ItemDraft,
  ModifierGroupDraft,
} from "@contracts";
import { defineStore } from "pinia";
import { computed, reactive, ref, shallowRef } from "vue";
import { changesOf, formOf, type ItemForm } from "./form";

export const useCatalog = defineStore("catalog", () => {
  const tree = shallowRef<EditCatalog | null>(null);
  const error = shallowRef<unknown>(null);
  const storeId = ref("");
  const brandId = ref("");
  /** Items whose change is under way. */
  const busy = reactive(new Set<string>());
  let question = 0;

  const items = computed(() => new Map((tree.value?.items ?? []).map((item) => [item.id, item])));
  const categories = computed(() => tree.value?.categories ?? []);
  const groups = computed(() => tree.value?.modifier_groups ?? []);

  async function load() {
    question += 1;
    const mine = question;
    try {
      const read = await staff.merchant.catalog(storeId.value);
      if (mine !== question) return;
      tree.value = read;
      error.value = null;
    } catch (failure) {
      if (mine === question) error.value = failure;
    }
  }

  function open(store: string, brand: string) {
    brandId.value = brand;
    if (storeId.value === store && tree.value) return load();
    storeId.value = store;
    tree.value = null;
    return load();
  }

  /** Items of a category in their order; all of them without one. */
  function itemsOf(categoryId: string | null): EditItem[] {
    const wanted = categories.value.filter((category) => categoryId === null || category.id === categoryId);
    return wanted.flatMap((category) => category.item_ids.flatMap((id) => items.value.get(id) ?? []));
  }

  async function changeItem(id: string, change: ItemDraft) {
    busy.add(id);
    try {
      await staff.merchant.change(brandId.value, "items", id, change);
      await load();
    } finally {
      busy.delete(id);
    }
  }

  /** Save the form of an item: what belongs to the brand, then what this store does differently. Answers its id. */
  async function saveItem(form: ItemForm, before: EditItem | null): Promise<string> {
    const saved = before && formOf(before);
    const change = changesOf(form, saved);
    let item = before;
    if (!before) item = await staff.merchant.create(brandId.value, "items", change);
    else if (Object.keys(change).length > 0)
      item = await staff.merchant.change(brandId.value, "items", before.id, { ...change, version: before.version });
    if (!item) throw new Error("an item was neither made nor there");
    await saveStoreSide(item, form, saved);
    await load();
    return item.id;
  }

  async function saveStoreSide(item: EditItem, form: ItemForm, saved: ItemForm | null) {
    const { is_available, prices, quotas } = form.store;
    const known = (skuId: string) => item.skus.some((sku) => sku.id === skuId);
    const sku_prices = Object.fromEntries(
      Object.entries(prices).filter(([id, price]) => known(id) && price !== (saved?.store.prices[id] ?? null)),
    );
    if (is_available !== (saved?.store.is_available ?? true) || Object.keys(sku_prices).length > 0) {
      await staff.merchant.override(storeId.value, item.id, { is_available, sku_prices });
    }
    for (const [id, portions] of Object.entries(quotas)) {
      if (known(id) && portions !== (saved?.store.quotas[id] ?? null))
        await staff.merchant.setQuota(storeId.value, id, { portions });
    }
  }

  async function removeItem(id: string) {
    await staff.merchant.remove(brandId.value, "items", id);
    await load();
  }

  async function saveCategory(draft: CategoryDraft, before: EditCategory | null): Promise<string> {
    const category = before
      ? await staff.merchant.change(brandId.value, "categories", before.id, draft)
      : await staff.merchant.create(brandId.value, "categories", draft);
    await load();
    return category.id;
  }

  async function removeCategory(id: string) {
    await staff.merchant.remove(brandId.value, "categories", id);
    await load();
  }

  /** Shown at once in the new order; the server's answer follows. */
  async function sortCategories(ids: string[]) {
    const known = tree.value;
    if (!known) return;
    const places = new Map(known.categories.map((category) => [category.id, category]));
    tree.value = { ...known, categories: ids.flatMap((id) => places.get(id) ?? []) };
    await staff.merchant.sort(brandId.value, "categories", ids).finally(load);
  }

  async function sortItems(categoryId: string, ids: string[]) {
    const known = tree.value;
    if (!known) return;
    tree.value = {
      ...known,
      categories: known.categories.map((category) => (category.id === categoryId ? { ...category, item_ids: ids } : category)),
    };
    await staff.merchant.sort(brandId.value, "items", ids).finally(load);
  }

  async function saveGroup(draft: ModifierGroupDraft, before: EditModifierGroup | null): Promise<string> {
    const group = before
      ? await staff.merchant.change(brandId.value, "modifier-groups", before.id, draft)
      : await staff.merchant.create(brandId.value, "modifier-groups", draft);
    await load();
    return group.id;
  }

  async function removeGroup(id: string) {
    await staff.merchant.remove(brandId.value, "modifier-groups", id);
    await load();
  }

  const upload = (file: File) => staff.merchant.uploadPicture(brandId.value, file);

  return {
    tree,
    error,
    items,
    categories,
    groups,
    busy,
    open,
    load,
    itemsOf,
    changeItem,
    saveItem,
    removeItem,
    saveCategory,
    removeCategory,
    sortCategories,
    sortItems,
    saveGroup,
    removeGroup,
    upload,
  };
});
