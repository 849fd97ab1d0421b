/**
 * A menu file on its way in: sent under a name of its own, asked after row by row, and called off by that name. Whether it
 * counts is what the import itself answers, never what was asked of it.
 */
import { staff } from "@/platform/wire";
import type { ImportProgress, MenuImported } from "@contracts";
import { computed, onScopeDispose, ref, shallowRef } from "vue";
import { percentOf } from "./menuFile";

const ASK_MS = 400;

export type Doing = "checking" | "applying";

export function useMenuImport(brandId: () => string) {
  const doing = ref<Doing | null>(null);
  const isStopping = ref(false);
  const progress = shallowRef<ImportProgress | null>(null);
  let work = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  const percent = computed(() => percentOf(progress.value));

  function ask(name: string) {
    timer = setTimeout(() => {
      void staff.merchant
        .importProgress(brandId(), name)
        .then((told) => name === work && told.stage !== "waiting" && (progress.value = told))
        // A question that got lost is asked again; the import does not depend on it.
        .catch(() => undefined)
        .finally(() => name === work && ask(name));
    }, ASK_MS);
  }

  async function send(file: File, wish: { isDry: boolean; replaces: boolean }): Promise<MenuImported> {
    work = `menu-${Math.random().toString(36).slice(2)}-${Date.now().toString(36)}`;
    doing.value = wish.isDry ? "checking" : "applying";
    ask(work);
    try {
      return await staff.merchant.importMenu(brandId(), file, { dry_run: wish.isDry, replace: wish.replaces, work });
    } finally {
      stopAsking();
    }
  }

  function stopAsking() {
    clearTimeout(timer);
    work = "";
    [doing.value, progress.value, isStopping.value] = [null, null, false];
  }

  async function callOff() {
    if (!work || isStopping.value) return;
    isStopping.value = true;
    await staff.merchant.callOffImport(brandId(), work).catch(() => (isStopping.value = false));
  }

  onScopeDispose(stopAsking);
  return { doing, isStopping, progress, percent, send, callOff };
}
