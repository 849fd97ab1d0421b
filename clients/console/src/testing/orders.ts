/** Orders for tests: complete as the server sends them, with what a test cares about put over. */
import type { DeskLine, DeskOrder } from "@contracts";

const CANNOT: DeskOrder["can"] = {
  accept: false,
  reject: false,
  start: false,
  finish: false,
  hand_over: false,
  cancel: false,
  take_cash: false,
  refund: false,
};

export const CAN: Record<DeskOrder["state"], DeskOrder["can"]> = {
  awaiting_payment: { ...CANNOT, cancel: true, take_cash: true },
  placed: { ...CANNOT, accept: true, reject: true, cancel: true },
  accepted: { ...CANNOT, start: true, finish: true, cancel: true },
  preparing: { ...CANNOT, finish: true, cancel: true },
  ready: { ...CANNOT, hand_over: true, cancel: true },
  completed: { ...CANNOT, refund: true },
  cancelled: CANNOT,
};

export function aLine(over: Partial<DeskLine> = {}): DeskLine {
  return {
    id: "lin_1",
    client_line_id: "cl_1",
    item_id: "itm_1",
    sku_id: "sku_1",
    category_id: "cat_1",
    name: "Natie",
    name_en: "Latte",
    spec_text: "Dabei",
    spec_text_en: "Large",
    modifiers: [],
    unit_price_fen: 2400,
    quantity: 1,
    amount_fen: 2400,
    discount_fen: 0,
    net_fen: 2400,
    picture_url: null,
    kcal: null,
    parts: [],
    note: "",
    allergens: [],
    ...over,
  } as DeskLine;
}

export function anOrder(over: Partial<DeskOrder> = {}): DeskOrder {
  const state = over.state ?? "placed";
  return {
    id: "ord_1",
    number: "A001",
    version: 1,
    mode: "pickup",
    table_label: null,
    people: null,
    note: "",
    lines: [aLine()],
    fees: [],
    discounts: [],
    items_fen: 2400,
    fees_fen: 0,
    discount_fen: 0,
    total_fen: 2400,
    paid_fen: state === "awaiting_payment" ? 0 : 2400,
    refunded_fen: 0,
    owed_fen: state === "awaiting_payment" ? 2400 : 0,
    created_at: "2026-11-22T06:00:00Z",
    placed_at: "2026-11-22T06:00:30Z",
    settled_at: "2026-11-22T06:00:30Z",
    accepted_at: null,
    preparing_at: null,
    ready_at: null,
    completed_at: null,
    cancelled_at: null,
    promised_to: "2026-11-22T06:12:00Z",
    is_acknowledged: true,
    cancel_reason: null,
    guest_label: "#7Q2K",
    allergens: [],
    can: CAN[state],
    ...over,
    state,
  };
}
