/** Whether the phone believes it has a network. The truth is what a request says; this only paints the bar. */
import { readonly, ref } from 'vue';

const online = ref(true);
const listeners = new Set<(isOnline: boolean) => void>();

uni.onNetworkStatusChange((status) => change(status.isConnected));
uni.getNetworkType({ success: ({ networkType }) => change(networkType !== 'none') });

// #ifdef H5
window.addEventListener('online', () => change(true));
window.addEventListener('offline', () => change(false));
change(navigator.onLine);
// #endif

export const isOnline = readonly(online);

/** Calls back on each change; returns the way to stop. */
export function onNetworkChange(listener: (isOnline: boolean) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(isConnected: boolean): void {
  if (online.value === isConnected) return;
  online.value = isConnected;
  for (const listener of listeners) listener(isConnected);
}
