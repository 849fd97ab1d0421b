/** A clock, a network and a hub that do what a test says, and nothing by themselves. */
import type { Frame, Hello, LiveTicket, Mark } from "../../contracts/src/index";
import { memoryStore, NoAnswer, type HttpRequest, type HttpResponse, type Platform, type SocketEvents } from "../src/platform";

export const START_MS = Date.UTC(2026, 10, 22, 4, 0, 0);

export interface FakeClock {
  now(): number;
  after(ms: number, then: () => void): () => void;
  /** Let time pass; timers fire in order, and promises settle between them. */
  advance(ms: number): Promise<void>;
}

export function fakeClock(): FakeClock {
  let now = START_MS;
  let count = 0;
  let timers: { at: number; order: number; then: () => void }[] = [];

  return {
    now: () => now,
    after(ms, then) {
      const timer = { at: now + ms, order: (count += 1), then };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = timers.filter((each) => each.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
        if (next === undefined) break;
        timers = timers.filter((each) => each !== next);
        now = next.at;
        next.then();
        await settle();
      }
      now = until;
    },
  };
}

/** Let every promise that can go on go on. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 30; round += 1) await Promise.resolve();
}

export type Answer = Partial<HttpResponse> | "offline" | "timeout";

export interface FakeHttp {
  send(request: HttpRequest): Promise<HttpResponse>;
  readonly seen: HttpRequest[];
  /** Answers in turn; the last one stays. */
  answers(...answers: Answer[]): void;
}

export function fakeHttp(): FakeHttp {
  const seen: HttpRequest[] = [];
  let planned: Answer[] = [{}];
  return {
    seen,
    answers: (...answers) => {
      planned = answers;
    },
    send(request) {
      seen.push(request);
      const answer = planned.length > 1 ? planned.shift() : planned[0];
      if (answer === "offline" || answer === "timeout") return Promise.reject(new NoAnswer(answer));
      return Promise.resolve({ status: 200, headers: {}, body: "{}", ...answer });
    },
  };
}

export interface FakePlatform extends Platform {
  http: FakeHttp;
  clock: FakeClock;
}

export function fakePlatform(): FakePlatform {
  let drawn = 0;
  return {
    http: fakeHttp(),
    store: memoryStore(),
    clock: fakeClock(),
    // Even steps around the circle: never the same twice, and the same in every run.
    random: () => ((drawn += 1) * 0.618034) % 1,
    openSocket: () => {
      throw new Error("no sockets here");
    },
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: JSON.stringify(body) };
}

export function refusal(status: number, code: string, details: Record<string, unknown> = {}): Answer {
  return json(status, { code, message: `message of ${code}`, details, request_id: "req_1" });
}

/** One try of a client to reach the hub. */
export interface Connection {
  url: string;
  said: Record<string, unknown>[];
  isOpen: boolean;
  open(): void;
  hear(message: object): void;
  drop(code?: number): void;
}

export interface FakeHub {
  openSocket: Platform["openSocket"];
  connections: Connection[];
  readonly last: Connection;
  /** Sockets can't be had at all while this is true. */
  isBlocked: boolean;
}

export function fakeHub(): FakeHub {
  const connections: Connection[] = [];
  const hub: FakeHub = {
    connections,
    isBlocked: false,
    get last() {
      const connection = connections[connections.length - 1];
      if (connection === undefined) throw new Error("nobody has connected");
      return connection;
    },
    openSocket(url, events: SocketEvents) {
      if (hub.isBlocked) throw new Error("blocked");
      const connection: Connection = {
        url,
        said: [],
        isOpen: true,
        open: () => {
          events.opened();
        },
        hear: (message) => {
          events.received(JSON.stringify(message));
        },
        drop: (code = 1006) => {
          connection.isOpen = false;
          events.closed(code);
        },
      };
      connections.push(connection);
      return {
        send: (text) => {
          connection.said.push(JSON.parse(text) as Record<string, unknown>);
        },
        close: () => {
          connection.isOpen = false;
        },
      };
    },
  };
  return hub;
}

export function helloOf(connection: Connection): Hello["hello"] {
  return (connection.said[0] as unknown as Hello).hello;
}

export function welcome(marks: Record<string, Mark & { resumed: boolean }>): object {
  return { welcome: { topics: marks, heartbeat_s: 20 } };
}

export function frame(seq: number, version: number, data: unknown = { version }, more: Partial<Frame> = {}): Frame {
  return { topic: "order:ord_1", epoch: "e1", seq, type: "order", id: "ord_1", version, data, ...more };
}

export function ticketAt(clock: FakeClock, lifeS = 3600, name = "t1"): LiveTicket {
  return { ticket: name, live_url: "ws://127.0.0.1:8701/live", expires_at: new Date(clock.now() + lifeS * 1000).toISOString() };
}
