/**
 * The bell of the desk: rings from the moment an order comes until somebody acknowledges it, on whatever page of the
 * console, also while the tab is in the background. Speaks the order where speaking is switched on.
 */
import { t } from "@/i18n";
import { language } from "@/platform/appearance";
import { titleTab } from "@/platform/page";
import { ring, volume } from "@/platform/sound";
import { hush, say, spelled } from "@/platform/speech";
import { remembered } from "@/platform/storage";
import type { DeskOrder } from "@contracts";
import { onBeforeUnmount, watch } from "vue";
import { useDesk } from "./store";

const RING_EVERY_MS = 4000;
const SAY_EVERY_RINGS = 3;

export const isBellOn = remembered("bell.on", true);
export const isSpeaking = remembered("bell.speaks", true);

export function announcementOf(order: DeskOrder): string {
  const where = order.table_label ? t("desk.say_table", { table: order.table_label }) : t(`mode.${order.mode}`);
  return t("desk.say_new", { number: spelled(order.number), where });
}

/** Ring once and say a sentence, so that the counter hears what an order will sound like. */
export function testBell(): void {
  ring("new_order");
  if (isSpeaking.value) say(t("desk.say_test"), language.value, volume.value);
}

/** Ring while something rings; once per app, by the layout. */
export function useRinging(): void {
  const desk = useDesk();
  let timer: ReturnType<typeof setInterval> | undefined;
  let rings = 0;
  const title = t("shell.title");

  function strike() {
    if (!isBellOn.value) return;
    ring("new_order");
    const order = desk.ringing[rings % desk.ringing.length];
    if (isSpeaking.value && order && rings % SAY_EVERY_RINGS === 0) {
      setTimeout(() => say(announcementOf(order), language.value, volume.value), 1400);
    }
    rings += 1;
  }
  function fallSilent() {
    clearInterval(timer);
    timer = undefined;
    rings = 0;
    hush();
  }

  watch(
    () => desk.ringing.map((order) => order.id),
    (now, before = []) => {
      titleTab(now.length ? `(${String(now.length)}) ${t("desk.title_ringing")}` : title);
      if (now.length === 0) return fallSilent();
      const hasCome = now.some((id) => !before.includes(id));
      if (hasCome) {
        clearInterval(timer);
        rings = 0;
        strike();
        timer = setInterval(strike, RING_EVERY_MS);
      }
    },
    { immediate: true },
  );
  onBeforeUnmount(() => {
    fallSilent();
    titleTab(title);
  });
}
