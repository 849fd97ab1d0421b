"""Reviews: once per line by those who had it, counted at once, changed for a while, hidden on record."""

import random

import pytest
from django.db.models import Avg, Count

from diandan.flows import review_order
from diandan.infra import files
from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.modules.feedback import queries
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.cleaning import clean
from diandan.modules.feedback.errors import (
    AlreadyReviewed,
    LineNotFound,
    NotHandedOver,
    PhotoNotFound,
    ReasonNeeded,
    ReviewFixed,
    ReviewNotFound,
    StaleReview,
    TextRefused,
    TooLate,
    TooManyPhotos,
)
from diandan.modules.feedback.events import LowRating, ReviewChanged, ReviewDue, ReviewInvited, ReviewLeft
from diandan.modules.feedback.models import Invitation, ItemRating, Photo, Review
from diandan.modules.feedback.service import Opinion
from diandan.modules.feedback.states import HELD_BY
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.payments import service as payments
from tests.factories.accounts import make_guest
from tests.factories.feedback import a_photo, make_had_order, make_review
from tests.factories.ordering import a_line, make_order
from tests.factories.payments import make_bill
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
STAFF = Actor.staff("stf_lin")


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def guest(store):
    return make_guest()


def told(*facts):
    names = [fact.name for fact in facts]
    return list(Message.objects.filter(name__in=names).order_by("id").values_list("name", flat=True))


def rating(store, item_id="itm_latte"):
    found = queries.rating(store.pk, item_id)
    return found.count, found.average_hundredths, found.distribution


def photo_of(guest):
    return feedback.add_photo(guest=guest, stored=files.store_private_picture(a_photo())).public_id


def test_a_review_counts_from_the_moment_it_is_left(store, guest):
    review = make_review(store, guest, stars=4, text="  Good \u200b coffee, call 13812345678 ")

    assert (review.stars, review.text) == (4, "Good coffee, call 138****5678")
    assert rating(store) == (1, 400, [0, 0, 0, 1, 0])
    assert told(ReviewLeft, LowRating) == ["feedback.review_left"]


@pytest.mark.parametrize("steps", range(5))
def test_only_what_a_guest_has_had_can_be_reviewed(store, guest, steps):
    with pytest.raises(NotHandedOver):
        make_review(store, guest, order=make_order(store, guest, steps=steps))

    assert not Review.objects.exists()
    assert rating(store) == (0, 0, [0, 0, 0, 0, 0])


def test_only_the_guest_who_had_it_and_only_what_was_in_it(store, guest):
    order, other = make_had_order(store, guest), make_guest()

    with pytest.raises(OrderNotFound):
        make_review(store, other, order=order)
    with pytest.raises(LineNotFound):
        review_order.write(
            guest=guest, order_id=order.public_id, opinions={"oli_none": Opinion(stars=5)},
            key="k", request_hash="",
        )  # fmt: skip

    assert not Review.objects.exists()


def test_once_per_line_and_all_or_nothing(store, guest):
    order = make_had_order(
        store, guest, lines=[a_line(), a_line(item_id="itm_bun")], items_fen=5000, total_fen=5000
    )
    first, second = (line.public_id for line in order.lines.order_by("position"))
    make_review(store, guest, order=order)

    with pytest.raises(AlreadyReviewed) as refusal:
        review_order.write(
            guest=guest, order_id=order.public_id,
            opinions={second: Opinion(stars=1), first: Opinion(stars=1)}, key="again", request_hash="",
        )  # fmt: skip

    assert refusal.value.details == {"line_id": first}
    assert list(Review.objects.values_list("line_ref", "stars")) == [(first, 5)]
    assert rating(store, "itm_bun") == (0, 0, [0, 0, 0, 0, 0])


def test_control_the_column_itself_refuses_a_second_review(store, guest, monkeypatch):
    review = make_review(store, guest)
    order = queries.review(review.public_id).order_ref
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda self: False)

    with pytest.raises(AlreadyReviewed):
        review_order.write(
            guest=guest,
            order_id=order,
            opinions={review.line_ref: Opinion(stars=1)},
            key="k2",
            request_hash="",
        )


def test_a_repeated_request_says_it_once(store, guest):
    order = make_had_order(store, guest)
    line = order.lines.get().public_id
    for _ in range(2):
        review_order.write(
            guest=guest,
            order_id=order.public_id,
            opinions={line: Opinion(stars=5)},
            key="same",
            request_hash="a",
        )

    assert rating(store) == (1, 500, [0, 0, 0, 0, 1])


def test_after_some_weeks_it_is_too_late(store, guest, clock, settings):
    order = make_had_order(store, guest)
    clock.advance(days=settings.REVIEW_DAYS, seconds=1)

    with pytest.raises(TooLate):
        make_review(store, guest, order=order)


def test_a_low_score_calls_somebody_once(store, guest):
    review = make_review(store, guest, stars=2)
    assert review.follow_up == "open"

    feedback.edit(guest.pk, review.public_id, Opinion(stars=1), by=Actor.guest(guest.public_id))
    done = feedback.set_follow_up(review.public_id, is_done=True, by=STAFF)
    better = feedback.edit(guest.pk, review.public_id, Opinion(stars=5), by=Actor.guest(guest.public_id))

    assert (done.follow_up, better.follow_up) == ("done", "done")
    assert told(LowRating) == ["feedback.low_rating"]
    assert AuditRow.objects.filter(action="feedback.follow_up").count() == 1


def test_a_review_may_be_changed_for_a_while_and_keeps_the_answer_of_the_shop(store, guest, clock, settings):
    by = Actor.guest(guest.public_id)
    review = make_review(store, guest, stars=2)
    feedback.edit(guest.pk, review.public_id, Opinion(stars=4, tags=["kind"]), by=by)
    assert rating(store) == (1, 400, [0, 0, 0, 1, 0])

    clock.advance(minutes=1)
    feedback.answer(review.public_id, text="谢谢", by=STAFF)
    assert not queries.is_answer_older(queries.review(review.public_id))
    clock.advance(minutes=1)
    changed = feedback.edit(guest.pk, review.public_id, Opinion(stars=4, text="再看看"), by=by)
    assert (changed.answer, queries.is_answer_older(changed)) == ("谢谢", True)
    clock.advance(minutes=1)
    assert not queries.is_answer_older(feedback.answer(review.public_id, text="谢谢您", by=STAFF))
    feedback.hide(review.public_id, reason="names a colleague", by=STAFF)
    with pytest.raises(ReviewFixed):
        feedback.edit(guest.pk, review.public_id, Opinion(stars=1), by=by)
    feedback.show(review.public_id, by=STAFF)
    late = make_review(store, guest)
    clock.advance(hours=settings.REVIEW_EDIT_HOURS, seconds=1)
    with pytest.raises(ReviewFixed):
        feedback.edit(guest.pk, late.public_id, Opinion(stars=1), by=by)
    with pytest.raises(ReviewNotFound):
        feedback.edit(make_guest().pk, late.public_id, Opinion(stars=1), by=by)

    assert rating(store) == (2, 450, [0, 0, 0, 1, 1])


def test_hiding_takes_a_reason_and_is_on_record(store, guest):
    review = make_review(store, guest, stars=1)

    with pytest.raises(ReasonNeeded):
        feedback.hide(review.public_id, reason="  ", by=STAFF)
    hidden = feedback.hide(review.public_id, reason="names a colleague", by=STAFF, version=review.version)
    with pytest.raises(StaleReview):
        feedback.answer(review.public_id, text="sorry", by=STAFF, version=review.version)

    assert (hidden.is_hidden, hidden.hidden_reason, hidden.hidden_by) == (
        True,
        "names a colleague",
        str(STAFF),
    )
    assert rating(store) == (0, 0, [0, 0, 0, 0, 0])
    assert queries.shown(store.pk, before=None, limit=9) == []
    row = AuditRow.objects.get(action="feedback.hide")
    assert (row.actor, row.target, row.details) == (
        str(STAFF), review.public_id, {"reason": "names a colleague", "stars": 1},
    )  # fmt: skip

    feedback.show(review.public_id, by=STAFF)
    assert rating(store) == (1, 100, [1, 0, 0, 0, 0])


def test_words_no_shop_can_show_are_refused_and_doubtful_ones_wait(store, guest):
    order = make_had_order(store, guest)
    with pytest.raises(TextRefused):
        make_review(store, guest, order=order, text="老板是傻 * 逼")
    assert not Review.objects.exists()

    held = make_review(store, guest, order=order, stars=5, text="想喝加 微信 abc")
    assert (queries.is_held(held), held.is_hidden) == (True, True)
    assert rating(store) == (0, 0, [0, 0, 0, 0, 0])

    review_order.edit(guest=guest, review_id=held.public_id, opinion=Opinion(stars=5, text="好喝"))
    assert rating(store) == (1, 500, [0, 0, 0, 0, 1])
    assert not queries.review(held.public_id).is_hidden


def test_photos_belong_to_one_review_of_their_guest(store, guest):
    mine, theirs = photo_of(guest), photo_of(make_guest())
    with pytest.raises(PhotoNotFound):
        make_review(store, guest, photo_ids=(mine, theirs))
    with pytest.raises(TooManyPhotos):
        make_review(store, guest, photo_ids=tuple(photo_of(guest) for _ in range(7)))
    assert not Photo.objects.filter(review__isnull=False).exists()

    review = make_review(store, guest, photo_ids=(mine,))
    with pytest.raises(PhotoNotFound):
        make_review(store, guest, photo_ids=(mine,))
    assert [photo.public_id for photo in queries.review(review.public_id).photos.all()] == [mine]


def test_files_go_when_nothing_shows_them_any_more(store, guest, clock, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    review = make_review(store, guest, photo_ids=(photo_of(guest),))
    photo_of(guest)
    assert len(list(tmp_path.rglob("*.webp"))) == 4

    clock.advance(days=3)
    assert feedback.sweep_photos() == 1
    assert len(list(tmp_path.rglob("*.webp"))) == 2

    feedback.withdraw(guest.pk, review.public_id, by=Actor.guest(guest.public_id))
    assert feedback.sweep_photos() == 1
    assert (list(tmp_path.rglob("*.webp")), Photo.objects.count()) == ([], 0)
    assert rating(store) == (0, 0, [0, 0, 0, 0, 0])


def test_a_guest_is_asked_once_and_not_when_money_went_back(store, guest, monkeypatch):
    order = make_had_order(store, guest)
    due = ReviewDue(order_id=order.public_id, store_id=store.public_id, guest_id=guest.public_id)
    review_order.invite(due)
    review_order.invite(due)
    assert told(ReviewInvited) == ["feedback.review_invited"]
    assert queries.invited([order.public_id]) == {order.public_id}

    reviewed = make_review(store, guest)
    review_order.invite(
        ReviewDue(order_id=reviewed.order_ref, store_id=store.public_id, guest_id=guest.public_id)
    )
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(("back_fen", "asks"), [(2500, False), (700, False), (0, True)])
def test_whoever_got_money_back_is_not_asked_how_it_was(store, guest, back_fen, asks):
    order = make_had_order(store, guest)
    make_bill(store=store, subject=order.public_id, total_fen=2500)
    payments.take_cash(subject=order.public_id, received_fen=2500, by=STAFF)
    if back_fen:
        payments.ask_refund(subject=order.public_id, amount_fen=back_fen, reason="洒了", by=STAFF)

    review_order.invite(
        ReviewDue(order_id=order.public_id, store_id=store.public_id, guest_id=guest.public_id)
    )

    assert queries.invited([order.public_id]) == ({order.public_id} if asks else set())
    assert told(ReviewInvited) == (["feedback.review_invited"] if asks else [])


def test_the_ratings_equal_a_recount_after_anything(store, clock):
    chance = random.Random(38)
    guests = [make_guest() for _ in range(3)]
    orders = [make_had_order(store, guest) for guest in guests for _ in range(4)]
    left = []
    for _ in range(120):
        act = chance.choice(["write", "edit", "hide", "show", "withdraw", "answer"])
        if act == "write" and orders:
            order = orders.pop()
            left.append(
                (order.guest, make_review(store, order.guest, order=order, stars=chance.randint(1, 5)))
            )
            continue
        if not left:
            continue
        guest, review = chance.choice(left)
        by = Actor.guest(guest.public_id)
        try:
            if act == "edit":
                feedback.edit(
                    guest.pk, review.public_id, Opinion(stars=chance.randint(1, 5)), by=by,
                    held_by=HELD_BY if chance.random() < 0.3 else "",
                )  # fmt: skip
            elif act == "hide":
                feedback.hide(review.public_id, reason="x", by=STAFF)
            elif act == "show":
                feedback.show(review.public_id, by=STAFF)
            elif act == "withdraw" and chance.random() < 0.2:
                feedback.withdraw(guest.pk, review.public_id, by=by)
                left.remove((guest, review))
            elif act == "answer" and chance.random() < 0.2:
                feedback.answer(review.public_id, text="thanks", by=STAFF)
        except ReviewFixed:
            pass
        seen = Review.objects.filter(is_hidden=False).aggregate(count=Count("id"), average=Avg("stars"))
        kept = queries.store_rating(store.pk)
        assert kept.count == seen["count"]
        assert kept.average_hundredths == round((seen["average"] or 0) * 100 + 1e-9)
        assert ItemRating.objects.filter(count__lt=0).count() == 0


def test_texts_are_cleaned_without_losing_what_was_said():
    assert clean("a\r\n\n\n\nb\u202ec\t d", longest=99) == "a\n\nbc d"
    assert clean("👩‍🍳 很 好", longest=99) == "👩‍🍳 很 好"
    assert clean("x" * 20, longest=5) == "xxxxx"


def test_an_answer_is_told_and_changing_it_is_news_of_the_review(store, guest):
    review = make_review(store, guest)
    feedback.answer(review.public_id, text="谢谢", by=STAFF)
    feedback.answer(review.public_id, text="谢谢", by=STAFF)
    feedback.answer(review.public_id, text="谢谢您", by=STAFF)
    feedback.take_answer_back(review.public_id, by=STAFF)

    assert told(ReviewChanged) == ["feedback.review_changed", "feedback.review_changed"]
    assert AuditRow.objects.filter(action__startswith="feedback.").count() == 3
