"""What is held on a guest: seen, taken along, ended; everywhere or nowhere."""

import io
import json
import zipfile

import pytest
from django.apps import apps
from django.test import Client

from diandan.flows import guest_data
from diandan.infra import files
from diandan.infra.outbox.models import Message
from diandan.modules.accounts.models import Guest, GuestSession
from diandan.modules.accounts.parting import NOBODY
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback import service as feedback
from diandan.modules.feedback.models import Photo, Review
from diandan.modules.kitchen import service as kitchen
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.models import Order, OrderLine
from tests.factories.accounts import make_guest_with_token
from tests.factories.feedback import a_photo, make_had_order, make_review
from tests.factories.kitchen import make_station, make_tickets
from tests.factories.ordering import a_line, make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
G = "/api/guest/v1"


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def known(store):
    return make_guest_with_token()


@pytest.fixture
def phone(known):
    client = Client()
    client.cookies["dd_guest"] = known[1]
    return client


def erase(phone, **body):
    return phone.post(f"{G}/me/erase", json.dumps(body or {"confirm": True}), content_type="application/json")


def had(store, guest):
    order = make_had_order(store, guest, note="坚果过敏", lines=[a_line(note="少糖")])
    photo = feedback.add_photo(guest=guest, stored=files.store_private_picture(a_photo()))
    return order, make_review(store, guest, order=order, stars=2, text="有点凉", photo_ids=(photo.public_id,))


def test_a_guest_sees_what_is_held_why_and_how_long(phone, known, store, settings):
    had(store, known[0])

    receipt = phone.get(f"{G}/me/data").json()

    held = {line["code"]: (line["count"], line["keeps_days"], line["ends"]) for line in receipt["holdings"]}
    assert held["ordering.orderline"] == (1, settings.NOTE_DAYS, "anonymised")
    assert held["feedback.review"] == (1, None, "anonymised")
    assert held["feedback.photo"] == (1, None, "deleted")
    assert held["accounts.guestsession"] == (1, settings.GUEST_SESSION_DAYS, "deleted")
    assert receipt["blocks"] == []
    assert all(line["why"] and line["why_en"] for line in receipt["holdings"])


def test_everything_is_taken_along_with_the_photos(phone, known, store, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    had(store, known[0])
    had(store, make_guest_with_token()[0])

    answer = phone.get(f"{G}/me/data/file")
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.json"'
    rows = {held["code"]: held["rows"] for held in answer.json()["held"]}
    assert [row["note"] for row in rows["ordering.order"]] == ["坚果过敏"]
    assert [(row["note"], row["net_fen"]) for row in rows["ordering.orderline"]] == [("少糖", 2500)]
    assert [(row["stars"], row["text"]) for row in rows["feedback.review"]] == [(2, "有点凉")]

    archive = zipfile.ZipFile(io.BytesIO(phone.get(f"{G}/me/data/file", {"form": "zip"}).content))
    assert json.loads(archive.read("data.json"))["held"] == answer.json()["held"]
    (photo,) = [name for name in archive.namelist() if name.startswith("photos/")]
    assert archive.read(photo)[:4] == b"RIFF"


def test_a_guest_is_forgotten_and_the_books_stay(phone, known, store, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    guest = known[0]
    order, review = had(store, guest)
    make_station(store)
    make_tickets(store, order_id=order.public_id)

    assert erase(phone).status_code == 204

    kept = Order.objects.get(pk=order.pk)
    assert (kept.guest.public_id, kept.total_fen, kept.number, kept.note) == (NOBODY, 2500, order.number, "")
    assert OrderLine.objects.get(order=kept).note == ""
    said = Review.objects.get(pk=review.pk)
    assert (said.guest_id, said.order_ref, said.line_ref, said.stars, said.text) == (
        None,
        "",
        None,
        2,
        "有点凉",
    )
    assert reviews.rating(store.pk, "itm_latte").count == 1
    assert not Guest.objects.filter(pk=guest.pk).exists()
    assert not GuestSession.objects.filter(guest_id=guest.pk).exists()
    assert not Photo.objects.filter(guest_id=guest.pk).exists()
    feedback.sweep_photos()
    assert list(tmp_path.rglob("*.webp")) == []
    assert Message.objects.filter(name="accounts.guest_erased").count() == 1
    assert phone.get(f"{G}/me/data").status_code == 401


def test_no_row_names_a_forgotten_guest_any_more(phone, known, store):
    guest = known[0]
    had(store, guest)
    erase(phone)

    names = []
    for model in apps.get_models():
        if not model.__module__.startswith("diandan.modules."):
            continue
        for row in model._default_manager.all().values():
            if guest.public_id in str(row):
                names.append(model._meta.label)
    assert names == []


def test_control_a_room_that_does_not_part_leaves_a_trace(phone, known, store, monkeypatch):
    had(store, known[0])
    monkeypatch.setattr("diandan.modules.ordering.personal.part", lambda subject, nobody_pk: None)

    phone.raise_request_exception = False
    answer = erase(phone)

    assert answer.status_code == 500
    assert Guest.objects.filter(pk=known[0].pk).exists()


@pytest.mark.parametrize("steps", range(5))
def test_an_order_under_way_is_finished_first(phone, known, store, steps):
    order = make_order(store, known[0], steps=steps, note="坚果过敏")

    assert phone.get(f"{G}/me/data").json()["blocks"] == [
        {"code": "ordering.order_under_way", "ref": order.public_id}
    ]
    answer = erase(phone)

    assert (answer.status_code, answer.json()["code"]) == (409, "privacy.not_yet")
    assert answer.json()["details"] == {
        "reasons": ["ordering.order_under_way"], "refs": [order.public_id],
    }  # fmt: skip
    assert Order.objects.get(pk=order.pk).note == "坚果过敏"
    assert phone.get(f"{G}/me").status_code == 200


def test_forgetting_is_said_on_purpose(phone):
    assert erase(phone, confirm=False).status_code == 422
    assert phone.get(f"{G}/me").status_code == 200


def test_signed_out_everywhere_means_this_phone_too(phone, known):
    assert phone.delete(f"{G}/me/sessions").status_code == 204

    other = Client()
    other.cookies["dd_guest"] = known[1]
    assert other.get(f"{G}/me").status_code == 401
    assert Guest.objects.filter(pk=known[0].pk).exists()


def test_old_notes_go_by_themselves(known, store, clock, settings):
    order = make_had_order(store, known[0], note="坚果过敏", lines=[a_line(note="少糖")])
    clock.advance(days=settings.NOTE_DAYS - 1)
    assert (ordering.forget_old_notes(), kitchen.forget_old_notes()) == (0, 0)

    clock.advance(days=2)
    assert ordering.forget_old_notes() == 1

    order.refresh_from_db()
    assert (order.note, order.lines.get().note, order.total_fen) == ("", "", 2500)
    assert ordering.forget_old_notes() == 0


def test_the_register_is_the_sum_of_the_rooms():
    codes = [holding.code for holding in guest_data.register()]

    assert len(codes) == len(set(codes))
    assert {"accounts.guest", "ordering.order", "feedback.review", "payments.bill"} <= set(codes)
