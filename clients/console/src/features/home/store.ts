/** The brand's home page as it is edited, and what its banners can lead to. */
import { staff } from "@/platform/wire";
import type { EditCatalog, EditHome, SaveHome } from "@contracts";
import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";

export const useHomePage = defineStore("home-page", () => {
  const page = shallowRef<EditHome | null>(null);
  const catalog = shallowRef<EditCatalog | null>(null);
  const error = shallowRef<unknown>(null);
  const brandId = ref("");
  const storeId = ref("");

  async function load() {
    const asked = brandId.value;
    try {
      const [read, tree] = await Promise.all([staff.merchant.home(asked), staff.merchant.catalog(storeId.value)]);
      if (asked !== brandId.value) return;
      page.value = read;
      catalog.value = tree;
      error.value = null;
    } catch (failure) {
      if (asked === brandId.value) error.value = failure;
    }
  }

  function open(brand: string, store: string) {
    if (brandId.value !== brand) page.value = null;
    brandId.value = brand;
    storeId.value = store;
    return load();
  }

  async function save(wish: SaveHome) {
    page.value = await staff.merchant.saveHome(brandId.value, wish);
  }

  const upload = (file: File) => staff.merchant.uploadPicture(brandId.value, file);

  return { page, catalog, error, open, load, save, upload };
});
