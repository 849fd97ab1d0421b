/**
 * Sends an intent until it is answered, and never twice as two.
 *
 * An intent ("pay this cart") gets one key when it is first sent. Key and body are written to storage before the first byte
 * leaves, and stay there until a definite answer came and the caller has taken it over. Network loss, timeouts, 429 and 5xx
 * are no answer: the same body goes again with the same key, with growing pauses, and after a restart (`resume`).
 * A second tap while the first is on its way joins it.
 */
import { newIntentKey } from "../../words/src/ids";
import type { Call, Caller } from "./call";
import { WireError } from "./errors";
import { sleep, type Platform } from "./platform";

export interface Intent<T> {
  /** Names what is wanted; at most one of a name is under way: "place_order:sto_1", "pay:ord_1". */
  name: string;
  request: Pick<Call, "method" | "path" | "body">;
  /** Takes the answer over (empties the cart, say) before the intent is forgotten. Must not wait. */
  onAnswer?: (body: T) => void;
}

/** What lies in storage while the answer is unknown. */
export interface PendingIntent {
  name: string;
  key: string;
  method: Call["method"];
  path: string;
  body: unknown;
  first_sent_at: number;
}

export interface Once {
  /**
   * Send, or join what is already under way under this name.
   *
   * Rejects with the server's refusal (forgotten: a new try is a new intent), or with wire.offline / wire.timeout /
   * wire.bad_answer after the patience ran out (kept: the same call later goes on with the same key).
   *
   * When another body was sent under this name and its fate is unknown, that one is asked about first. If it had arrived,
   * this one is not sent: it rejects with wire.earlier_arrived, whose details hold the `answer`. While another body is on its
   * way, it rejects with wire.unsettled.
   */
  send<T>(intent: Intent<T>): Promise<T>;
  /** Ask again about the intent of this name; null when there is none. */
  resume<T>(name: string, onAnswer?: (body: T) => void): Promise<T | null>;
  /** Every intent without an answer, for the start of the program and the return of the network. */
  pending(): PendingIntent[];
}

export interface OnceOptions {
  call: Caller;
  platform: Pick<Platform, "store" | "clock" | "random">;
  /** How long one `send` tries before it says it is offline. */
  patienceMs?: number;
}

const STORE_KEY = "dd.intents";
const PATIENCE_MS = 30_000;
/** After a day nobody waits for the answer any more: an unpaid order has long been closed. */
const LIFETIME_MS = 24 * 3_600_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

export function createOnce(options: OnceOptions): Once {
  const { store, clock, random } = options.platform;
  const patienceMs = options.patienceMs ?? PATIENCE_MS;
  const underWay = new Map<string, { fingerprint: string; answer: Promise<unknown> }>();

  async function deliver<T>(pending: PendingIntent, onAnswer: ((body: T) => void) | undefined): Promise<T> {
    const startedAt = clock.now();
    for (let round = 0; ; round += 1) {
      try {
        const { method, path, body, key } = pending;
        const reply = await options.call<T>({ method, path, key, ...(body === undefined ? {} : { body }) });
        onAnswer?.(reply.body);
        forget(pending.name);
        return reply.body;
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        if (error.isDefinite) {
          forget(pending.name);
          throw error;
        }
        const pause = error.retryAfterMs ?? pauseAfter(round);
        const isSessionLost = error.status === 401;
        if (isSessionLost || clock.now() + pause - startedAt > patienceMs) throw error;
        await sleep(clock, pause);
      }
    }
  }

  function join<T>(pending: PendingIntent, fingerprint: string, onAnswer: ((body: T) => void) | undefined): Promise<T> {
    const answer = deliver(pending, onAnswer).finally(() => {
      underWay.delete(pending.name);
    });
    underWay.set(pending.name, { fingerprint, answer });
    return answer;
  }

  /** Learn the fate of an earlier intent: returns when it was refused, throws when it had arrived or is still unknown. */
  async function settle(earlier: PendingIntent): Promise<void> {
    let answer: unknown;
    try {
      answer = await join(earlier, fingerprintOf(earlier), undefined);
    } catch (error) {
      if (error instanceof WireError && error.isDefinite) return;
      throw error;
    }
    throw new WireError({
      code: "wire.earlier_arrived",
      message: "an earlier intent of this name had arrived",
      details: { name: earlier.name, answer },
    });
  }

  function pauseAfter(round: number): number {
    const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** round);
    return ceiling * (0.5 + random() / 2);
  }

  function read(): PendingIntent[] {
    try {
      const list = JSON.parse(store.get(STORE_KEY) ?? "[]") as unknown;
      const youngest = clock.now() - LIFETIME_MS;
      return Array.isArray(list) ? list.filter(isPending).filter((each) => each.first_sent_at > youngest) : [];
    } catch {
      return [];
    }
  }

  function write(list: PendingIntent[]): void {
    if (list.length === 0) store.remove(STORE_KEY);
    else store.set(STORE_KEY, JSON.stringify(list));
  }

  function forget(name: string): void {
    write(read().filter((intent) => intent.name !== name));
  }

  return {
    async send<T>(intent: Intent<T>): Promise<T> {
      const fingerprint = fingerprintOf(intent.request);
      const running = underWay.get(intent.name);
      if (running !== undefined) {
        if (running.fingerprint === fingerprint) return (await running.answer) as T;
        throw unsettled(intent.name);
      }
      let earlier = read().find((each) => each.name === intent.name);
      if (earlier !== undefined && fingerprintOf(earlier) !== fingerprint) {
        await settle(earlier);
        earlier = undefined;
      }
      const pending = earlier ?? {
        name: intent.name,
        key: newIntentKey(random, clock.now()),
        method: intent.request.method,
        path: intent.request.path,
        body: intent.request.body,
        first_sent_at: clock.now(),
      };
      if (earlier === undefined) write([...read(), pending]);
      return join(pending, fingerprint, intent.onAnswer);
    },

    async resume<T>(name: string, onAnswer?: (body: T) => void): Promise<T | null> {
      const running = underWay.get(name);
      if (running !== undefined) return (await running.answer) as T;
      const pending = read().find((each) => each.name === name);
      return pending === undefined ? null : join(pending, fingerprintOf(pending), onAnswer);
    },

    pending: read,
  };
}

function fingerprintOf(request: Pick<Call, "method" | "path" | "body">): string {
  return JSON.stringify([request.method, request.path, request.body ?? null]);
}

function unsettled(name: string): WireError {
  return new WireError({ code: "wire.unsettled", message: "another intent of this name is on its way", details: { name } });
}

function isPending(value: unknown): value is PendingIntent {
  if (typeof value !== "object" || value === null) return false;
  const record = value as Partial<Record<keyof PendingIntent, unknown>>;
  return (
    typeof record.name === "string" &&
    typeof record.key === "string" &&
    typeof record.path === "string" &&
    typeof record.first_sent_at === "number"
  );
}
