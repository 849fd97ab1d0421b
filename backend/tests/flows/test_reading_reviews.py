"""Who reads a review before others do, against the live sandbox: nothing from an app is shown unread."""

from types import SimpleNamespace

import pytest

from diandan import boot
from diandan.flows import read_reviews, review_order
from diandan.infra import files, outbox
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import PlatformUnavailable
from diandan.modules.accounts.models import Guest
from diandan.modules.accounts.ports import Identity
from diandan.modules.feedback import queries
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.errors import TextRefused
from diandan.modules.feedback.events import ReviewToRead
from diandan.modules.feedback.models import Review
from diandan.modules.feedback.service import Opinion
from diandan.modules.feedback.states import BEING_READ_BY, HELD_BY
from tests.factories import mini
from tests.factories import sandbox as play
from tests.factories.accounts import SETUP, make_guest
from tests.factories.feedback import a_photo, make_had_order, make_review
from tests.factories.stores import make_store

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]

# What the sandbox's platform is known to doubt and to find risky; the list of words knows neither.
RISKY = "这里有违禁词"


@pytest.fixture
def shop(transactional_db, settings, tmp_path):
    """A store whose brand has a mini-program, and a guest who came by it a moment ago."""
    mini.forget()
    settings.SANDBOX, settings.SANDBOX_URL, settings.MEDIA_ROOT = True, play.running().url, tmp_path
    boot.listen()
    store, papers = make_store(), mini.enrol()
    app = accounts.save_app(
        store.brand,
        provider="wechat_mini",
        app_id=papers["app_id"],
        values={"secret": papers["secret"]},
        is_sandbox=True,
        by=SETUP,
    )
    openid = mini.openid(papers["app_id"])
    found = accounts.recognise_guest(
        identity=Identity(openid), app_id=papers["app_id"], token=None, client="mp-weixin", language="zh"
    )
    yield SimpleNamespace(store=store, app=app, guest=found.guest)
    mini.forget()


def now(review):
    found = queries.review(review.public_id)
    return found.is_hidden, found.hidden_by


def to_read(review):
    about = {"store_id": review.store.public_id, "item_id": review.item_ref, "stars": review.stars}
    return ReviewToRead(review_id=review.public_id, version=review.version, **about)


def counted(shop):
    return queries.store_rating(shop.store.pk).count


def test_good_words_from_an_app_are_shown_when_the_platform_has_read_them(shop):
    review = make_review(shop.store, shop.guest, text="燕麦拿铁很香")
    assert (now(review), counted(shop)) == ((True, BEING_READ_BY), 0)
    assert queries.is_held(review)

    outbox.drain()

    assert (now(review), counted(shop)) == ((False, ""), 1)
    assert [row.public_id for row in queries.shown(shop.store.pk, before=None, limit=9)] == [review.public_id]


def test_a_browser_guest_has_no_platform_and_is_read_by_the_list_alone(shop):
    assert now(make_review(shop.store, make_guest(), text=RISKY)) == (False, "")


def test_the_list_refuses_before_anybody_is_asked(shop):
    with pytest.raises(TextRefused):
        make_review(shop.store, shop.guest, text="老板是傻逼")

    assert not Review.objects.exists()


def test_stars_without_words_are_nothing_to_read(shop):
    assert now(make_review(shop.store, shop.guest, stars=1)) == (False, "")


def test_what_the_platform_finds_risky_waits_for_the_shop(shop):
    review = make_review(shop.store, shop.guest, text=RISKY)

    outbox.drain()

    assert (now(review), counted(shop)) == ((True, HELD_BY), 0)
    feedback.show(review.public_id, by=SETUP)
    assert (now(review), counted(shop)) == ((False, ""), 1)


def test_a_platform_that_hangs_leaves_the_review_waiting_and_reads_it_later(shop):
    play.running().misbehave("text_check", "hang", times=3, seconds=4)
    review = make_review(shop.store, shop.guest, text="燕麦拿铁很香")

    with pytest.raises(PlatformUnavailable):
        read_reviews.ask_platform(to_read(review))

    assert (now(review), counted(shop)) == ((True, BEING_READ_BY), 0)
    assert [row.public_id for row in Review.objects.filter(is_hidden=True)] == [review.public_id]
    mini.forget()
    read_reviews.ask_platform(to_read(review))
    assert (now(review), counted(shop)) == ((False, ""), 1)


def test_control_without_keeping_it_back_the_review_of_a_hanging_platform_is_public(shop, monkeypatch):
    monkeypatch.setattr(read_reviews, "BEING_READ_BY", "")
    play.running().misbehave("text_check", "error_500", times=9)

    review = make_review(shop.store, shop.guest, text=RISKY)
    outbox.drain()

    assert (now(review), counted(shop)) == ((False, ""), 1)


@pytest.mark.parametrize("deed", ["refuse_token", "garbage", "error_500", "busy", "quota"])
def test_no_clear_answer_shows_nothing(shop, deed):
    play.running().misbehave("text_check", deed, times=9)
    review = make_review(shop.store, shop.guest, text=RISKY)

    with pytest.raises(PlatformUnavailable):
        read_reviews.ask_platform(to_read(review))

    assert now(review) == (True, BEING_READ_BY)


def test_a_guest_the_platform_does_not_know_any_more_is_read_by_the_shop(shop):
    review = make_review(shop.store, shop.guest, text="燕麦拿铁很香")
    accounts.put_app_aside(shop.app, by=SETUP)

    outbox.drain()

    assert now(review) == (True, HELD_BY)


def test_only_the_words_that_were_read_are_shown(shop, clock):
    review = make_review(shop.store, shop.guest, text="燕麦拿铁很香")
    clock.advance(seconds=1)
    as_read = queries.review(review.public_id)
    review_order.edit(guest=shop.guest, review_id=review.public_id, opinion=Opinion(stars=5, text=RISKY))

    assert not feedback.record_reading(as_read, is_fine=True)
    assert (now(review), counted(shop)) == ((True, BEING_READ_BY), 0)


def test_control_without_the_comparison_words_nobody_read_would_be_shown(shop, clock):
    review = make_review(shop.store, shop.guest, text="燕麦拿铁很香")
    clock.advance(seconds=1)
    as_read = queries.review(review.public_id)
    review_order.edit(guest=shop.guest, review_id=review.public_id, opinion=Opinion(stars=5, text=RISKY))
    as_read.edited_at = queries.review(review.public_id).edited_at

    assert feedback.record_reading(as_read, is_fine=True)
    assert now(review) == (False, "")


def test_an_answer_of_the_shop_meanwhile_does_not_leave_it_waiting_for_ever(shop):
    review = make_review(shop.store, shop.guest, text="燕麦拿铁很香")
    feedback.answer(review.public_id, text="谢谢", by=SETUP)

    outbox.drain()

    assert now(review) == (False, "")


def test_what_the_shop_decided_is_not_overruled(shop):
    review = make_review(shop.store, shop.guest, text=RISKY)
    feedback.show(review.public_id, by=SETUP)
    feedback.hide(review.public_id, reason="names a colleague", by=SETUP)

    outbox.drain()

    assert now(review) == (True, str(SETUP))


def test_pictures_from_an_app_that_hears_nothing_wait_for_a_person_and_others_where_the_shop_wants_it(
    shop, settings
):
    def with_photo(guest):
        sent = review_photo(guest)
        return make_review(shop.store, guest, text="好看", photo_ids=(sent,))

    assert now(with_photo(shop.guest)) == (True, HELD_BY)
    assert now(with_photo(make_guest())) == (False, "")
    settings.REVIEW_PICTURES_WAIT = True
    held = with_photo(make_guest())

    outbox.drain()

    assert (now(held), counted(shop)) == ((True, HELD_BY), 1)


def review_photo(guest):
    return feedback.add_photo(guest=guest, stored=files.store_private_picture(a_photo())).public_id


def test_who_left_is_not_asked_about(shop):
    review = make_review(shop.store, shop.guest, order=make_had_order(shop.store, shop.guest), text="好")
    feedback.part_with_guest(shop.guest.pk)
    assert Guest.objects.filter(pk=shop.guest.pk).exists()

    outbox.drain()

    assert now(review) == (True, HELD_BY)
