"""Who reads a review before others do: a list of words at once, then the platform its guest came from.

The content check of the installation answers while the guest waits; what it refuses is not kept. A guest who
is known in the brand's mini-program wrote under the platform's rules as well: their words are kept back until
the platform has read them. That is an errand, so a platform that is slow or gone costs the guest nothing and
the review stays where the shop sees it, waiting for a look. What the platform doubts, or may not read, waits
there too.

Pictures in reviews from a mini-program are looked at by the platform after the words, where it can tell us
what it thinks (``look_at_pictures``). Elsewhere they wait until somebody of the shop has looked, and so they
do everywhere when ``DIANDAN_REVIEW_PICTURES_WAIT`` says so.
"""

from typing import Any

import structlog
from django.conf import settings

from diandan.flows import look_at_pictures
from diandan.infra import plugins, tx
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import PlatformRefused
from diandan.modules.accounts.ports import TEXT_CHECKS, TextCheck
from diandan.modules.accounts.ports import Verdict as PlatformVerdict
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.errors import CheckUnavailable, ReviewNotFound, TextRefused
from diandan.modules.feedback.events import ReviewToRead
from diandan.modules.feedback.ports import ENTRY_POINTS, ContentCheck, TextToCheck, Verdict
from diandan.modules.feedback.service import Opinion
from diandan.modules.feedback.states import BEING_READ_BY, HELD_BY

log = structlog.get_logger(__name__)


def held_by(guest: Any, brand: Any, opinion: Opinion) -> str:
    """Return who keeps a guest's words back for now; nobody is an empty text.

    Raises:
        TextRefused: no shop can show this.
    """
    known = _app_and_openid(guest, brand)
    if _is_doubtful(guest, opinion.text):
        return HELD_BY
    if opinion.photo_ids and settings.REVIEW_PICTURES_WAIT:
        return HELD_BY
    if known is None:
        return ""
    if opinion.photo_ids and not look_at_pictures.can_ask(known[0]):
        return HELD_BY
    return BEING_READ_BY if opinion.photo_ids or opinion.text.strip() else ""


def ask_platform(fact: ReviewToRead) -> None:
    """Let the platform a guest came from read their review, and show it when nothing speaks against it.

    With pictures it is then asked about those, and tells later.

    Raises:
        PlatformUnavailable: asked again later; until then the review waits.
    """
    try:
        review = reviews.review(fact.review_id)
    except ReviewNotFound:
        return
    if not reviews.is_being_read(review) and not reviews.is_being_looked_at(review):
        return
    known = _app_and_openid(review.guest, review.store.brand)
    if known is None:
        # The guest is forgotten, or the app was put aside: there is nobody to ask, so a person looks.
        feedback.record_reading(review, is_fine=False)
        return
    if reviews.is_being_read(review):
        is_fine = not review.text.strip() or _platform_finds_fine(review, *known)
        if not is_fine or not review.photos.all():
            feedback.record_reading(review, is_fine=is_fine)
            return
        if not feedback.look_at_pictures(review):
            return
    look_at_pictures.ask(review, *known)


def _platform_finds_fine(review: Any, app: Any, openid: str) -> bool:
    check: TextCheck = plugins.load(TEXT_CHECKS, app.provider)
    try:
        verdict = check.judge(accounts.open_app(app), openid=openid, text=review.text)
    except PlatformRefused as refused:
        log.warning("review.not_read", review_id=review.public_id, errcode=refused.errcode)
        return False
    return verdict is PlatformVerdict.PASS


def _app_and_openid(guest: Any, brand: Any) -> tuple[Any, str] | None:
    if guest is None:
        return None
    for provider in plugins.names(TEXT_CHECKS):
        app = people.working_app(brand.pk, provider)
        openid = people.openid_of(guest.pk, app.app_id) if app else ""
        if openid:
            return app, openid
    return None


def _is_doubtful(guest: Any, text: str) -> bool:
    if not text.strip():
        return False
    check: ContentCheck = plugins.load(ENTRY_POINTS, settings.CONTENT_CHECK)
    tx.must_be_outside()
    try:
        verdict = check.check(TextToCheck(text=text, guest_id=guest.public_id))
    except CheckUnavailable:
        return True
    if verdict is Verdict.REFUSED:
        raise TextRefused
    return verdict is Verdict.DOUBTFUL
