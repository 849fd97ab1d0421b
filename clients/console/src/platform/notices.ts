/**
 * Notices of the operating system, for what comes while the tab is hidden; and a number on the app's icon where the
 * system shows one. Browsers ask the person first, and only inside a tap.
 */
import { ref } from "vue";

export type NoticeLeave = "granted" | "denied" | "default" | "none";

/** "none": this browser has no notices, or not on a page without TLS. */
export const noticeLeave = ref<NoticeLeave>(
  typeof Notification === "undefined" || !globalThis.isSecureContext ? "none" : Notification.permission,
);

/** Ask the person; works only inside a tap or key press. */
export async function askForNotices(): Promise<boolean> {
  if (noticeLeave.value === "none") return false;
  noticeLeave.value = await Notification.requestPermission();
  return noticeLeave.value === "granted";
}

const shown = new Map<string, Notification>();

/** Show a notice while nobody looks at this tab; a tap on it brings the tab back. The same id shows once. */
export function notice(id: string, title: string, body: string, onTap: () => void): void {
  if (noticeLeave.value !== "granted" || document.visibilityState === "visible" || shown.has(id)) return;
  try {
    const made = new Notification(title, { body, tag: id, requireInteraction: true });
    made.onclick = () => {
      window.focus();
      made.close();
      onTap();
    };
    made.onclose = () => shown.delete(id);
    shown.set(id, made);
  } catch {
    // Some mobile browsers know the word and refuse the thing: the bell and the title still tell.
    noticeLeave.value = "none";
  }
}

/** Take away the notices of what has been seen to. */
export function clearNotices(stillOpen: readonly string[] = []): void {
  for (const [id, made] of shown) if (!stillOpen.includes(id)) made.close();
}

interface Badged {
  setAppBadge?: (count: number) => Promise<void>;
  clearAppBadge?: () => Promise<void>;
}

/** The number on the icon of an installed console; nothing where the system has none. */
export function badge(count: number): void {
  const system = navigator as Badged;
  const done = count > 0 ? system.setAppBadge?.(count) : system.clearAppBadge?.();
  void done?.catch(() => undefined);
}
