/** A menu as long as the longest promised: two thousand items in forty categories, brought in by the merchant's door. */
import type { DemoStore } from "./demo";
import type { World } from "./world";

export const ITEMS = 2000;
const CATEGORIES = 40;

/** Fills the menu up; what was on it stays in front. */
export async function importLargeMenu(world: World, store: DemoStore): Promise<void> {
  const menu = await world.menu(store);
  const missing = ITEMS - menu.items.length;
  await world.importMenu({
    categories: Array.from({ length: CATEGORIES }, (_, at) => ({ name: `大菜单${String(at)}`, name_en: `Large ${String(at)}`, code: `large-${String(at)}` })),
    items: Array.from({ length: missing }, (_, at) => ({
      name: `第${String(at)}号茉莉奶绿`,
      name_en: `Jasmine milk tea ${String(at)}`,
      code: `large-${String(at)}`,
      category: `large-${String(at % CATEGORIES)}`,
      description: "茉莉花茶底，鲜奶，清爽不腻。",
      tags: [at % 2 === 0 ? "茶" : "奶"],
      skus: [{ price_fen: 1200 + (at % 30) * 100 }],
    })),
  });
}
