/** The one way to the server: typed calls, intents that arrive once, menus at hand, and what keeps a screen live. */
export { withQuery, type Call, type Caller, type Query, type Reply } from "./call";
export { isWireError, WireError } from "./errors";
export type { Loaded } from "./frames";
export { createGuestWire, type GuestOptions, type GuestWire } from "./guest";
export type { KitchenCalls, TicketMove } from "./kitchen";
export { createLive, type Live, type LiveOptions, type LiveState } from "./live";
export type { Menus } from "./menus";
export type { CatalogKinds, DeskMove, DeskMoveWithReason, MerchantCalls } from "./merchant";
export type { MiniCalls } from "./mini";
export type { MessageCalls } from "./messages";
export type { MessagingCalls } from "./messaging";
export type { Intent, Once, PendingIntent } from "./once";
export type { PeopleCalls } from "./people";
export {
  memoryStore,
  NoAnswer,
  sleep,
  type Clock,
  type FileBody,
  type Http,
  type HttpRequest,
  type HttpResponse,
  type Method,
  type Platform,
  type Socket,
  type SocketEvents,
  type SocketFactory,
  type Store,
} from "./platform";
export type { PrivacyCalls } from "./privacy";
export type { GuestReviewCalls, ShopReviewCalls } from "./reviews";
export { createShelf, type Shelf, type Versioned } from "./shelf";
export { createStaffWire, type StaffOptions, type StaffWire } from "./staff";
