/** Whether something on screen is not saved yet, for everything that would take it away: pages, store switch, palette. */
import { t } from "@/i18n";
import { ref } from "vue";
import { confirm } from "./confirm";

export const hasUnsaved = ref(false);

/** Go on at once, or ask first; resolves to whether one may go. */
export async function mayLeave(): Promise<boolean> {
  if (!hasUnsaved.value) return true;
  const goes = await confirm({
    title: t("settings.leave"),
    consequences: [t("settings.leave_then")],
    confirmLabel: t("settings.leave_do"),
    isDangerous: true,
  });
  if (goes) hasUnsaved.value = false;
  return goes;
}
