/** How wide the glass is, as the layouts ask it: narrow is a phone, slim a tablet or less. */
import { onBeforeUnmount, onMounted, ref, type Ref } from "vue";

function useMedia(query: string): Ref<boolean> {
  const media = matchMedia(query);
  const matches = ref(media.matches);
  const look = () => (matches.value = media.matches);
  onMounted(() => media.addEventListener("change", look));
  onBeforeUnmount(() => media.removeEventListener("change", look));
  return matches;
}

export const useIsNarrow = () => useMedia("(max-width: 720px)");
/** A mouse or a pen, not a finger: opening a keyboard costs no room. */
export const hasFinePointer = () => matchMedia("(pointer: fine)").matches;

export const useIsSlim = () => useMedia("(max-width: 1180px)");
