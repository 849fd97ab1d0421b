"""Reviews: those of one's own orders, and what others said."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, File, Router, Schema
from ninja.files import UploadedFile
from ninja.responses import Status
from pydantic import BaseModel

from diandan.api.shared import auth
from diandan.api.shared.auth import GuestRequest
from diandan.api.shared.headers import IdempotencyKey, request_hash
from diandan.api.shared.paging import PAGE, Cursor, Page, page
from diandan.api.shared.rendering import rendered
from diandan.api.shared.review_schemas import HiddenOut, RatingOut, ReviewPictureOut, SaidOut
from diandan.flows import review_order, review_views
from diandan.infra import files, throttle
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.service import Opinion
from diandan.modules.feedback.states import TAGS, TEXT_MAX
from diandan.modules.stores import queries as stores

router = Router(tags=["reviews"])

LINES_MAX = 100
PHOTOS_PER_HOUR = 60
PhotoId = Annotated[str, Field(max_length=40)]
Tag = Literal[*TAGS]  # type: ignore[valid-type]


class OpinionIn(BaseModel):
    """What a guest says; ``photo_ids`` are photos sent before, in the order they are shown."""

    stars: Annotated[int, Field(ge=1, le=5)]
    text: Annotated[str, Field(max_length=TEXT_MAX)] = ""
    tags: Annotated[list[Tag], Field(max_length=len(TAGS))] = []
    photo_ids: Annotated[list[PhotoId], Field(max_length=20)] = []

    def opinion(self) -> Opinion:
        """What the room takes."""
        return Opinion(stars=self.stars, text=self.text, tags=self.tags, photo_ids=self.photo_ids)


class LineOpinionIn(OpinionIn):
    """What a guest says about one line."""

    line_id: Annotated[str, Field(max_length=40)]


class WriteReviewsIn(BaseModel):
    """What a guest says about lines of one order."""

    reviews: Annotated[list[LineOpinionIn], Field(min_length=1, max_length=LINES_MAX)]


class OwnPhotoOut(ReviewPictureOut):
    """A photo of one's own."""

    id: str


class ReviewStoreOut(Schema):
    """The store a review is about."""

    id: str
    name: str
    name_en: str
    time_zone: str


class OwnReviewOut(SaidOut, HiddenOut):
    """A review as the one who wrote it sees it."""

    order_id: str
    store: ReviewStoreOut
    photos: list[OwnPhotoOut]
    can_edit: bool


class ReviewLineOut(Schema):
    """A line of an order, with what was said about it."""

    line_id: str
    item_id: str
    name: str
    name_en: str
    spec_text: str
    spec_text_en: str
    picture_url: str
    quantity: int
    review: OwnReviewOut | None


class ReviewPageOut(Schema):
    """An order to review, line by line, with what is allowed."""

    order_id: str
    number: str
    store: ReviewStoreOut
    completed_at: str | None
    until: str | None
    can_write: bool
    tags: list[str]
    text_max: int
    photos_max: int
    edit_hours: int
    lines: list[ReviewLineOut]


class PublicReviewOut(SaidOut):
    """A review as other guests see it: no name, no order."""

    photos: list[ReviewPictureOut]


class ReviewsOut(Page[PublicReviewOut]):
    """A rating, and a part of the reviews it is made of."""

    rating: RatingOut


class ItemRatingOut(Schema):
    """The rating of one item."""

    item_id: str
    count: int
    average_hundredths: int


class RatingsOut(Schema):
    """The rating of each item of a store that was reviewed, as of ``version``."""

    version: int
    items: list[ItemRatingOut]


@router.get(
    "/orders/{order_id}/review", response=ReviewPageOut, auth=auth.guest, operation_id="show_order_review"
)
def show_order_review(request: GuestRequest, order_id: str) -> dict[str, Any]:
    """The lines of an order with what its guest said about them."""
    return review_order.page(request.guest, order_id)


@router.post(
    "/orders/{order_id}/review",
    response={201: ReviewPageOut},
    auth=auth.guest,
    operation_id="write_reviews",
)
def write_reviews(
    request: GuestRequest, order_id: str, payload: WriteReviewsIn, key: IdempotencyKey
) -> Status[Any]:
    """Say how lines of an order were, once per line; all of it is kept or nothing."""
    review_order.write(
        guest=request.guest,
        order_id=order_id,
        opinions={said.line_id: said.opinion() for said in payload.reviews},
        key=key,
        request_hash=request_hash(request),
    )
    return Status(201, review_order.page(request.guest, order_id))


@router.get("/reviews", response=Page[OwnReviewOut], auth=auth.guest, operation_id="list_my_reviews")
def list_my_reviews(request: GuestRequest, cursor: Cursor = None) -> dict[str, Any]:
    """One's own reviews, newest first."""
    rows = reviews.of_guest(request.guest.pk, before=cursor, limit=PAGE + 1)
    return page(rows, review_views.own_review)


@router.put("/reviews/{review_id}", response=OwnReviewOut, auth=auth.guest, operation_id="edit_review")
def edit_review(request: GuestRequest, review_id: str, payload: OpinionIn) -> dict[str, Any]:
    """Change what one said, while it may be changed."""
    review_order.edit(guest=request.guest, review_id=review_id, opinion=payload.opinion())
    return review_views.own_review(reviews.mine(request.guest.pk, review_id))


@router.delete("/reviews/{review_id}", response={204: None}, auth=auth.guest, operation_id="withdraw_review")
def withdraw_review(request: GuestRequest, review_id: str) -> Status[None]:
    """Take back what one said."""
    feedback.withdraw(request.guest.pk, review_id, by=request.actor)
    return Status(204, None)


@router.post(
    "/review_photos", response={201: OwnPhotoOut}, auth=auth.guest, operation_id="upload_review_photo"
)
def upload_review_photo(request: GuestRequest, file: File[UploadedFile]) -> Status[Any]:
    """Send a photo for a review that is still being written; where it was taken is not kept."""
    throttle.hit("review.photo", request.guest.public_id, limit=PHOTOS_PER_HOUR, per_s=3600)
    # One byte more than is allowed is enough to know that there is more.
    stored = files.store_private_picture(file.read(files.limit_bytes() + 1))
    photo = feedback.add_photo(guest=request.guest, stored=stored)
    return Status(201, review_views.own_photo(photo))


@router.get("/stores/{store_id}/ratings", response=RatingsOut, auth=auth.anyone, operation_id="list_ratings")
def list_ratings(request: HttpRequest, store_id: str) -> HttpResponse:
    """The ratings of a store's items; send ``If-None-Match`` with the tag of those at hand."""
    store = stores.store(store_id)
    tag = f'"{reviews.ratings_version(store.pk)}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    answer = rendered(review_views.ratings(store.pk))
    answer["ETag"], answer["Cache-Control"] = tag, "no-cache"
    return answer


@router.get(
    "/stores/{store_id}/reviews", response=ReviewsOut, auth=auth.anyone, operation_id="list_store_reviews"
)
def list_store_reviews(request: HttpRequest, store_id: str, cursor: Cursor = None) -> dict[str, Any]:
    """What guests said about a store, newest first."""
    store = stores.store(store_id)
    rows = reviews.shown(store.pk, before=cursor, limit=PAGE + 1)
    rating = review_views.rating(reviews.store_rating(store.pk))
    return {**page(rows, review_views.public_review), "rating": rating}


@router.get(
    "/stores/{store_id}/items/{item_id}/reviews",
    response=ReviewsOut,
    auth=auth.anyone,
    operation_id="list_item_reviews",
)
def list_item_reviews(
    request: HttpRequest, store_id: str, item_id: str, cursor: Cursor = None
) -> dict[str, Any]:
    """What guests said about an item in a store, newest first."""
    store = stores.store(store_id)
    rows = reviews.shown(store.pk, item_id=item_id, before=cursor, limit=PAGE + 1)
    rating = review_views.rating(reviews.rating(store.pk, item_id))
    return {**page(rows, review_views.public_review), "rating": rating}
