"""A platform looks at the pictures of a review before other guests do, and tells later what it thinks.

Asking is part of the errand that reads the words (``read_reviews``). The platform fetches each picture by an
address that works for an hour and is guessed by nobody, and pushes its verdict. Numbers and verdicts meet in
the rows, whichever comes first. One picture in doubt leaves the review to a person; so does a verdict that
does not come in time. A verdict that comes later than that is kept and changes nothing.
"""

from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings

from diandan.infra import lending, plugins
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import AppNotFound, PlatformRefused
from diandan.modules.accounts.ports import NEWS, PICTURE_CHECKS, News, PictureCheck, Verdict
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.errors import ReviewNotFound
from diandan.modules.feedback.events import ReadingDue
from diandan.modules.feedback.states import PictureState

log = structlog.get_logger(__name__)

# WeChat tells within half an hour; it fetches the picture before that.
LENT_FOR = timedelta(hours=1)


def can_ask(app: Any) -> bool:
    """Whether a platform can be asked about pictures: it needs to reach us, and we to believe it."""
    is_known = app.provider in plugins.names(PICTURE_CHECKS)
    return is_known and accounts.hears_of(app) and bool(_our_address(app))


def news_address(app: Any) -> str:
    """Return the address a platform tells its news of an app to; empty where it cannot reach us."""
    base = _our_address(app)
    return f"{base}/api/hooks/v1/wechat-mini/{app.app_id}" if base else ""


def ask(review: Any, app: Any, openid: str) -> None:
    """Ask about each picture nobody asked about yet, and decide if all is told already.

    Raises:
        PlatformUnavailable: asked again later; what was asked is not asked twice.
    """
    if not can_ask(app):
        feedback.record_reading(review, is_fine=False)
        return
    check: PictureCheck = plugins.load(PICTURE_CHECKS, app.provider)
    try:
        for photo in reviews.photos_to_check(review):
            url = f"{_our_address(app)}/api/hooks/v1/pictures/{lending.ticket(photo.large, life=LENT_FOR)}"
            trace_id = check.ask(accounts.open_app(app), openid=openid, url=url)
            feedback.note_check(photo, check_ref=_ref(app, trace_id))
    except PlatformRefused as refused:
        log.warning("review.not_looked_at", review_id=review.public_id, errcode=refused.errcode)
        feedback.record_reading(review, is_fine=False)
        return
    _decide(review)


def greet(*, app_id: str, query: dict[str, str]) -> str:
    """Return what a platform wants to hear when it tries our address.

    Raises:
        AppNotFound, ForgedNews.
    """
    app = _app(app_id)
    news: News = plugins.load(NEWS, app.provider)
    return news.greet(accounts.open_app(app), query)


def take_news(*, app_id: str, query: dict[str, str], body: bytes) -> None:
    """Keep what a platform tells of a picture, and show the review when it was the last one it waited for.

    Raises:
        AppNotFound, ForgedNews.
    """
    app = _app(app_id)
    news: News = plugins.load(NEWS, app.provider)
    told = news.read(accounts.open_app(app), query, body)
    if told is None:
        return
    ref = _ref(app, told.trace_id)
    feedback.note_verdict(ref, is_fine=told.verdict is Verdict.PASS)
    # In a unit of its own, after the verdict is kept: whoever comes second sees what the first one wrote.
    if review := reviews.review_of_check(ref):
        _decide(review)


def give_up(fact: ReadingDue) -> None:
    """Leave a review to a person when its platform has not told in time."""
    try:
        review = reviews.review(fact.review_id)
    except ReviewNotFound:
        return
    if reviews.wording_of(review) == fact.edited_at:
        feedback.record_reading(review, is_fine=False)


def _decide(review: Any) -> None:
    """Show a review whose pictures are all good, hold one with a doubtful picture; else go on waiting."""
    state = reviews.pictures_of(review)
    if reviews.is_being_looked_at(review) and state is not PictureState.WAITING:
        feedback.record_reading(review, is_fine=state is PictureState.FINE)


def _app(app_id: str) -> Any:
    app = people.platform_app(app_id)
    if app.provider not in plugins.names(NEWS):
        raise AppNotFound
    return app


def _ref(app: Any, trace_id: str) -> str:
    """A platform's number is its own: another app's is another check."""
    return f"{app.app_id}:{trace_id}"[:120]


def _our_address(app: Any) -> str:
    return f"http://127.0.0.1:{settings.PORT}" if app.is_sandbox else str(settings.PUBLIC_URL)
