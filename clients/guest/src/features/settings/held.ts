/** What the running program holds of this guest, in its stores: let go together with what lies on the phone. */
import type { PiniaPluginContext } from 'pinia';

/** An order on its way belongs to nobody's screen: its end is still told. */
const STAYS = 'placing';
const held = new Map<string, () => void>();

/** Notes each store as it is made; pinia itself names none. */
export function noteStore({ pinia, store }: PiniaPluginContext): void {
  if (store.$id === STAYS) return;
  held.set(store.$id, () => {
    store.$dispose();
    Reflect.deleteProperty(pinia.state.value, store.$id);
  });
}

/** Screens that open from now on begin with nothing; those that are open keep theirs until they close. */
export function letGo(): void {
  for (const end of held.values()) end();
  held.clear();
}
