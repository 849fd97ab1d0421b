import { describe, expect, it } from "vitest";

import { frame, settle, welcome } from "./fakes";
import { gate, offline, screen, startedScreen, TOPIC, versions } from "./screen";

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

  it("reads everything anew when the hub says so, and shows that frame to nobody", async () => {
    const it = await startedScreen();

    it.hub.last.hear(frame(1, 0, null, { epoch: "e2", type: "reload", id: "" }));
    await settle();
    it.hub.last.hear(frame(2, 3, { version: 3 }, { epoch: "e2" }));

    expect(it.loads).toBe(3);
    expect(versions(it)).toEqual([3]);
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
