"""The words and limits of a review: pure, shared by the room and its API.

A low rating is followed up by somebody in the shop: nothing to do, to be done, done.
"""

from datetime import datetime, timedelta
from enum import StrEnum

STARS = (1, 2, 3, 4, 5)
LOW_STARS = 2
TEXT_MAX = 500
ANSWER_MAX = 300
REASON_MAX = 120
PHOTOS_MAX = 6
TAGS_MAX = 6
# Who hid a review that somebody of the shop has to look at first, one whose words a platform is still
# reading, and one whose words it found good while it still looks at the pictures.
HELD_BY = "system:content_check"
BEING_READ_BY = "system:platform_check"
BEING_LOOKED_AT_BY = "system:picture_check"

# Quick words beside the stars; how they read is the clients' business.
TAGS = (
    "tasty",
    "fresh",
    "generous",
    "pretty",
    "quick",
    "kind",
    "well_packed",
    "good_value",
    "bland",
    "too_sweet",
    "too_salty",
    "gone_cold",
    "slow",
    "small",
    "leaked",
    "not_as_ordered",
)


class PictureState(StrEnum):
    """What a platform thinks of the pictures of a review, taken together."""

    WAITING = "waiting"
    FINE = "fine"
    DOUBTFUL = "doubtful"


class FollowUp(StrEnum):
    """Whether somebody has to see to it."""

    NONE = "none"
    OPEN = "open"
    DONE = "done"


def is_low(stars: int) -> bool:
    """Whether a score calls for somebody to see to it."""
    return stars <= LOW_STARS


def follow_up_after(present: str, stars: int) -> FollowUp:
    """Return what a new score makes of the follow-up: done stays done, what got better is no case."""
    if present == FollowUp.DONE:
        return FollowUp.DONE
    return FollowUp.OPEN if is_low(stars) else FollowUp.NONE


def average_hundredths(total_stars: int, count: int) -> int:
    """Return an average in hundredths of a star, rounded half up; nothing counted is zero."""
    return (total_stars * 200 + count) // (2 * count) if count else 0


def open_until(completed_at: datetime, *, days: int) -> datetime:
    """Return until when an order may be reviewed."""
    return completed_at + timedelta(days=days)
