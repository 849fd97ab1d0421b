/** The number of unread messages, followed while a screen that shows it is open: by socket, by polling where there is none. */
import { onHide, onShow, onUnload } from '@dcloudio/uni-app';
import { topics } from '@contracts/live';
import type { Unread } from '@contracts/messages';
import type { Live } from '@wire/live';
import { onNetworkChange } from '@/platform/network';
import { follow, wire } from '@/platform/wire';
import { useMessages } from './store';

/** Nobody waits for this number as for an order. */
const POLL_MS = 20_000;

export function useLiveUnread(): void {
  const messages = useMessages();
  let live: Live | null = null;
  let isShown = false;

  async function show(): Promise<void> {
    isShown = true;
    if (live) {
      live.wake();
      return;
    }
    const now = await messages.countUnread();
    if (now === null || !isShown || live) return;
    live = follow({
      topics: [topics.messages(now.id)],
      pollMs: POLL_MS,
      async load() {
        const loaded = await wire.messages.unread();
        messages.told(loaded);
        return { things: [loaded] };
      },
      apply(frame) {
        if (frame.type === 'unread' && frame.data) messages.told(frame.data as Unread);
      },
    });
    live.start();
  }

  function stop(): void {
    isShown = false;
    live?.stop();
    live = null;
    stopListening();
  }

  const stopListening = onNetworkChange((isBack) => isBack && isShown && live?.wake());
  onShow(() => void show());
  onHide(() => {
    isShown = false;
    live?.pause();
  });
  onUnload(stop);
}
