/**
 * Keys of a screen. Plain keys stay quiet while somebody types or a dialog is open; keys with Ctrl or ⌘ always work.
 */
import { onBeforeUnmount, onMounted } from "vue";

export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** Name of a key press: `/`, `Enter`, `mod+k` (Ctrl or ⌘), `shift+1`. */
export function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `mod+${key}`;
  if (event.shiftKey && /^Digit\d$/.test(event.code)) return `shift+${event.code.slice(5)}`;
  return key;
}

/** Listen to keys while the component lives; `inDialogs` is for what stands in a dialog itself. */
export function useShortcuts(shortcuts: Shortcuts, { inDialogs = false } = {}): void {
  function onKey(event: KeyboardEvent) {
    if (event.altKey || event.isComposing || event.defaultPrevented) return;
    const name = nameOf(event);
    const action = shortcuts[name];
    if (!action) return;
    if (!name.startsWith("mod+") && (isTyping(event.target) || (isDialogOpen() && !inDialogs))) return;
    event.preventDefault();
    action(event);
  }
  onMounted(() => addEventListener("keydown", onKey));
  onBeforeUnmount(() => removeEventListener("keydown", onKey));
}
