"""Facts about reviews."""

from dataclasses import dataclass

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDue(Fact):
    """Some time has passed since an order was handed over; recorded then, heard now."""

    name = "feedback.review_due"
    order_id: str
    store_id: str
    guest_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInvited(Fact):
    """A guest is asked how it was; once per order."""

    name = "feedback.review_invited"
    order_id: str
    store_id: str
    guest_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFact(Fact):
    """What every fact about one review tells."""

    review_id: str
    store_id: str
    item_id: str
    stars: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLeft(ReviewFact):
    """A guest has said how it was."""

    name = "feedback.review_left"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewChanged(ReviewFact):
    """Its guest thought better of it, or the shop hid it, showed it again or followed it up."""

    name = "feedback.review_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewToRead(ReviewFact):
    """Words that a platform has to read before others do."""

    name = "feedback.review_to_read"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingDue(Fact):
    """A platform has had time enough; recorded then, heard now. ``edited_at`` says which words are meant."""

    name = "feedback.reading_due"
    review_id: str
    edited_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWithdrawn(ReviewFact):
    """Its guest took it back; it is gone."""

    name = "feedback.review_withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAnswered(ReviewFact):
    """The shop has answered; the guest may be told."""

    name = "feedback.review_answered"
    order_id: str
    guest_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LowRating(ReviewFact):
    """A guest was not content: somebody has to see to it. Told once per review."""

    name = "feedback.low_rating"
    order_id: str
