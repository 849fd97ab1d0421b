/** The kitchen's queue: what comes first, how old it is, what was just made. Pure; the same on every screen. */
import type { Ticket } from "@contracts";
import { ageOf, instant, type Age } from "@words";

export function isUndone(ticket: Ticket): boolean {
  return ticket.state === "queued" || ticket.state === "cooking";
}

/** Promised first, then opened first; equal ones by number, so that all screens agree. */
export function queued(tickets: readonly Ticket[], stationId: string | null): Ticket[] {
  return tickets
    .filter((ticket) => isUndone(ticket) && (stationId === null || ticket.station.id === stationId))
    .sort(
      (a, b) =>
        (a.promised_at ?? a.opened_at).localeCompare(b.promised_at ?? b.opened_at) ||
        a.opened_at.localeCompare(b.opened_at) ||
        a.number.localeCompare(b.number),
    );
}

/** What was made last, newest first: the list one calls back from. */
export function madeLately(tickets: readonly Ticket[], stationId: string | null): Ticket[] {
  return tickets
    .filter((ticket) => ticket.state === "done" && (stationId === null || ticket.station.id === stationId))
    .sort((a, b) => (b.done_at ?? "").localeCompare(a.done_at ?? ""));
}

export interface TicketAge {
  age: Age;
  seconds: number;
}

export function ageOfTicket(ticket: Ticket, nowMs: number): TicketAge {
  const opened = instant(ticket.opened_at);
  return { age: ageOf(opened, new Date(nowMs), ticket.target_s, ticket.warn_s), seconds: (nowMs - opened.getTime()) / 1000 };
}

/** Tickets still to be made at each station, and at all of them. */
export function countsOf(tickets: readonly Ticket[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const ticket of tickets) {
    if (!isUndone(ticket)) continue;
    counts.set(ticket.station.id, (counts.get(ticket.station.id) ?? 0) + 1);
    counts.set(null, (counts.get(null) ?? 0) + 1);
  }
  return counts;
}
