/**
 * Timers that keep time in a hidden tab: bells must ring and sockets come back while somebody looks at another page. They
 * are kept by a worker; where there is none, by the page, as well as the browser lets it.
 */
const waiting = new Map<number, () => void>();
let worker: Worker | null | undefined;
let last = 0;

function keeper(): Worker | null {
  if (worker !== undefined) return worker;
  try {
    worker = new Worker(new URL("./steadyTimer.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<number>) => fire(data);
    worker.onerror = fallBack;
  } catch {
    worker = null;
  }
  return worker;
}

function fire(id: number): void {
  const then = waiting.get(id);
  waiting.delete(id);
  then?.();
}

/** The worker could not start: what waits goes on with the page's own clock, late rather than never. */
function fallBack(): void {
  worker = null;
  for (const id of waiting.keys()) setTimeout(() => fire(id), 1000);
}

/** Do something after a while, whether the tab is seen or not; answers how to forget it. */
export function after(ms: number, then: () => void): () => void {
  const keeps = typeof Worker === "undefined" ? null : keeper();
  if (keeps === null) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  }
  const id = (last += 1);
  waiting.set(id, then);
  keeps.postMessage({ id, ms });
  return () => {
    if (waiting.delete(id)) keeps.postMessage({ id, ms: null });
  };
}

/** Again and again, the next one counted from the end of the last. */
export function every(ms: number, then: () => void): () => void {
  let forget = after(ms, tick);
  function tick() {
    forget = after(ms, tick);
    then();
  }
  return () => forget();
}
