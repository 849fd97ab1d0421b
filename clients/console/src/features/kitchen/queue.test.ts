import type { Ticket } from "@contracts";
import { describe, expect, test } from "vitest";
import { ageOfTicket, countsOf, madeLately, queued } from "./queue";

function aTicket(over: Partial<Ticket>): Ticket {
  return {
    id: "tkt_1",
    order_id: "ord_1",
    number: "A001",
    mode: "pickup",
    table_label: null,
    station: { id: "stn_bar", name: "吧台", name_en: "Bar" },
    state: "queued",
    version: 1,
    round: 1,
    opened_at: "2026-11-22T06:00:00Z",
    started_at: null,
    done_at: null,
    promised_at: null,
    paid_at: null,
    target_s: 300,
    warn_s: 200,
    note: "",
    allergens: [],
    items: [],
    ...over,
  };
}
const bakery = { id: "stn_bakery", name: "烘焙", name_en: "Bakery" };

describe("the queue of the kitchen", () => {
  test("promised first comes first, then opened first, then by number", () => {
    const tickets = [
      aTicket({ id: "c", number: "A003", promised_at: "2026-11-22T06:10:00Z" }),
      aTicket({ id: "a", number: "A009", promised_at: "2026-11-22T06:05:00Z" }),
      aTicket({ id: "b", number: "A002", promised_at: "2026-11-22T06:10:00Z" }),
    ];
    expect(queued(tickets, null).map((ticket) => ticket.id)).toEqual(["a", "b", "c"]);
  });

  test("only what is still to be made at the station is shown", () => {
    const tickets = [
      aTicket({ id: "here" }),
      aTicket({ id: "there", station: bakery }),
      aTicket({ id: "done", state: "done" }),
      aTicket({ id: "void", state: "void" }),
    ];
    expect(queued(tickets, "stn_bar").map((ticket) => ticket.id)).toEqual(["here"]);
    expect([...countsOf(tickets)]).toEqual([
      ["stn_bar", 1],
      [null, 2],
      ["stn_bakery", 1],
    ]);
  });

  test("what was made last is called back first; what has left the pass is not", () => {
    const tickets = [
      aTicket({ id: "first", state: "done", done_at: "2026-11-22T06:03:00Z" }),
      aTicket({ id: "last", state: "done", done_at: "2026-11-22T06:09:00Z" }),
      aTicket({ id: "gone", state: "served", done_at: "2026-11-22T06:10:00Z" }),
    ];
    expect(madeLately(tickets, null).map((ticket) => ticket.id)).toEqual(["last", "first"]);
  });

  test("age has two thresholds, each the station's own", () => {
    const ticket = aTicket({});
    const after = (seconds: number) => ageOfTicket(ticket, Date.parse(ticket.opened_at) + seconds * 1000).age;
    expect([after(199), after(200), after(299), after(300)]).toEqual(["fresh", "warm", "warm", "late"]);
    const early = aTicket({ warn_s: 30 });
    expect(ageOfTicket(early, Date.parse(early.opened_at) + 30_000).age).toBe("warm");
  });
});
