/** Tells when the guest comes back to the screen: sockets die behind a lock screen, so state is read again. */
const listeners = new Set<() => void>();

uni.onAppShow(() => {
  for (const listener of listeners) listener();
});

// #ifdef H5
window.addEventListener('pageshow', (event) => {
  // Back from the cashier page out of the browser's page cache: nothing ran meanwhile.
  if (event.persisted) for (const listener of listeners) listener();
});
// #endif

export function onReturn(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Runs once what was just rendered can be seen and focused. */
export function afterRender(work: () => void): void {
  // #ifdef H5
  requestAnimationFrame(() => requestAnimationFrame(work));
  // #endif
  // #ifndef H5
  setTimeout(work, 32);
  // #endif
}

/** Runs in a moment in which nothing else waits. */
export function whenIdle(work: () => void): void {
  // #ifdef H5
  if (typeof requestIdleCallback === 'function') {
    requestIdleCallback(work, { timeout: 1000 });
    return;
  }
  // #endif
  setTimeout(work, 60);
}

/** Lets what waits (a tap, a frame) go first: long work is cut into pieces with it. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
