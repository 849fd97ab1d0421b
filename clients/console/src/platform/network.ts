/** Whether this device believes it has a network. The server may still be away; the live sign tells that. */
import { readonly, ref } from "vue";

const online = ref(typeof navigator === "undefined" || navigator.onLine);

if (typeof window !== "undefined") {
  addEventListener("online", () => (online.value = true));
  addEventListener("offline", () => (online.value = false));
}

export const isOnline = readonly(online);
