/**
 * The bell of the desk: rings from the moment an order comes until somebody acknowledges it, on whatever page of the
 * console, also while the tab is in the background. Speaks the order where speaking is switched on.
 */
import { named, t } from "@/i18n";
import { language } from "@/platform/appearance";
import { badge, clearNotices, notice } from "@/platform/notices";
import { titleTab } from "@/platform/page";
import { ring, volume } from "@/platform/sound";
import { hush, say, spelled } from "@/platform/speech";
import { after, every } from "@/platform/steadyTimer";
import { remembered } from "@/platform/storage";
import type { DeskOrder } from "@contracts";
import { onBeforeUnmount, watch } from "vue";
import { useDesk } from "./store";

const RING_EVERY_MS = 4000;
const SAY_EVERY_RINGS = 3;
/** The voice waits for the bell to fade. */
const SAY_AFTER_MS = 1400;

export const isBellOn = remembered("bell.on", true);
export const isSpeaking = remembered("bell.speaks", true);

export function announcementOf(order: DeskOrder): string {
  const where = order.table_label ? t("desk.say_table", { table: order.table_label }) : t(`mode.${order.mode}`);
  return t("desk.say_new", { number: spelled(order.number), where });
}

function noticeTitle(order: DeskOrder): string {
  const where = order.table_label ? t("desk.say_table", { table: order.table_label }) : t(`mode.${order.mode}`);
  return t("desk.notice", { number: order.number, where });
}
const linesOf = (order: DeskOrder) => order.lines.map((line) => `${named(line)} ×${String(line.quantity)}`).join(t("ui.comma"));

/** Ring once and say a sentence, so that the counter hears what an order will sound like. */
export function testBell(): void {
  ring("new_order");
  if (isSpeaking.value) say(t("desk.say_test"), language.value, volume.value);
}

/** Ring while something rings; once per app, by the layout. */
export function useRinging(look: (orderId: string) => void): void {
  const desk = useDesk();
  let stopRinging: (() => void) | undefined;
  let stopVoice: (() => void) | undefined;
  let rings = 0;
  const title = t("shell.title");

  function strike() {
    if (!isBellOn.value) return;
    ring("new_order");
    const order = desk.ringing[rings % desk.ringing.length];
    if (isSpeaking.value && order && rings % SAY_EVERY_RINGS === 0) {
      stopVoice = after(SAY_AFTER_MS, () => say(announcementOf(order), language.value, volume.value));
    }
    rings += 1;
  }
  function fallSilent() {
    stopRinging?.();
    stopVoice?.();
    rings = 0;
    hush();
  }

  watch(
    () => desk.ringing.map((order) => order.id),
    (now, before = []) => {
      titleTab(now.length ? `(${String(now.length)}) ${t("desk.title_ringing")}` : title);
      badge(now.length);
      clearNotices(now);
      if (now.length === 0) return fallSilent();
      for (const order of desk.ringing) {
        if (!before.includes(order.id)) notice(order.id, noticeTitle(order), linesOf(order), () => look(order.id));
      }
      const hasCome = now.some((id) => !before.includes(id));
      if (hasCome) {
        stopRinging?.();
        rings = 0;
        strike();
        stopRinging = every(RING_EVERY_MS, strike);
      }
    },
    { immediate: true },
  );
  onBeforeUnmount(() => {
    fallSilent();
    badge(0);
    clearNotices();
    titleTab(title);
  });
}
