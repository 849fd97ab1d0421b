/** The filters of past orders and how they live in the address, so that a view can be sent to somebody. Pure. */
import type { OrderSearch, OrderState, ServiceMode } from "@contracts";
import { ORDER_STATES } from "@words";

export interface OrderFilters {
  query: string;
  state: OrderState | "";
  mode: ServiceMode | "";
  date: string;
}

export const NO_FILTERS: OrderFilters = { query: "", state: "", mode: "", date: "" };
export const MODES: readonly ServiceMode[] = ["dine_in", "pickup", "takeaway"];

type Address = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What stands in the address; anything that means nothing is no filter. */
export function filtersOf(address: Address): OrderFilters {
  const state = text(address["state"]);
  const mode = text(address["mode"]);
  const date = text(address["date"]);
  return {
    query: text(address["query"]),
    state: (ORDER_STATES as readonly string[]).includes(state) ? (state as OrderState) : "",
    mode: (MODES as readonly string[]).includes(mode) ? (mode as ServiceMode) : "",
    date: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : "",
  };
}

/** The same the other way: only what is set. */
export function searchOf(filters: OrderFilters): OrderSearch {
  const { query, state, mode, date } = filters;
  return {
    ...(query.trim() ? { query: query.trim() } : {}),
    ...(state ? { state } : {}),
    ...(mode ? { mode } : {}),
    ...(date ? { date } : {}),
  };
}
