/** What this browser is paired as, when nobody needs to sign in here: a kitchen display, a calling screen or a till. */
import { brandAccent } from "@/platform/appearance";
import { recall, remember } from "@/platform/storage";
import { onSignedOut, staff } from "@/platform/wire";
import type { PairedAs, ScreenKind } from "@contracts";
import { isWireError } from "@wire";
import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";

export const usePaired = defineStore("paired", () => {
  const screen = shallowRef<PairedAs | null>(null);
  /** Set when a screen that was paired is one no more, so that the pairing page can say so. */
  const wasRemoved = ref(false);
  let asking: Promise<boolean> | null = null;

  /** Is this browser a screen of this kind? Asks the server once; throws only when nothing answered. */
  async function ensure(kind: ScreenKind): Promise<boolean> {
    // A browser that never was one need not ask each time somebody comes to the door.
    if (!screen.value && recall("paired", false)) await ask();
    return screen.value?.kind === kind;
  }

  function ask(): Promise<boolean> {
    asking ??= staff
      .screen()
      .then((paired) => {
        screen.value = paired;
        remember("paired", true);
        wasRemoved.value = false;
        brandAccent.value = paired.store.accent;
        return true;
      })
      .catch((error: unknown) => {
        if (isWireError(error) && error.status === 401) {
          remember("paired", false);
          return false;
        }
        throw error;
      })
      .finally(() => (asking = null));
    return asking;
  }

  function forget() {
    if (screen.value) wasRemoved.value = true;
    screen.value = null;
  }

  onSignedOut(forget);
  return { screen, wasRemoved, ensure, ask, forget };
});
