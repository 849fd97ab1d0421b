/**
 * The phone's back key closes what lies on top (a sheet, a question) before it leaves the screen.
 *
 * In a browser each open layer owns one history entry of the same address. The listener runs before the
 * router's and swallows what concerns layers only. Mini-programs leave this to the platform.
 */
export interface BackHold {
  release(): void;
}

interface Layer {
  onBack: () => void;
}

const layers: Layer[] = [];
/** Entries whose layer was closed otherwise and that are being walked back over. */
let leaving = 0;
let waiting: (() => void)[] = [];

// #ifdef H5
window.addEventListener(
  'popstate',
  (event) => {
    if (leaving > 0) {
      event.stopImmediatePropagation();
      settle();
      return;
    }
    const top = layers.pop();
    if (!top) return;
    event.stopImmediatePropagation();
    top.onBack();
  },
  { capture: true },
);
// #endif

export function holdBack(onBack: () => void): BackHold {
  const layer: Layer = { onBack };
  layers.push(layer);
  // #ifdef H5
  window.history.pushState(window.history.state, '');
  // #endif
  return {
    release() {
      const at = layers.lastIndexOf(layer);
      if (at < 0) return; // the back key itself closed it: its entry is gone already
      layers.splice(at, 1);
      // #ifdef H5
      leaving += 1;
      window.history.back();
      setTimeout(settle, 400); // a browser that swallows the event must not lock the guest in
      // #endif
    },
  };
}

/** Resolves once no entry is being walked back over: only then may a screen be opened. */
export function settled(): Promise<void> {
  if (leaving === 0) return Promise.resolve();
  return new Promise((resolve) => waiting.push(resolve));
}

// #ifdef H5
function settle(): void {
  if (leaving === 0) return;
  leaving -= 1;
  if (leaving > 0) return;
  const done = waiting;
  waiting = [];
  for (const resume of done) resume();
}
// #endif
