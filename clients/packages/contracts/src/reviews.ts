/** Reviews: what guests say about what they had, and what the shop does about it. */
import type { components as Guest } from "./generated/guest";
import type { components as Merchant } from "./generated/merchant";
import type { Narrow, Whole } from "./narrow";

type OfGuest = Guest["schemas"];
type OfShop = Merchant["schemas"];

/** The average is in hundredths of a star; the distribution begins with one star. */
export type Rating = OfGuest["RatingOut"];
export type ItemRating = OfGuest["ItemRatingOut"];
export type Ratings = OfGuest["RatingsOut"];
export type ReviewPicture = OfGuest["ReviewPictureOut"];
export type PublicReview = OfGuest["PublicReviewOut"];
export type PublicReviews = OfGuest["ReviewsOut"];

export type Opinion = Whole<OfGuest["OpinionIn"]>;
export type ReviewTag = Opinion["tags"][number];
export type LineOpinion = Whole<OfGuest["LineOpinionIn"]>;
export type OwnPhoto = OfGuest["OwnPhotoOut"];
export type OwnReview = OfGuest["OwnReviewOut"];
export type ReviewLine = OfGuest["ReviewLineOut"];
export type ReviewPage = OfGuest["ReviewPageOut"];
export type OrderReview = OfGuest["OrderReviewOut"];

export type FollowUp = "none" | "open" | "done";
export type ShopReview = Narrow<OfShop["ShopReviewOut"], { follow_up: FollowUp }>;
export type ReviewSummary = OfShop["ReviewSummaryOut"];
/** Dates are the store's trading days. */
export interface ReviewSearch {
  stars?: number;
  answered?: boolean;
  hidden?: boolean;
  waiting?: boolean;
  photos?: boolean;
  item_id?: string;
  since?: string;
  until?: string;
  cursor?: string;
}
