"""Pictures of guests from a mini-program: the platform looks at them, over HTTP, before anybody else does."""

import io
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
import requests
from PIL import Image

from diandan import boot
from diandan.adapters.wechat_mini import news
from diandan.flows import look_at_pictures, read_reviews, review_order
from diandan.infra import files, lending, outbox
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import PlatformUnavailable
from diandan.modules.accounts.ports import Identity
from diandan.modules.feedback import queries
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.events import ReadingDue, ReviewToRead
from diandan.modules.feedback.models import Photo, PhotoVerdict
from diandan.modules.feedback.service import Opinion
from diandan.modules.feedback.states import BEING_LOOKED_AT_BY, BEING_READ_BY, HELD_BY
from tests.factories import mini
from tests.factories import sandbox as play
from tests.factories.accounts import SETUP
from tests.factories.feedback import make_review
from tests.factories.stores import make_store
from tests.factories.web import web_server

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]

FINE, RISKY, DOUBTFUL = (200, 120, 60), (255, 0, 0), (0, 0, 255)
# What the sandbox's platform finds risky in words.
RISKY_WORDS = "这里有违禁词"
PATIENCE_S = 10


@pytest.fixture(params=["sealed", "plain"])
def way(request):
    return request.param


@pytest.fixture
def shop(transactional_db, settings, tmp_path, request):
    """A brand whose mini-program hears the platform's news, and a guest who came by it a moment ago."""
    mini.forget()
    how = request.getfixturevalue("way") if "way" in request.fixturenames else "sealed"
    settings.SANDBOX, settings.SANDBOX_URL, settings.MEDIA_ROOT = True, play.running().url, tmp_path
    boot.listen()
    with web_server() as port:
        settings.PORT = port
        store, papers = make_store(), mini.enrol()
        keys = {"secret": papers["secret"], "push_token": papers["push_token"]}
        app = accounts.save_app(
            store.brand,
            provider="wechat_mini",
            app_id=papers["app_id"],
            values=keys | ({"push_key": papers["push_key"]} if how == "sealed" else {}),
            is_sandbox=True,
            by=SETUP,
        )
        url = look_at_pictures.news_address(app)
        entered = play.running().ask(
            "POST", "mini/push-url", appid=app.app_id, url=url, is_plain=how == "plain"
        )
        assert entered == {"is_good": True}
        found = accounts.recognise_guest(
            identity=Identity(mini.openid(app.app_id)),
            app_id=app.app_id,
            token=None,
            client="mp-weixin",
            language="zh",
        )
        yield SimpleNamespace(store=store, app=app, guest=found.guest, url=url)
        mini.forget()


def photo(guest, colour=FINE):
    content = io.BytesIO()
    Image.new("RGB", (600, 400), colour).save(content, "PNG")
    stored = files.store_private_picture(content.getvalue())
    return feedback.add_photo(guest=guest, stored=stored).public_id


def write(shop, *colours, text="好看"):
    photos = tuple(photo(shop.guest, colour) for colour in colours)
    return make_review(shop.store, shop.guest, text=text, photo_ids=photos)


def now(review):
    found = queries.review(review.public_id)
    return found.is_hidden, found.hidden_by


def until(what, wanted):
    """What the platform tells comes on its own; wait for it."""
    end = time.monotonic() + PATIENCE_S
    while (found := what()) != wanted and time.monotonic() < end:
        time.sleep(0.05)
    return found


def verdicts(number):
    return until(PhotoVerdict.objects.count, number) == number


def to_read(review):
    about = {"store_id": review.store.public_id, "item_id": review.item_ref, "stars": review.stars}
    return ReviewToRead(review_id=review.public_id, version=review.version, **about)


def push(shop, trace_id, suggest="pass", **more):
    event = {
        "Event": "wxa_media_check", "appid": shop.app.app_id, "trace_id": trace_id, "errcode": 0,
        "result": {"suggest": suggest, "label": 100},
    }  # fmt: skip
    return play.running().ask("POST", "mini/push", appid=shop.app.app_id, url=shop.url, event=event, **more)


def trace_of(review):
    return Photo.objects.get(review=review).check_ref.partition(":")[2]


def test_good_words_and_pictures_are_shown_when_the_platform_has_told(shop, way):
    review = write(shop, FINE, FINE)
    assert now(review) == (True, BEING_READ_BY)

    outbox.drain()

    assert until(lambda: now(review), (False, "")) == (False, "")
    assert queries.store_rating(shop.store.pk).count == 1
    assert PhotoVerdict.objects.filter(is_fine=True).count() == 2


@pytest.mark.parametrize("colour", [RISKY, DOUBTFUL])
def test_one_picture_in_doubt_leaves_the_review_to_a_person(shop, colour):
    review = write(shop, FINE, colour)

    outbox.drain()

    assert until(lambda: now(review), (True, HELD_BY)) == (True, HELD_BY)
    assert queries.store_rating(shop.store.pk).count == 0


def test_pictures_without_words_are_looked_at_too(shop):
    review = write(shop, FINE, text="")
    assert now(review) == (True, BEING_READ_BY)

    outbox.drain()

    assert until(lambda: now(review), (False, "")) == (False, "")


def test_of_bad_words_the_pictures_are_not_asked_about(shop):
    review = write(shop, FINE, text=RISKY_WORDS)

    outbox.drain()

    assert now(review) == (True, HELD_BY)
    assert Photo.objects.get(review=review).check_ref is None


def test_the_same_told_twice_counts_once_and_the_first_word_stays(shop):
    play.running().misbehave("push", "lose")
    review = write(shop, FINE)
    outbox.drain()
    assert now(review) == (True, BEING_LOOKED_AT_BY)

    answers = [
        push(shop, trace_of(review)),
        push(shop, trace_of(review)),
        push(shop, trace_of(review), "risky"),
    ]

    assert [each["text"] for each in answers] == ["success"] * 3
    assert now(review) == (False, "")
    assert queries.store_rating(shop.store.pk).count == 1
    assert list(PhotoVerdict.objects.values_list("is_fine", flat=True)) == [True]


def test_a_verdict_that_comes_before_its_number_is_known_is_not_lost(shop, monkeypatch):
    noted = {}
    monkeypatch.setattr(feedback, "note_check", lambda photo, *, check_ref: noted.update({check_ref: photo}))
    review = write(shop, FINE)
    outbox.drain()
    assert verdicts(1)
    assert now(review) == (True, BEING_LOOKED_AT_BY)
    monkeypatch.undo()
    ((check_ref, asked),) = noted.items()
    feedback.note_check(asked, check_ref=check_ref)

    read_reviews.ask_platform(to_read(review))

    assert now(review) == (False, "")


def test_a_verdict_that_never_comes_leaves_the_review_to_a_person_in_time(shop, clock):
    play.running().misbehave("push", "lose")
    review = write(shop, FINE)
    outbox.drain()
    assert now(review) == (True, BEING_LOOKED_AT_BY)

    clock.advance(minutes=44)
    outbox.drain()
    assert now(review) == (True, BEING_LOOKED_AT_BY)
    clock.advance(minutes=1)
    outbox.drain()
    assert now(review) == (True, HELD_BY)


def test_a_verdict_that_comes_too_late_changes_nothing(shop):
    play.running().misbehave("push", "lose")
    review = write(shop, FINE)
    outbox.drain()
    look_at_pictures.give_up(ReadingDue(review_id=review.public_id, edited_at=""))
    assert now(review) == (True, HELD_BY)

    assert push(shop, trace_of(review))["text"] == "success"

    assert now(review) == (True, HELD_BY)
    assert PhotoVerdict.objects.count() == 1


def test_words_changed_while_pictures_are_looked_at_are_read_first(shop):
    play.running().misbehave("push", "lose")
    review = write(shop, FINE)
    outbox.drain()
    kept = (Photo.objects.get(review=review).public_id,)
    review_order.edit(
        guest=shop.guest,
        review_id=review.public_id,
        opinion=Opinion(stars=5, text=RISKY_WORDS, photo_ids=kept),
    )

    push(shop, trace_of(review))

    assert now(review) == (True, BEING_READ_BY)
    outbox.drain()
    assert now(review) == (True, HELD_BY)


def test_the_end_of_the_time_for_older_words_does_not_touch_the_new_ones(shop, clock):
    review = write(shop, FINE)
    kept = (Photo.objects.get(review=review).public_id,)
    clock.advance(seconds=1)
    opinion = Opinion(stars=4, text="改一下", photo_ids=kept)
    review_order.edit(guest=shop.guest, review_id=review.public_id, opinion=opinion)

    look_at_pictures.give_up(ReadingDue(review_id=review.public_id, edited_at=""))

    assert now(review) == (True, BEING_READ_BY)


def test_a_platform_that_does_not_answer_is_asked_again_and_each_picture_once(shop):
    play.running().misbehave("picture_check", "error_500", times=9)
    review = write(shop, FINE)
    with pytest.raises(PlatformUnavailable):
        read_reviews.ask_platform(to_read(review))
    assert now(review) == (True, BEING_LOOKED_AT_BY)
    mini.forget()
    play.running().misbehave("push", "lose")

    read_reviews.ask_platform(to_read(review))
    asked = trace_of(review)
    read_reviews.ask_platform(to_read(review))

    assert trace_of(review) == asked


def test_a_guest_the_platform_will_not_judge_is_left_to_a_person(shop):
    review = write(shop, FINE, text="")
    play.running().ask("POST", "clock", offset_s=3 * 3600)

    outbox.drain()

    assert now(review) == (True, HELD_BY)


FORGERIES = [{"spoilt": {"msg_signature": "0" * 40}}, {"spoilt": {"nonce": "1"}}, {"is_plain": True}]


@pytest.mark.parametrize("forged", FORGERIES)
def test_forged_news_show_nothing(shop, forged):
    play.running().misbehave("push", "lose")
    review = write(shop, RISKY)
    outbox.drain()

    assert push(shop, trace_of(review), **forged)["status"] == 401

    assert now(review) == (True, BEING_LOOKED_AT_BY)
    assert PhotoVerdict.objects.count() == 0


def test_control_without_the_comparison_forged_news_show_the_picture(shop, monkeypatch):
    monkeypatch.setattr(news, "compare_digest", lambda *_: True)
    play.running().misbehave("push", "lose")
    review = write(shop, RISKY)
    outbox.drain()

    assert push(shop, trace_of(review), spoilt={"msg_signature": "0" * 40})["status"] == 200

    assert now(review) == (False, "")


def test_nobody_is_greeted_or_heard_who_is_not_the_platform(shop):
    query = "signature=0&timestamp=1&nonce=2&echostr=hello"
    assert requests.get(f"{shop.url}?{query}", timeout=5).status_code == 401
    assert requests.post(shop.url.replace("wx", "wy"), json={}, timeout=5).status_code == 404
    assert requests.post(shop.url, data=b"x" * 70_000, timeout=5).status_code == 413


def lent_url(shop, name, **life):
    ticket = lending.ticket(name, life=timedelta(**life))
    return f"{shop.url.rpartition('/wechat-mini')[0]}/pictures/{ticket}"


def test_a_waiting_picture_is_lent_for_a_while_to_whoever_has_its_address(shop, clock):
    name = Photo.objects.get(public_id=photo(shop.guest)).large
    url = lent_url(shop, name, minutes=60)

    answer = requests.get(url, timeout=5)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.headers["cache-control"] == "no-store"
    assert Image.open(io.BytesIO(answer.content)).size == (600, 400)
    last = "A" if url[-2] != "A" else "B"
    assert requests.get(f"{url[:-2]}{last}{url[-1]}", timeout=5).status_code == 404
    clock.advance(minutes=59)
    assert requests.get(url, timeout=5).status_code == 200
    clock.advance(minutes=2)
    assert requests.get(url, timeout=5).status_code == 404


def test_a_picture_that_is_gone_is_lent_no_more_and_the_shops_never(shop):
    name = Photo.objects.get(public_id=photo(shop.guest)).large
    url = lent_url(shop, name, minutes=60)
    files.forget(name)

    assert requests.get(url, timeout=5).status_code == 404
    with pytest.raises(ValueError, match="not a guest's picture"):
        lending.ticket("ab/cd.webp", life=timedelta(minutes=1))


def test_old_verdicts_are_forgotten_when_their_pictures_are_gone(shop, clock):
    known = Photo.objects.get(public_id=photo(shop.guest))
    feedback.note_check(known, check_ref="wx1:known")
    for check_ref in ("wx1:gone", "wx1:known"):
        feedback.note_verdict(check_ref, is_fine=True)
    clock.advance(days=31)
    feedback.note_verdict("wx1:young", is_fine=True)

    feedback.forget_verdicts()

    left = PhotoVerdict.objects.order_by("id").values_list("check_ref", flat=True)
    assert list(left) == ["wx1:known", "wx1:young"]
