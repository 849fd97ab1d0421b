"""Reviews through the guest's door: written once, photos stripped, read by others without a name."""

import io
import json

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from diandan.api.shared.paging import PAGE
from diandan.kernel.actor import Actor
from diandan.modules.accounts.roles import Role
from diandan.modules.feedback import service as feedback
from tests.factories.accounts import make_guest_with_token, make_staff, sign_in
from tests.factories.feedback import a_photo, make_had_order, make_review
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db
G, M = "/api/guest/v1", "/api/merchant/v1"


@pytest.fixture
def brand(clock):
    return make_brand()


@pytest.fixture
def store(brand):
    return make_store(brand=brand)


@pytest.fixture
def guest(store):
    return make_guest_with_token()


@pytest.fixture
def phone(guest):
    client = Client()
    client.cookies["dd_guest"] = guest[1]
    return client


@pytest.fixture
def desk(brand):
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(brand, role=Role.OWNER))
    return client


def send(client, method, url, body, **headers):
    return client.generic(method, url, json.dumps(body), content_type="application/json", headers=headers)


def say(phone, order, key="key-00000001", **said):
    line = order.lines.get().public_id
    body = {"reviews": [{"line_id": line, "stars": 5, **said}]}
    return send(phone, "POST", f"{G}/orders/{order.public_id}/review", body, **{"Idempotency-Key": key})


def test_a_guest_reviews_what_they_had_with_a_photo_that_tells_no_place(
    phone, guest, store, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    order = make_had_order(store, guest[0])
    page = phone.get(f"{G}/orders/{order.public_id}/review").json()
    assert (page["can_write"], page["photos_max"], page["lines"][0]["review"]) == (True, 6, None)
    assert phone.get(f"{G}/orders/{order.public_id}").json()["review"] == {
        "is_invited": False, "can_write": True, "until": page["until"], "written": 0,
    }  # fmt: skip

    sent = phone.post(f"{G}/review_photos", {"file": SimpleUploadedFile("me.jpg", a_photo())})
    assert sent.status_code == 201
    written = say(phone, order, text="很好", tags=["tasty"], photo_ids=[sent.json()["id"]])
    assert written.status_code == 201
    assert say(phone, order, text="很好", tags=["tasty"], photo_ids=[sent.json()["id"]]).status_code == 201
    assert say(phone, order, key="key-00000002").json()["code"] == "feedback.already_reviewed"

    shown = Client().get(f"{G}/stores/{store.public_id}/items/itm_latte/reviews").json()
    assert shown["rating"] == {"count": 1, "average_hundredths": 500, "distribution": [0, 0, 0, 0, 1]}
    (review,) = shown["items"]
    assert (review["text"], review["tags"], len(review["photos"])) == ("很好", ["tasty"], 1)
    assert {"order_id", "guest", "order_number"} & set(review) == set()
    assert guest[0].public_id not in json.dumps(shown)
    kept = tmp_path / review["photos"][0]["large"].removeprefix(configured.MEDIA_URL)
    picture = Image.open(io.BytesIO(kept.read_bytes()))
    assert (picture.format, picture.size, dict(picture.getexif())) == ("WEBP", (960, 720), {})
    assert phone.get(f"{G}/orders/{order.public_id}").json()["review"]["written"] == 1
    assert [mine["id"] for mine in phone.get(f"{G}/reviews").json()["items"]] == [review["id"]]


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"GIF89a", a_photo()[:200]])
def test_what_is_no_picture_is_refused_and_not_kept(phone, settings, tmp_path, content):
    settings.MEDIA_ROOT = tmp_path

    answer = phone.post(f"{G}/review_photos", {"file": SimpleUploadedFile("a.jpg", content)})

    assert (answer.status_code, answer.json()["code"]) == (422, "files.not_a_picture")
    assert list(tmp_path.rglob("*")) == []


def test_photos_have_a_size_and_a_pace(phone, settings, monkeypatch):
    settings.UPLOAD_LIMIT_BYTES = 1000
    answer = phone.post(f"{G}/review_photos", {"file": SimpleUploadedFile("a.jpg", b"x" * 1001)})
    assert answer.json()["code"] == "files.too_large"

    monkeypatch.setattr("diandan.api.guest.reviews.PHOTOS_PER_HOUR", 1)
    too_fast = phone.post(f"{G}/review_photos", {"file": SimpleUploadedFile("a.jpg", b"x")})
    assert too_fast.status_code == 429


@pytest.mark.parametrize(
    "wrong", [{"stars": 0}, {"stars": 6}, {"stars": "many"}, {"text": "x" * 501}, {"tags": ["rude"]}]
)
def test_nonsense_changes_nothing(phone, guest, store, wrong):
    order = make_had_order(store, guest[0])

    assert say(phone, order, **wrong).status_code == 422

    assert phone.get(f"{G}/reviews").json()["items"] == []


def test_a_review_is_changed_and_taken_back_by_its_guest(phone, guest, store):
    review = make_review(store, guest[0], stars=1)
    url = f"{G}/reviews/{review.public_id}"

    changed = send(phone, "PUT", url, {"stars": 4, "text": "better"})
    assert (changed.status_code, changed.json()["stars"], changed.json()["can_edit"]) == (200, 4, True)
    assert phone.delete(url).status_code == 204
    assert phone.delete(url).json()["code"] == "feedback.not_found"
    assert Client().get(f"{G}/stores/{store.public_id}/ratings").json()["items"] == []


def test_ratings_are_read_again_only_when_they_moved(phone, guest, store):
    url = f"{G}/stores/{store.public_id}/ratings"
    make_review(store, guest[0], stars=4)
    first = Client().get(url)
    assert first.json()["items"] == [{"item_id": "itm_latte", "count": 1, "average_hundredths": 400}]

    assert Client().get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    make_review(store, guest[0], stars=3)
    again = Client().get(url, headers={"If-None-Match": first["ETag"]})
    assert again.json()["items"] == [{"item_id": "itm_latte", "count": 2, "average_hundredths": 350}]


def test_the_reading_of_reviews_asks_few_questions(phone, guest, store, django_assert_max_num_queries):
    for _ in range(4):
        make_review(store, guest[0])

    with django_assert_max_num_queries(5):
        assert len(Client().get(f"{G}/stores/{store.public_id}/reviews").json()["items"]) == 4


@pytest.mark.parametrize("place", ["", "/items/itm_latte"])
def test_all_reviews_come_page_by_page_each_once_and_none_that_is_hidden(guest, store, place):
    said = [make_review(store, guest[0]).public_id for _ in range(2 * PAGE + 3)]
    elsewhere = make_review(make_store(brand=store.brand), guest[0]).public_id
    # One in the middle of the first page, and the very one at which the second would have begun.
    for hidden in (said.pop(-5), said.pop(-PAGE)):
        feedback.hide(hidden, reason="辱骂", by=Actor.staff("stf_lin"))

    url = f"{G}/stores/{store.public_id}{place}/reviews"
    pages, cursor = [], {}
    while cursor is not None:
        answer = Client().get(url, cursor).json()
        pages.append([review["id"] for review in answer["items"]])
        assert answer["rating"]["count"] == 2 * PAGE + 1
        cursor = answer["next_cursor"] and {"cursor": answer["next_cursor"]}

    assert [len(shown) for shown in pages] == [PAGE, PAGE, 1]
    assert [review for shown in pages for review in shown] == said[::-1]
    assert elsewhere not in said


def test_the_shop_finds_answers_hides_and_sees_to_reviews(phone, desk, guest, store):
    good = make_review(store, guest[0], stars=5, text="好喝")
    bad = make_review(store, guest[0], stars=1, text="cold")
    url = f"{M}/stores/{store.public_id}/reviews"

    summary = desk.get(f"{url}/summary").json()
    assert {name: summary[name] for name in ("count", "average_hundredths", "unanswered", "waiting")} == {
        "count": 2, "average_hundredths": 300, "unanswered": 2, "waiting": 1,
    }  # fmt: skip
    listed = desk.get(url).json()["items"]
    assert [row["id"] for row in listed] == [bad.public_id, good.public_id]
    assert desk.get(url, {"stars": 5}).json()["items"][0]["id"] == good.public_id
    assert desk.get(url, {"answered": "true"}).json()["items"] == []
    assert desk.get(url, {"photos": "true"}).json()["items"] == []
    assert desk.get(url, {"until": "2026-03-11"}).json()["items"] == []
    assert len(desk.get(url, {"since": "2026-03-12", "until": "2026-03-12"}).json()["items"]) == 2

    answered = send(desk, "POST", f"{M}/reviews/{bad.public_id}/answer", {"text": "抱歉", "version": 1})
    assert (answered.json()["answer"], answered.json()["answered_by"]) == ("抱歉", "Lin")
    seen = send(desk, "POST", f"{M}/reviews/{bad.public_id}/follow_up", {"is_done": True})
    assert (seen.json()["follow_up"], seen.json()["followed_up_by"]) == ("done", "Lin")
    stale = send(desk, "POST", f"{M}/reviews/{bad.public_id}/hide", {"reason": "x", "version": 1})
    assert stale.json()["code"] == "feedback.stale"
    send(desk, "POST", f"{M}/reviews/{good.public_id}/hide", {"reason": "names a person"})
    mine = phone.get(f"{G}/reviews").json()["items"]
    assert [(row["is_hidden"], row["hidden_reason"], row["answer"]) for row in mine] == [
        (False, None, "抱歉"), (True, "names a person", None),
    ]  # fmt: skip
    assert Client().get(f"{G}/stores/{store.public_id}/reviews").json()["rating"]["count"] == 1
    assert desk.get(f"{url}/summary").json()["hidden"] == 1
    send(desk, "POST", f"{M}/reviews/{good.public_id}/show", {})
    desk.delete(f"{M}/reviews/{bad.public_id}/answer")
    assert desk.get(f"{url}/summary").json()["unanswered"] == 2
