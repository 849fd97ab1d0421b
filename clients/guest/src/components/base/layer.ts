/**
 * Life of something that lies over the screen: it opens, holds focus and the back key, and leaves with a short motion.
 */
import { onBeforeUnmount, ref, watch } from 'vue';
import { holdBack, type BackHold } from '@/platform/backstack';
import { holdFocus, type FocusHold } from '@/platform/focus';
import { afterRender } from '@/platform/visibility';

const LEAVE_MS = 200;
let count = 0;

export function useLayer(isOpen: () => boolean, close: () => void) {
  const id = `dd-layer-${(count += 1)}`;
  const isMounted = ref(false);
  const isLeaving = ref(false);
  let focus: FocusHold | null = null;
  let backKey: BackHold | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  watch(
    isOpen,
    (opens) => {
      clearTimeout(leaving);
      if (opens) {
        isMounted.value = true;
        isLeaving.value = false;
        backKey ??= holdBack(close);
        afterRender(() => {
          if (isMounted.value && !isLeaving.value) focus ??= holdFocus(id, close);
        });
      } else if (isMounted.value) {
        letGo();
        isLeaving.value = true;
        leaving = setTimeout(() => {
          isMounted.value = false;
          isLeaving.value = false;
        }, LEAVE_MS);
      }
    },
    { immediate: true },
  );
  onBeforeUnmount(() => {
    clearTimeout(leaving);
    letGo();
  });

  function letGo(): void {
    focus?.release();
    backKey?.release();
    focus = null;
    backKey = null;
  }

  return { id, isMounted, isLeaving };
}
