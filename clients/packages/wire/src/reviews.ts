/** Calls about reviews: writing and reading them as a guest, answering and hiding them as the shop. */
import type {
  LineOpinion,
  Opinion,
  OwnPhoto,
  OwnReview,
  Page,
  PublicReviews,
  Ratings,
  ReviewPage,
  ReviewSearch,
  ReviewSummary,
  ShopReview,
} from "../../contracts/src/index";
import type { Caller } from "./call";
import type { BodyCaller } from "./merchant";
import type { Once } from "./once";

export interface GuestReviewCalls {
  ofOrder(orderId: string): Promise<ReviewPage>;
  /** The same words sent again while their fate is unknown are said once. */
  write(orderId: string, reviews: LineOpinion[]): Promise<ReviewPage>;
  mine(cursor?: string): Promise<Page<OwnReview>>;
  edit(reviewId: string, opinion: Opinion): Promise<OwnReview>;
  withdraw(reviewId: string): Promise<void>;
  /** `file` is whatever the platform's transport sends. */
  uploadPhoto(file: unknown): Promise<OwnPhoto>;
  /** Null where those with the tag at hand are still right. */
  ratings(storeId: string, tag?: string): Promise<{ tag: string; ratings: Ratings } | null>;
  ofStore(storeId: string, cursor?: string): Promise<PublicReviews>;
  ofItem(storeId: string, itemId: string, cursor?: string): Promise<PublicReviews>;
}

export interface ShopReviewCalls {
  list(storeId: string, search?: ReviewSearch): Promise<Page<ShopReview>>;
  summary(storeId: string): Promise<ReviewSummary>;
  answer(reviewId: string, text: string, version?: number): Promise<ShopReview>;
  takeAnswerBack(reviewId: string): Promise<ShopReview>;
  hide(reviewId: string, reason: string, version?: number): Promise<ShopReview>;
  show(reviewId: string, version?: number): Promise<ShopReview>;
  followUp(reviewId: string, isDone: boolean, version?: number): Promise<ShopReview>;
}

/** `open` is for what everybody may read, `call` for what belongs to the guest. */
export function createGuestReviewCalls(open: Caller, call: Caller, once: Once): GuestReviewCalls {
  const at = (...parts: string[]): string => address("guest", parts);
  return {
    ofOrder: async (id) => (await call<ReviewPage>({ method: "GET", path: at("orders", id, "review") })).body,
    write: (id, reviews) =>
      once.send<ReviewPage>({ name: `review:${id}`, request: { method: "POST", path: at("orders", id, "review"), body: { reviews } } }),
    mine: async (cursor) => (await call<Page<OwnReview>>({ method: "GET", path: at("reviews"), query: { cursor } })).body,
    edit: async (id, opinion) => (await call<OwnReview>({ method: "PUT", path: at("reviews", id), body: opinion })).body,
    withdraw: async (id) => {
      await call<undefined>({ method: "DELETE", path: at("reviews", id) });
    },
    uploadPhoto: async (file) =>
      (await call<OwnPhoto>({ method: "POST", path: at("review_photos"), file: { field: "file", file } })).body,
    ratings: async (storeId, tag) => {
      const headers: Record<string, string> = tag === undefined ? {} : { "If-None-Match": tag };
      const reply = await open<Ratings | undefined>({ method: "GET", path: at("stores", storeId, "ratings"), headers });
      return reply.body === undefined ? null : { tag: reply.headers["etag"] ?? "", ratings: reply.body };
    },
    ofStore: async (storeId, cursor) =>
      (await open<PublicReviews>({ method: "GET", path: at("stores", storeId, "reviews"), query: { cursor } })).body,
    ofItem: async (storeId, itemId, cursor) =>
      (await open<PublicReviews>({ method: "GET", path: at("stores", storeId, "items", itemId, "reviews"), query: { cursor } })).body,
  };
}

export function createShopReviewCalls(body: BodyCaller): ShopReviewCalls {
  const at = (...parts: string[]): string => address("merchant", parts);
  return {
    list: (id, search) => body({ method: "GET", path: at("stores", id, "reviews"), query: { ...search } }),
    summary: (id) => body({ method: "GET", path: at("stores", id, "reviews", "summary") }),
    answer: (id, text, version) => body({ method: "POST", path: at("reviews", id, "answer"), body: { text, ...expected(version) } }),
    takeAnswerBack: (id) => body({ method: "DELETE", path: at("reviews", id, "answer") }),
    hide: (id, reason, version) => body({ method: "POST", path: at("reviews", id, "hide"), body: { reason, ...expected(version) } }),
    show: (id, version) => body({ method: "POST", path: at("reviews", id, "show"), body: expected(version) }),
    followUp: (id, isDone, version) =>
      body({ method: "POST", path: at("reviews", id, "follow_up"), body: { is_done: isDone, ...expected(version) } }),
  };
}

function expected(version: number | undefined): { version?: number } {
  return version === undefined ? {} : { version };
}

function address(audience: "guest" | "merchant", parts: readonly string[]): string {
  return [`/api/${audience}/v1`, ...parts.map(encodeURIComponent)].join("/");
}
