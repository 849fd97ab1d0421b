import { describe, expect, it } from "vitest";

import type { Frame, LiveTicket } from "../../contracts/src/index";
import { WireError } from "../src/errors";
import type { Loaded } from "../src/frames";
import { createLive, type Live, type LiveState } from "../src/live";
import { fakeClock, fakeHub, frame, helloOf, settle, ticketAt, welcome, type FakeClock, type FakeHub } from "./fakes";

const TOPIC = "order:ord_1";
const offline = new WireError({ code: "wire.offline", message: "", offline: true });

/** A screen that shows one order, and what happened to it. */
interface Screen {
  live: Live;
  clock: FakeClock;
  hub: FakeHub;
  applied: Frame[];
  states: LiveState[];
  errors: unknown[];
  loads: number;
  tickets: number;
  /** The version the next loads bring; an error makes them fail; a gate makes them wait. */
  server: { version: number; failure: unknown; gate: Promise<void> | null; ticketFailure: unknown; ticketLifeS: number };
}

function screen(): Screen {
  const clock = fakeClock();
  const hub = fakeHub();
  const it: Screen = {
    clock,
    hub,
    applied: [],
    states: [],
    errors: [],
    loads: 0,
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
          : Promise.reject(it.server.ticketFailure as Error);
      },
      load: async (): Promise<Loaded> => {
        it.loads += 1;
        const { version, gate, failure } = it.server;
        if (gate !== null) await gate;
        if (failure !== null) throw failure as Error;
        return { things: [{ id: "ord_1", version }] };
      },
      apply: (each) => {
        it.applied.push(each);
      },
      onState: (state) => {
        it.states.push(state);
      },
      onError: (error) => {
        it.errors.push(error);
      },
    }),
  };
  return it;
}

async function startedScreen(): Promise<Screen> {
  const it = screen();
  it.live.start();
  await settle();
  it.hub.last.open();
  it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 10, resumed: false } }));
  await settle();
  return it;
}

function gate(): { wait: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open };
}

const versions = (it: Screen): number[] => it.applied.map((each) => each.version);

describe("the way in", () => {
  it("paints at once, sends the ticket in the first message, and loads again after the welcome", async () => {
    const it = screen();
    it.live.start();
    await settle();
    expect(it.loads).toBe(1);
    expect(it.live.state).toBe("connecting");

    it.hub.last.open();
    expect(it.hub.last.url).toBe("ws://127.0.0.1:8701/live");
    expect(it.hub.last.said).toEqual([{ hello: { ticket: "t1", after: {} } }]);
    it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 10, resumed: false } }));
    await settle();

    expect(it.loads).toBe(2);
    expect(it.states).toEqual(["live"]);
  });

  it("keeps frames back while loading and applies only what is newer than the load", async () => {
    const it = screen();
    const door = gate();
    it.server.gate = door.wait;
    it.server.version = 5;
    it.live.start();
    await settle();
    it.hub.last.open();
    it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 10, resumed: false } }));
    it.hub.last.hear(frame(11, 5));
    it.hub.last.hear(frame(12, 6));
    await settle();
    expect(it.applied).toEqual([]);

    it.server.gate = null;
    door.open();
    await settle();

    expect(versions(it)).toEqual([6]);
  });
});

describe("the order of frames", () => {
  it("applies frames in line", async () => {
    const it = await startedScreen();

    it.hub.last.hear(frame(11, 2));
    it.hub.last.hear(frame(12, 3));

    expect(versions(it)).toEqual([2, 3]);
    expect(it.loads).toBe(2);
  });

  it("drops a frame that comes twice", async () => {
    const it = await startedScreen();

    it.hub.last.hear(frame(11, 2));
    it.hub.last.hear(frame(11, 2));

    expect(versions(it)).toEqual([2]);
    expect(it.loads).toBe(2);
  });

  it("drops an older version in a new place", async () => {
    const it = await startedScreen();

    it.hub.last.hear(frame(11, 4));
    it.hub.last.hear(frame(12, 3));

    expect(versions(it)).toEqual([4]);
  });

  it("loads again at a gap, and goes on with frames after it", async () => {
    const it = await startedScreen();
    it.server.version = 7;

    it.hub.last.hear(frame(14, 7));
    it.hub.last.hear(frame(15, 8));
    await settle();

    expect(it.loads).toBe(3);
    expect(versions(it)).toEqual([8]);
    it.hub.last.hear(frame(16, 9));
    expect(versions(it)).toEqual([8, 9]);
  });

  it("takes frames out of order for a gap, and lets the late one go, as the load has it", async () => {
    const it = await startedScreen();
    it.server.version = 3;

    it.hub.last.hear(frame(12, 3));
    it.hub.last.hear(frame(11, 2));
    await settle();

    expect(it.loads).toBe(3);
    expect(versions(it)).toEqual([]);
  });

  it("loads again in a new epoch, although its sequence is low", async () => {
    const it = await startedScreen();
    it.server.version = 4;

    it.hub.last.hear(frame(1, 5, { version: 5 }, { epoch: "e2" }));
    await settle();
    it.hub.last.hear(frame(2, 6, { version: 6 }, { epoch: "e2" }));

    expect(it.loads).toBe(3);
    expect(versions(it)).toEqual([5, 6]);
  });

  it("hands on that a thing is gone", async () => {
    const it = await startedScreen();

    it.hub.last.hear(frame(11, 2, null));

    expect(it.applied.map((each) => each.data)).toEqual([null]);
  });

  it("loads once more when a gap opens during a load, as that load may have read too early", async () => {
    const it = await startedScreen();
    const door = gate();
    it.server.gate = door.wait;
    it.hub.last.hear(frame(13, 3));
    await settle();
    it.hub.last.hear(frame(17, 6));
    it.server.gate = null;
    it.server.version = 6;
    door.open();
    await settle();

    expect(it.loads).toBe(4);
    expect(versions(it)).toEqual([]);
  });

  it("doesn't forget a gap whose load failed, not even over a reconnect", async () => {
    const it = await startedScreen();
    it.server.failure = offline;
    it.hub.last.hear(frame(14, 4));
    await settle();
    expect(it.loads).toBe(3);

    it.server.failure = null;
    it.server.version = 9;
    it.hub.last.drop();
    await it.clock.advance(400);
    it.hub.last.open();
    it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 14, resumed: true } }));
    await settle();

    expect(it.loads).toBe(4);
    it.hub.last.hear(frame(15, 9));
    expect(versions(it)).toEqual([4]);
  });
});

describe("a lost socket", () => {
  it("comes back with the marks, and loads nothing when the hub could resume", async () => {
    const it = await startedScreen();
    it.hub.last.hear(frame(11, 2));
    it.hub.last.drop();
    expect(it.live.state).toBe("connecting");

    await it.clock.advance(400);
    it.hub.last.open();
    expect(helloOf(it.hub.last).after).toEqual({ [TOPIC]: { epoch: "e1", seq: 11 } });
    it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 11, resumed: true } }));
    it.hub.last.hear(frame(12, 3));
    await settle();

    expect(it.loads).toBe(2);
    expect(versions(it)).toEqual([2, 3]);
    expect(it.states).toEqual(["live", "connecting", "live"]);
  });

  it("loads again when the hub could not resume", async () => {
    const it = await startedScreen();
    it.hub.last.drop();
    await it.clock.advance(400);
    it.hub.last.open();
    it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 90, resumed: false } }));
    await settle();

    expect(it.loads).toBe(3);
  });

  it("waits longer after each failure, and starts small again after a success", async () => {
    const it = await startedScreen();
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const count = it.hub.connections.length;
      it.hub.last.drop();
      const from = it.clock.now();
      while (it.hub.connections.length === count) await it.clock.advance(25);
      waits.push(it.clock.now() - from);
    }
    expect(waits).toEqual([375, 750, 1500, 3000]);

    it.hub.last.open();
    it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 10, resumed: true } }));
    it.hub.last.drop();
    const count = it.hub.connections.length;
    await it.clock.advance(375);
    expect(it.hub.connections.length).toBe(count + 1);
  });

  it("takes silence for a loss", async () => {
    const it = await startedScreen();
    const first = it.hub.last;

    await it.clock.advance(49_000);
    expect(first.isOpen).toBe(true);
    await it.clock.advance(1_500);

    expect(first.isOpen).toBe(false);
    expect(it.hub.connections.length).toBe(2);
  });

  it("answers pings, which also break the silence", async () => {
    const it = await startedScreen();
    await it.clock.advance(40_000);
    it.hub.last.hear({ ping: 7 });
    await it.clock.advance(40_000);

    expect(it.hub.last.said[1]).toEqual({ pong: 7 });
    expect(it.hub.connections.length).toBe(1);
  });

  it("hears nothing of what an abandoned socket still says", async () => {
    const it = await startedScreen();
    const old = it.hub.last;
    old.drop();
    await it.clock.advance(400);

    old.hear(frame(11, 2));

    expect(it.applied).toEqual([]);
  });
});

describe("tickets", () => {
  it("are renewed before they end", async () => {
    const it = await startedScreen();
    for (let minute = 0; minute < 48; minute += 1) {
      it.hub.last.hear({ ping: minute });
      await it.clock.advance(60_000 * 0.5);
      it.hub.last.hear({ ping: minute });
      await it.clock.advance(60_000 * 0.5);
    }

    expect(it.tickets).toBe(2);
    expect(it.hub.last.said.filter((each) => "renew" in each)).toEqual([{ renew: { ticket: "t2" } }]);
    expect(it.hub.connections.length).toBe(1);
  });

  it("are fetched anew, at once, when the hub calls one bad", async () => {
    const it = await startedScreen();

    it.hub.last.drop(4401);
    await it.clock.advance(0);

    expect(it.tickets).toBe(2);
    it.hub.last.open();
    expect(helloOf(it.hub.last).ticket).toBe("t2");
  });

  it("don't make a storm when each one is called bad", async () => {
    const it = await startedScreen();
    for (let round = 0; round < 20; round += 1) {
      it.hub.last.drop(4401);
      await it.clock.advance(300);
    }

    expect(it.tickets).toBeLessThanOrEqual(6);
  });

  it("aren't renewed in a loop by a phone whose clock is wrong", async () => {
    const it = screen();
    it.server.ticketLifeS = -7200;
    it.live.start();
    await settle();
    it.hub.last.open();
    it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 10, resumed: false } }));
    await it.clock.advance(29_000);

    expect(it.tickets).toBe(1);
  });

  it("end everything when they are refused for good", async () => {
    const it = screen();
    it.server.ticketFailure = new WireError({ code: "ordering.unknown_order", message: "", status: 404 });
    it.live.start();
    await it.clock.advance(60_000);

    expect(it.errors).toHaveLength(1);
    expect(it.tickets).toBe(1);
    expect(it.loads).toBe(1);
  });
});

describe("without a socket", () => {
  it("polls, says so, and goes live when the socket can be had again", async () => {
    const it = screen();
    it.hub.isBlocked = true;
    it.live.start();
    await it.clock.advance(20_000);
    expect(it.live.state).toBe("polling");
    const before = it.loads;
    await it.clock.advance(20_000);
    expect(it.loads - before).toBeGreaterThanOrEqual(3);

    it.hub.isBlocked = false;
    while (it.hub.connections.length === 0) await it.clock.advance(100);
    it.hub.last.open();
    it.hub.last.hear(welcome({ [TOPIC]: { epoch: "e1", seq: 3, resumed: false } }));
    await settle();
    const afterWelcome = it.loads;
    expect(it.live.state).toBe("live");

    for (let round = 0; round < 6; round += 1) {
      it.hub.last.hear({ ping: round });
      await it.clock.advance(20_000);
    }
    expect(it.loads).toBe(afterWelcome);
  });

  it("gives a socket that opens but is never welcomed six seconds", async () => {
    const it = screen();
    it.live.start();
    await settle();
    it.hub.last.open();
    const first = it.hub.last;

    await it.clock.advance(6_000);

    expect(first.isOpen).toBe(false);
  });

  it("is offline when loads don't come through either, and recovers by itself", async () => {
    const it = await startedScreen();
    it.server.failure = offline;
    it.server.ticketFailure = offline;
    it.hub.isBlocked = true;
    it.hub.last.drop();
    await it.clock.advance(10_000);
    expect(it.live.state).toBe("offline");

    it.server.failure = null;
    await it.clock.advance(60_000);
    expect(it.live.state).toBe("polling");
  });

  it("tries at once when woken", async () => {
    const it = await startedScreen();
    it.hub.isBlocked = true;
    it.hub.last.drop();
    await it.clock.advance(60_000);
    it.hub.isBlocked = false;
    const { loads } = it;

    it.live.wake();
    await settle();

    expect(it.loads).toBe(loads + 1);
    expect(it.hub.connections.length).toBe(2);
  });
});

describe("a hidden screen", () => {
  it("lets go of the socket, asks nobody anything, and resumes at its place", async () => {
    const it = await startedScreen();
    it.hub.last.hear(frame(11, 2));
    it.live.pause();
    expect(it.hub.last.isOpen).toBe(false);
    const { loads, tickets } = it;
    await it.clock.advance(600_000);
    expect([it.loads, it.tickets, it.hub.connections.length]).toEqual([loads, tickets, 1]);

    it.live.wake();
    await settle();
    it.hub.last.open();

    expect(helloOf(it.hub.last).after).toEqual({ [TOPIC]: { epoch: "e1", seq: 11 } });
  });

  it("stays silent after stop", async () => {
    const it = await startedScreen();
    it.live.stop();
    const { loads } = it;
    await it.clock.advance(600_000);

    expect(it.loads).toBe(loads);
    expect(it.hub.connections.length).toBe(1);
  });
});
