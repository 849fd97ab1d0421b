/**
 * What a screen shows, kept as it is on the server: over the socket where there is one, by polling where there is none.
 *
 * The way in: ticket, socket, hello, welcome, load over HTTP, then the frames that waited, then frames as they come. A gap, a new
 * epoch or a lost place means load again. Frames while loading wait. Nothing is lost by a broken socket; it only costs a load.
 */
import { FRAME_RELOAD, type Frame, type LiveTicket, type Welcome } from "../../contracts/src/index";
import { createBackoff } from "./backoff";
import { WireError } from "./errors";
import { createFrames, type Loaded } from "./frames";
import { createLine, type Line } from "./line";
import type { Clock, SocketFactory } from "./platform";

/** live: frames come. polling: loads at intervals, the socket is tried on the side. offline: not even loads come through. */
export type LiveState = "connecting" | "live" | "polling" | "offline";

export interface LiveOptions {
  topics: readonly string[];
  ticket: (topics: readonly string[]) => Promise<LiveTicket>;
  openSocket: SocketFactory;
  clock: Clock;
  random: () => number;
  /** Load over HTTP what the screen shows, put it where the screen looks, and say which versions it had. */
  load: () => Promise<Loaded | undefined>;
  /** Apply one frame that is newer than what is known. Should also be harmless when it isn't. */
  apply: (frame: Frame) => void;
  onState?: (state: LiveState) => void;
  /**
   * A load or a ticket was refused for good (not found, not allowed), or failed in an unexpected way; or the very first loads
   * don't come through and there is nothing to show: those are tried again by themselves.
   */
  onError?: (error: unknown) => void;
  /** A load came through: whatever `onError` said is over. */
  onLoaded?: () => void;
  pollMs?: number;
}

export interface Live {
  readonly state: LiveState;
  start(): void;
  stop(): void;
  /** Load again now, whatever is known (pull to refresh). */
  reload(): Promise<void>;
  /** The screen is hidden: let go of the socket, keep the place. */
  pause(): void;
  /** The screen is seen again, or the network is back: don't wait for the next try. */
  wake(): void;
}

const POLL_MS = 5_000;
/** So many failed tries before the reader is told; the loads at intervals begin with the first. */
const TRIES_BEFORE_TELLING = 2;

export function createLive(options: LiveOptions): Live {
  const { clock, random } = options;
  const frames = createFrames();
  const pollPause = createBackoff(random, options.pollMs ?? POLL_MS, (options.pollMs ?? POLL_MS) * 6);
  let waiting: Frame[] = [];
  let loading: Promise<void> | null = null;
  /** Asked again while a load was running. */
  let isAskedAgain = false;
  /** What the screen holds can't be continued by frames until a load has succeeded. */
  let isStale = true;
  let hasLoaded = false;
  let isLineUp = false;
  let isRunning = false;
  let isUnreachable = false;
  let failures = 0;
  let line: Line | null = null;
  let cancelPoll: (() => void) | null = null;
  let state: LiveState = "connecting";

  function show(): void {
    const next = isLineUp ? "live" : isUnreachable ? "offline" : failures >= TRIES_BEFORE_TELLING ? "polling" : "connecting";
    if (next === state) return;
    state = next;
    options.onState?.(next);
  }

  /** One load at a time; whoever asks during a load gets another after it, as the running one may have read too early. */
  function load(): Promise<void> {
    if (loading !== null) {
      isAskedAgain = true;
      return loading;
    }
    loading = Promise.resolve().then(loadUntilFresh);
    return loading;
  }

  async function loadUntilFresh(): Promise<void> {
    try {
      do frames.loaded(await oneLoad());
      while (isAskedAgain && isRunning);
      isStale = false;
      hasLoaded = true;
      isUnreachable = false;
      pollPause.reset();
      options.onLoaded?.();
    } catch (error) {
      loadFailed(error);
    }
    loading = null;
    release();
    show();
  }

  async function oneLoad(): Promise<Loaded> {
    isAskedAgain = false;
    return (await options.load()) ?? {};
  }

  function loadFailed(error: unknown): void {
    const isPassing = error instanceof WireError && !error.isDefinite && error.status !== 401;
    if (isPassing) {
      isUnreachable = error.offline;
      if (!hasLoaded) options.onError?.(error);
      schedulePoll();
      return;
    }
    options.onError?.(error);
    if (error instanceof WireError) stop();
  }

  function release(): void {
    const held = waiting;
    waiting = [];
    for (const frame of held) if (frames.isNewer(frame)) options.apply(frame);
  }

  function schedulePoll(): void {
    if (!isRunning || cancelPoll !== null) return;
    cancelPoll = clock.after(pollPause.next(), () => {
      cancelPoll = null;
      void load().then(() => {
        if (!isLineUp || isStale) schedulePoll();
      });
    });
  }

  function stopPolling(): void {
    cancelPoll?.();
    cancelPoll = null;
  }

  function received(frame: Frame): void {
    const verdict = frames.place(frame);
    if (verdict === "known") return;
    const isOrder = frame.type === FRAME_RELOAD;
    if (verdict === "reload" || isOrder) {
      isStale = true;
      if (!isOrder) waiting.push(frame);
      void load();
    } else if (loading !== null) {
      waiting.push(frame);
    } else if (frames.isNewer(frame)) {
      options.apply(frame);
    }
  }

  function welcomed({ topics }: Welcome["welcome"]): void {
    failures = 0;
    isLineUp = true;
    isUnreachable = false;
    stopPolling();
    for (const [topic, mark] of Object.entries(topics)) isStale = frames.welcome(topic, mark) || isStale;
    if (isStale) void load();
    show();
  }

  function lost(): void {
    isLineUp = false;
    failures += 1;
    schedulePoll();
    show();
  }

  function begin(): void {
    line = createLine({
      topics: options.topics,
      ticket: options.ticket,
      openSocket: options.openSocket,
      clock,
      random,
      marks: () => frames.marks(),
      onWelcome: welcomed,
      onFrame: received,
      onLost: lost,
      onRefused: (error) => {
        options.onError?.(error);
        stop();
      },
    });
    line.start();
  }

  function end(): void {
    line?.stop();
    line = null;
    stopPolling();
    isLineUp = false;
    failures = 0;
  }

  function start(): void {
    if (isRunning) return;
    isRunning = true;
    void load();
    begin();
    show();
  }

  function stop(): void {
    isRunning = false;
    end();
    waiting = [];
  }

  return {
    get state() {
      return state;
    },
    start,
    stop,
    reload: load,
    pause() {
      if (!isRunning) return;
      isRunning = false;
      end();
      show();
    },
    wake() {
      if (!isRunning) {
        start();
        return;
      }
      if (isLineUp) return;
      stopPolling();
      void load();
      line?.retryNow();
    },
  };
}
