/**
 * Keeps keyboard and screen reader inside a sheet or dialog while it is open, and gives the focus back after.
 *
 * Layers stack: only the topmost holds the focus. Mini-programs do this themselves.
 */
export interface FocusHold {
  release(): void;
}

// #ifdef H5
const FOCUSABLE = 'a[href],button,input,textarea,select,[tabindex]:not([tabindex="-1"])';
const layers: string[] = [];

function focusables(layer: Element): HTMLElement[] {
  return Array.from(layer.querySelectorAll<HTMLElement>(FOCUSABLE)).filter((one) => one.offsetParent !== null);
}

function onKeydown(event: KeyboardEvent): void {
  const layer = document.getElementById(layers[layers.length - 1] ?? '');
  if (event.key !== 'Tab' || !layer) return;
  const all = focusables(layer);
  const first = all[0];
  const last = all[all.length - 1];
  if (!first || !last) return;
  const active = document.activeElement;
  const isOutside = !layer.contains(active);
  if (event.shiftKey && (active === first || active === layer || isOutside)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && (active === last || isOutside)) {
    event.preventDefault();
    first.focus();
  }
}
// #endif

/** Moves the focus into the element with this id; `onEscape` is called for Esc while it is the topmost layer. */
export function holdFocus(id: string, onEscape: () => void): FocusHold {
  // #ifdef H5
  const before = document.activeElement as HTMLElement | null;
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || layers[layers.length - 1] !== id) return;
    event.stopImmediatePropagation();
    onEscape();
  };
  if (layers.length === 0) {
    document.addEventListener('keydown', onKeydown);
    document.documentElement.classList.add('dd-scroll-locked');
  }
  layers.push(id);
  document.addEventListener('keydown', escape);
  document.getElementById(id)?.focus({ preventScroll: true });
  return {
    release() {
      const at = layers.lastIndexOf(id);
      if (at < 0) return;
      layers.splice(at, 1);
      document.removeEventListener('keydown', escape);
      if (layers.length === 0) {
        document.removeEventListener('keydown', onKeydown);
        document.documentElement.classList.remove('dd-scroll-locked');
      }
      if (before?.isConnected) before.focus({ preventScroll: true });
    },
  };
  // #endif
  // #ifndef H5
   
  void id;
  void onEscape;
  return { release: () => undefined };
  // #endif
}

/** Brings an element into view and gives it the focus, to show the guest what is meant. */
export function reveal(id: string): void {
  // #ifdef H5
  const element = document.getElementById(id);
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  element?.focus({ preventScroll: true });
  // #endif
  // #ifndef H5
  void id; // a scroll-view brings it into view there, see Sheet's `into-view`
  // #endif
}
