"""What all audiences see alike of a review: what was said, about what, when, and the answer."""

from ninja import Schema


class ReviewPictureOut(Schema):
    """The addresses of a photo's two sizes: 240 and 960 pixels wide."""

    small: str
    large: str


class SaidOut(Schema):
    """What was said; ``is_answer_older`` says that it was changed after the shop had answered."""

    id: str
    item_id: str
    item_name: str
    item_name_en: str
    spec_text: str
    spec_text_en: str
    stars: int
    text: str
    tags: list[str]
    created_at: str
    edited_at: str | None
    answer: str | None
    answered_at: str | None
    is_answer_older: bool


class HiddenOut(Schema):
    """Whether others see it: hidden by the shop with a reason, or held back until the shop has looked."""

    is_hidden: bool
    is_held: bool
    hidden_reason: str | None


class RatingOut(Schema):
    """How many gave one star, two and so on, and their average in hundredths of a star."""

    count: int
    average_hundredths: int
    distribution: list[int]
