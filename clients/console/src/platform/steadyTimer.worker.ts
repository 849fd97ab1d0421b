/** Keeps time where browsers do not slow it down: a hidden tab's own timers may sleep for a minute, a worker's do not. */
const running = new Map<number, ReturnType<typeof setTimeout>>();

addEventListener("message", ({ data }: MessageEvent<{ id: number; ms: number | null }>) => {
  clearTimeout(running.get(data.id));
  running.delete(data.id);
  if (data.ms === null) return;
  running.set(
    data.id,
    setTimeout(() => {
      running.delete(data.id);
      postMessage(data.id);
    }, data.ms),
  );
});
