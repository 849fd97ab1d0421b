/**
 * What wire needs from the place it runs in. Each client implements it once, in its `platform/` folder: `uni.request` and
 * `uni.connectSocket` for the guest client, `fetch` and `WebSocket` for the console. Wire itself knows no global.
 */

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface HttpRequest {
  method: Method;
  /** Complete, with query. */
  url: string;
  headers: Record<string, string>;
  /** JSON text, or a file handed through untouched. */
  body?: string | FileBody;
  timeoutMs: number;
}

/** One file of a multipart upload; what `file` is, only the platform knows. */
export interface FileBody {
  field: string;
  file: unknown;
}

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The text as it came, not parsed. */
  body: string;
}

/** The transport rejects with this when no answer came; anything else it throws is a mistake in the program. */
export class NoAnswer extends Error {
  readonly reason: "offline" | "timeout";

  constructor(reason: "offline" | "timeout") {
    super(`no answer: ${reason}`);
    this.name = "NoAnswer";
    this.reason = reason;
  }
}

export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** Small texts that outlive the program. `set` may throw when full. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Call once, later; the answer cancels. */
  after(ms: number, then: () => void): () => void;
}

export interface SocketEvents {
  opened(): void;
  received(text: string): void;
  /** Called once, also when opening failed (code 1006). */
  closed(code: number): void;
}

export interface Socket {
  send(text: string): void;
  close(): void;
}

/** Opens a socket. May throw where there are none; must not call an event before it has returned. */
export type SocketFactory = (url: string, events: SocketEvents) => Socket;

export interface Platform {
  http: Http;
  store: Store;
  clock: Clock;
  random: () => number;
  openSocket: SocketFactory;
}

/** Wait on the platform's clock. */
export function sleep(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

/** A store that forgets: for tests, and where nothing may be kept. */
export function memoryStore(): Store {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key) ?? null,
    set: (key, value) => {
      texts.set(key, value);
    },
    remove: (key) => {
      texts.delete(key);
    },
  };
}
