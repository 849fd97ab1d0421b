/**
 * The socket to the hub, kept up: ticket first, answer to pings, renewal before the ticket ends, a fresh try after every loss.
 * Knows the protocol's messages; knows nothing of what frames mean.
 */
import {
  CLOSE_BAD_TICKET,
  CLOSE_BY_HUB,
  CLOSE_TOO_SLOW,
  type Frame,
  type Hello,
  type LiveTicket,
  type Mark,
  type Welcome,
} from "../../contracts/src/index";
import { instant } from "../../words/src/time";
import { createBackoff } from "./backoff";
import { WireError } from "./errors";
import type { Clock, Socket, SocketFactory } from "./platform";

export interface LineOptions {
  topics: readonly string[];
  ticket: (topics: readonly string[]) => Promise<LiveTicket>;
  openSocket: SocketFactory;
  clock: Clock;
  random: () => number;
  marks: () => Record<string, Mark>;
  onWelcome: (welcome: Welcome["welcome"]) => void;
  onFrame: (frame: Frame) => void;
  /** The socket is gone or couldn't be had; another try is on its way. */
  onLost: () => void;
  /** The ticket was refused for good; nothing more is tried. */
  onRefused: (error: WireError) => void;
}

export interface Line {
  start(): void;
  stop(): void;
  /** Cut the pause short. */
  retryNow(): void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const WELCOME_WITHIN_MS = 6_000;
/** So many heartbeats may be missed before the line counts as dead. */
const MISSED_HEARTBEATS = 2.5;
/** Renew when this share of the ticket's life has passed. */
const RENEW_AT = 0.8;
/** Never renew more often than this, however wrong the phone's clock is. */
const RENEW_AGAIN_MS = 30_000;

export function createLine(options: LineOptions): Line {
  const { clock, random } = options;
  const pause = createBackoff(random, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  /** Every try has a number; whatever an older try still says is not heard. */
  let attempt = 0;
  let socket: Socket | null = null;
  let kept: LiveTicket | null = null;
  let silenceMs = WELCOME_WITHIN_MS;
  let hadBadTicket = false;
  const timers = new Map<"retry" | "silence" | "renew", () => void>();

  function set(timer: "retry" | "silence" | "renew", ms: number, then: () => void): void {
    timers.get(timer)?.();
    const cancel = clock.after(ms, () => {
      timers.delete(timer);
      then();
    });
    timers.set(timer, cancel);
  }

  function clear(): void {
    for (const cancel of timers.values()) cancel();
    timers.clear();
  }

  async function connect(): Promise<void> {
    attempt += 1;
    const mine = attempt;
    const isMine = (): boolean => mine === attempt;
    clear();
    let ticket: LiveTicket;
    try {
      ticket = await usableTicket();
    } catch (error) {
      if (isMine()) ticketFailed(error);
      return;
    }
    if (!isMine()) return;
    silenceMs = WELCOME_WITHIN_MS;
    listen(mine);
    try {
      socket = options.openSocket(ticket.live_url, {
        opened: () => {
          if (isMine()) hello(ticket.ticket);
        },
        received: (text) => {
          if (isMine()) received(text, mine);
        },
        closed: (code) => {
          if (isMine()) lost(code);
        },
      });
    } catch {
      if (isMine()) lost(0);
    }
  }

  async function usableTicket(): Promise<LiveTicket> {
    if (kept !== null && msLeft(kept) > WELCOME_WITHIN_MS) return kept;
    kept = await options.ticket(options.topics);
    return kept;
  }

  function ticketFailed(error: unknown): void {
    if (error instanceof WireError && (error.isDefinite || error.status === 401)) {
      stop();
      options.onRefused(error);
      return;
    }
    lost(0);
  }

  function hello(ticket: string): void {
    const message: Hello = { hello: { ticket, after: options.marks() } };
    say(message);
  }

  function say(message: object): void {
    try {
      socket?.send(JSON.stringify(message));
    } catch {
      // A socket that closes while it is spoken to reports its closing by itself.
    }
  }

  function received(text: string, mine: number): void {
    const message = parse(text);
    if (message === null) return;
    if (isWelcome(message)) {
      silenceMs = message.welcome.heartbeat_s * 1000 * MISSED_HEARTBEATS;
      hadBadTicket = false;
      pause.reset();
      planRenewal();
      options.onWelcome(message.welcome);
    } else if (typeof message["ping"] === "number") {
      say({ pong: message["ping"] });
    } else if (isFrame(message)) {
      options.onFrame(message);
    }
    if (mine === attempt) listen(mine);
  }

  /** Count the line as dead when nothing is heard for too long: sockets die silently in pockets and lifts. */
  function listen(mine: number): void {
    set("silence", silenceMs, () => {
      if (mine === attempt) lost(0);
    });
  }

  function planRenewal(): void {
    if (kept !== null) set("renew", Math.max(RENEW_AGAIN_MS, msLeft(kept) * RENEW_AT), () => void renew());
  }

  async function renew(): Promise<void> {
    const mine = attempt;
    try {
      kept = await options.ticket(options.topics);
      if (mine !== attempt) return;
      say({ renew: { ticket: kept.ticket } });
      planRenewal();
    } catch (error) {
      if (mine !== attempt) return;
      if (error instanceof WireError && error.isDefinite) ticketFailed(error);
      else set("renew", RENEW_AGAIN_MS, () => void renew());
    }
  }

  function lost(code: number): void {
    attempt += 1;
    hangUp();
    clear();
    const isFirstBadTicket = code === CLOSE_BAD_TICKET && !hadBadTicket;
    if (code !== CLOSE_TOO_SLOW && code >= CLOSE_BY_HUB) kept = null;
    if (code === CLOSE_BAD_TICKET) hadBadTicket = true;
    set("retry", isFirstBadTicket ? 0 : pause.next(), () => void connect());
    options.onLost();
  }

  function hangUp(): void {
    const old = socket;
    socket = null;
    try {
      old?.close();
    } catch {
      // Closing what is closed is no matter.
    }
  }

  function msLeft(ticket: LiveTicket): number {
    return instant(ticket.expires_at).getTime() - clock.now();
  }

  function stop(): void {
    attempt += 1;
    clear();
    hangUp();
  }

  return {
    start: () => void connect(),
    stop,
    retryNow() {
      if (!timers.has("retry")) return;
      pause.reset();
      void connect();
    },
  };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const message = JSON.parse(text) as unknown;
    return typeof message === "object" && message !== null ? (message as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isWelcome(message: object): message is Welcome {
  return "welcome" in message;
}

function isFrame(message: object): message is Frame {
  const frame = message as Partial<Record<keyof Frame, unknown>>;
  return typeof frame.topic === "string" && typeof frame.epoch === "string" && typeof frame.seq === "number";
}
