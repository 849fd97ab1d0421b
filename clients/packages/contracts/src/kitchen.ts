/** What the kitchen API takes and gives. */
import type { ServiceMode, TicketState } from "./common";
import type { components } from "./generated/kitchen";
import type { Narrow } from "./narrow";

type Schemas = components["schemas"];

export type StationCard = Schemas["TicketStationOut"];
export type Station = Schemas["StationOut"];
export type TicketModifier = Schemas["TicketModifierOut"];
export type TicketItem = Narrow<Schemas["TicketItemOut"], { state: TicketState }>;
export type Ticket = Narrow<Schemas["TicketOut"], { state: TicketState; mode: ServiceMode; items: TicketItem[] }>;
export type TicketList = Narrow<Schemas["TicketsOut"], { items: Ticket[] }>;

/** A number on the calling screen; `called_at` moves on when it is called again. */
export type BoardEntry = Narrow<Schemas["BoardEntryOut"], { state: "preparing" | "ready" }>;
export type Board = Narrow<Schemas["BoardOut"], { ready: BoardEntry[]; preparing: BoardEntry[] }>;

/** What a waiting screen shows, and what it comes back with. */
export type PairingAsked = Schemas["AskedOut"];
/** What a paired screen is, and where. */
export type PairedAs = Narrow<Schemas["ScreenOut"], { kind: "desk" | "kitchen" | "board" }>;
