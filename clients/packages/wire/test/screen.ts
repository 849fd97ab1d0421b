/** A screen that shows one order over the live line, and everything that happened to it. */
import type { Frame, LiveTicket } from "../../contracts/src/index";
import { WireError } from "../src/errors";
import type { Loaded } from "../src/frames";
import { createLive, type Live, type LiveState } from "../src/live";
import { fakeClock, fakeHub, settle, ticketAt, welcome, type FakeClock, type FakeHub } from "./fakes";

export const TOPIC = "order:ord_1";
export const offline = new WireError({ code: "wire.offline", message: "", offline: true });

export interface Screen {
  live: Live;
  clock: FakeClock;
  hub: FakeHub;
  applied: Frame[];
  states: LiveState[];
  errors: unknown[];
  loads: number;
  /** Loads that came through. */
  loaded: number;
  tickets: number;
  /** The version the next loads bring; an error makes them fail; a gate makes them wait. */
  server: { version: number; failure: Error | null; gate: Promise<void> | null; ticketFailure: Error | null; ticketLifeS: number };
}

export function screen(): Screen {
  const clock = fakeClock();
  const hub = fakeHub();
  const it: Screen = {
    clock,
    hub,
    applied: [],
    states: [],
    errors: [],
    loads: 0,
    loaded: 0,
    tickets: 0,
    server: { version: 1, failure: null, gate: null, ticketFailure: null, ticketLifeS: 3600 },
    live: createLive({
      topics: [TOPIC],
      openSocket: hub.openSocket,
      clock,
      random: () => 0.5,
      ticket: (): Promise<LiveTicket> => {
        it.tickets += 1;
        return it.server.ticketFailure === null
          ? Promise.resolve(ticketAt(clock, it.server.ticketLifeS, `t${String(it.tickets)}`))
          : Promise.reject(it.server.ticketFailure);
      },
      load: async (): Promise<Loaded> => {
        it.loads += 1;
        const { version, gate, failure } = it.server;
        if (gate !== null) await gate;
        if (failure !== null) throw failure;
        return { things: [{ id: "ord_1", version }] };
      },
      apply: (each) => {
        it.applied.push(each);
      },
      onState: (state) => {
        it.states.push(state);
      },
      onLoaded: () => {
        it.loaded += 1;
      },
      onError: (error) => {
        it.errors.push(error);
      },
    }),
  };
  return it;
}

export async function startedScreen(): Promise<Screen> {
  const it = screen();
  it.live.start();
  await settle();
  it.hub.last.open();
  it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 10, resumed: false } }));
  await settle();
  return it;
}

export function gate(): { wait: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open };
}

export const versions = (it: Screen): number[] => it.applied.map((each) => each.version);
