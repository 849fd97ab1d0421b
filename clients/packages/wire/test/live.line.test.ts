import { describe, expect, it } from "vitest";

import { WireError } from "../src/errors";
import { frame, helloOf, settle, welcome } from "./fakes";
import { offline, screen, startedScreen, TOPIC, versions } from "./screen";

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

  it("says why the first load doesn't come through, tries again, and says when it has", async () => {
    const it = screen();
    const busy = new WireError({ code: "infra.busy", message: "", status: 503 });
    it.server.failure = busy;
    it.live.start();
    await settle();
    expect(it.errors).toEqual([busy]);
    expect(it.loaded).toBe(0);

    it.server.failure = null;
    await it.clock.advance(6_000);
    expect(it.loaded).toBe(1);
    it.server.failure = busy;
    await it.live.reload();
    expect(it.errors).toEqual([busy]);
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
