/** Compiles only while every call of wire promises what the server's description says it answers. Checked by tsc, never run. */
import type { operations as Guest } from "../../contracts/src/generated/guest";
import type { operations as Kitchen } from "../../contracts/src/generated/kitchen";
import type { operations as Live } from "../../contracts/src/generated/live";
import type { operations as Merchant } from "../../contracts/src/generated/merchant";
import type { GuestWire } from "../src/guest";
import type { KitchenCalls } from "../src/kitchen";
import type { CatalogKinds, MerchantCalls } from "../src/merchant";
import type { StaffWire } from "../src/staff";

type Body<Response> = Response extends { content: { "application/json": infer B } } ? B : never;
type Answer<Operations, K extends keyof Operations> = Operations[K] extends { responses: infer R }
  ? Body<R[Extract<keyof R, 200 | 201>]>
  : never;
type Promised<F> = F extends (...given: never[]) => Promise<infer T> ? T : never;
type Keeps<Mine extends Theirs, Theirs> = [Mine, Theirs];

export type GuestAnswers = [
  Keeps<Promised<GuestWire["openSession"]>, Answer<Guest, "begin_session">>,
  Keeps<Promised<GuestWire["stores"]>, Answer<Guest, "list_stores">["items"]>,
  Keeps<Promised<GuestWire["store"]>, Answer<Guest, "show_store">>,
  Keeps<Promised<GuestWire["entry"]>, Answer<Guest, "enter_by_code">>,
  Keeps<Promised<GuestWire["menus"]["fresh"]>["menu"], Answer<Guest, "show_menu">>,
  Keeps<Promised<GuestWire["quote"]>, Answer<Guest, "quote_cart">>,
  Keeps<Promised<GuestWire["placeOrder"]>, Answer<Guest, "place_order">>,
  Keeps<Promised<GuestWire["orders"]>, Answer<Guest, "list_orders">>,
  Keeps<Promised<GuestWire["order"]>, Answer<Guest, "show_order">>,
  Keeps<Promised<GuestWire["cancelOrder"]>, Answer<Guest, "cancel_order">>,
  Keeps<Promised<GuestWire["startPayment"]>, Answer<Guest, "start_payment">>,
  Keeps<Promised<GuestWire["payment"]>, Answer<Guest, "show_payment">>,
  Keeps<Promised<GuestWire["liveTicket"]>, Answer<Live, "issue_ticket">>,
];

export type StaffAnswers = [
  Keeps<Promised<StaffWire["signIn"]>, Answer<Merchant, "sign_in">>,
  Keeps<Promised<StaffWire["me"]>, Answer<Merchant, "show_me">>,
  Keeps<Promised<MerchantCalls["desk"]>, Answer<Merchant, "show_desk">>,
  Keeps<Promised<MerchantCalls["orders"]>, Answer<Merchant, "search_orders">>,
  Keeps<Promised<MerchantCalls["order"]>, Answer<Merchant, "show_order">>,
  Keeps<Promised<MerchantCalls["move"]>, Answer<Merchant, "accept_order">>,
  Keeps<Promised<MerchantCalls["moveWithReason"]>, Answer<Merchant, "reject_order">>,
  Keeps<Promised<MerchantCalls["takeCash"]>, Answer<Merchant, "take_cash">>,
  Keeps<Promised<MerchantCalls["refund"]>, Answer<Merchant, "refund_order">>,
  Keeps<Promised<MerchantCalls["settings"]>, Answer<Merchant, "show_settings">>,
  Keeps<Promised<MerchantCalls["pause"]>, Answer<Merchant, "pause_store">>,
  Keeps<Promised<MerchantCalls["tables"]>, Answer<Merchant, "list_tables">>,
  Keeps<Promised<MerchantCalls["addArea"]>, Answer<Merchant, "add_area">>,
  Keeps<Promised<MerchantCalls["addTable"]>, Answer<Merchant, "add_table">>,
  Keeps<Promised<MerchantCalls["reissueTableCode"]>, Answer<Merchant, "reissue_table_code">>,
  Keeps<Promised<MerchantCalls["stations"]>, Answer<Merchant, "list_station_setups">>,
  Keeps<Promised<MerchantCalls["route"]>, Answer<Merchant, "route_item">>,
  Keeps<Promised<MerchantCalls["catalog"]>, Answer<Merchant, "show_catalog">>,
  Keeps<CatalogKinds["categories"]["thing"], Answer<Merchant, "change_category">>,
  Keeps<CatalogKinds["items"]["thing"], Answer<Merchant, "change_item">>,
  Keeps<CatalogKinds["modifier-groups"]["thing"], Answer<Merchant, "change_modifier_group">>,
  Keeps<Promised<MerchantCalls["markSoldOut"]>, Answer<Merchant, "mark_sold_out">>,
  Keeps<Promised<MerchantCalls["setQuota"]>, Answer<Merchant, "set_quota">>,
  Keeps<Promised<MerchantCalls["uploadPicture"]>, Answer<Merchant, "upload_picture">>,
  Keeps<Promised<MerchantCalls["importMenu"]>, Answer<Merchant, "import_menu">>,
  Keeps<Promised<MerchantCalls["today"]>, Answer<Merchant, "show_today">>,
];

export type KitchenAnswers = [
  Keeps<Promised<KitchenCalls["stations"]>, Answer<Kitchen, "list_stations">["items"]>,
  Keeps<Promised<KitchenCalls["tickets"]>, Answer<Kitchen, "list_tickets">>,
  Keeps<Promised<KitchenCalls["move"]>, Answer<Kitchen, "bump_ticket">>,
  Keeps<Promised<KitchenCalls["bumpItem"]>, Answer<Kitchen, "bump_ticket_item">>,
  Keeps<Promised<KitchenCalls["serveItem"]>, Answer<Kitchen, "serve_ticket_item">>,
  Keeps<Promised<KitchenCalls["board"]>, Answer<Kitchen, "show_board">>,
];
