"""What can be wrong with a wish about a review."""

from diandan.kernel.errors import Invalid, NotFound, Refused, Stale, Unavailable


class ReviewNotFound(NotFound):
    """No such review, or not yours."""

    code = "feedback.not_found"


class LineNotFound(NotFound):
    """The order has no such line."""

    code = "feedback.line_not_found"


class PhotoNotFound(NotFound):
    """No such photo, not yours, or in another review."""

    code = "feedback.photo_not_found"


class NotHandedOver(Refused):
    """Only what a guest has had can be reviewed."""

    code = "feedback.not_handed_over"


class TooLate(Refused):
    """The time to review this order is over."""

    code = "feedback.too_late"


class AlreadyReviewed(Refused):
    """There is a review of this line: it can be changed, not written twice."""

    code = "feedback.already_reviewed"


class ReviewFixed(Refused):
    """The time to change it is over, or the shop has hidden it."""

    code = "feedback.fixed"


class InvalidReview(Invalid):
    """A part of a review makes no sense; ``field`` names it."""

    code = "feedback.invalid_review"


class TooManyPhotos(Invalid):
    """More photos than a review may have."""

    code = "feedback.too_many_photos"


class ReasonNeeded(Invalid):
    """A review is hidden with a reason or not at all."""

    code = "feedback.reason_needed"


class AnswerNeeded(Invalid):
    """An answer says something."""

    code = "feedback.answer_needed"


class StaleReview(Stale):
    """The review changed meanwhile; look again."""

    code = "feedback.stale"


class TextRefused(Invalid):
    """The text says what no shop can show; nothing of it was kept."""

    code = "feedback.text_refused"


class CheckUnavailable(Unavailable):
    """Whoever reads the texts cannot be reached."""

    code = "feedback.check_unavailable"
