"""One's own account over HTTP: password, code, sessions; and handing a device over."""

import pytest
from django.test import Client

from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Role
from tests.factories.accounts import PASSWORD, SETUP, make_staff
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
JSON = "application/json"
V1 = "/api/merchant/v1"
CHROME = "Mozilla/5.0 (Linux; Android 14; Tablet) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"


@pytest.fixture
def store():
    return make_store()


def signed_in(username, **headers):
    client = Client()
    wish = {"username": username, "password": PASSWORD}
    assert client.post(f"{V1}/session", wish, JSON, headers=headers).status_code == 200
    return client


def test_a_password_is_changed_by_who_knows_it_and_ends_other_sessions(store):
    make_staff(store.brand, username="kim", role=Role.CASHIER)
    here, there = signed_in("kim"), signed_in("kim")

    wrong = here.put(f"{V1}/me/password", {"current": "not it at all", "password": "new horse 99"}, JSON)
    changed = here.put(f"{V1}/me/password", {"current": PASSWORD, "password": "new horse 99"}, JSON)

    assert (wrong.status_code, wrong.json()["code"]) == (401, "accounts.wrong_credentials")
    assert changed.status_code == 200
    assert [row["is_here"] for row in changed.json()["sessions"]] == [True]
    assert (here.get(f"{V1}/me").status_code, there.get(f"{V1}/me").status_code) == (200, 401)


def test_the_same_password_is_no_new_one(store):
    make_staff(store.brand, username="kim", role=Role.CASHIER)

    refused = signed_in("kim").put(f"{V1}/me/password", {"current": PASSWORD, "password": PASSWORD}, JSON)

    assert (refused.status_code, refused.json()["code"]) == (422, "accounts.same_password")


def test_an_initial_password_opens_only_its_own_change(store):
    kim = make_staff(store.brand, username="kim", role=Role.CASHIER)
    initial = accounts.reset_password(kim, by=SETUP)
    client = Client()
    client.post(f"{V1}/session", {"username": "kim", "password": initial}, JSON)
    desk = f"{V1}/stores/{store.public_id}/orders/desk"
    before = client.get(desk)

    changed = client.put(f"{V1}/me/password", {"current": initial, "password": "new horse 99"}, JSON)

    assert (before.status_code, before.json()["code"]) == (403, "accounts.password_change_needed")
    assert changed.json()["must_change_password"] is False
    assert client.get(desk).status_code == 200


def test_sessions_say_where_one_is_signed_in_and_end_one_by_one(store):
    make_staff(store.brand, username="kim", role=Role.CASHIER)
    here, there = signed_in("kim"), signed_in("kim", **{"User-Agent": CHROME})
    sessions = here.get(f"{V1}/me/account").json()["sessions"]
    assert [(row["device"], row["is_here"]) for row in sessions] == [("Chrome · Android", False), ("", True)]

    ended = here.delete(f"{V1}/me/sessions/{sessions[0]['id']}")
    again = here.delete(f"{V1}/me/sessions/{sessions[0]['id']}")

    assert (ended.status_code, again.status_code) == (200, 404)
    assert (there.get(f"{V1}/me").status_code, here.get(f"{V1}/me").status_code) == (401, 200)


def test_another_persons_session_is_not_found(store):
    make_staff(store.brand, username="kim", role=Role.CASHIER)
    make_staff(store.brand, username="lee", role=Role.CASHIER)
    kim, lee = signed_in("kim"), signed_in("lee")
    theirs = lee.get(f"{V1}/me/account").json()["sessions"][0]["id"]

    assert kim.delete(f"{V1}/me/sessions/{theirs}").status_code == 404
    assert lee.get(f"{V1}/me").status_code == 200


def test_signing_out_everywhere_keeps_this_device(store):
    make_staff(store.brand, username="kim", role=Role.CASHIER)
    here, there = signed_in("kim"), signed_in("kim")

    left = here.delete(f"{V1}/me/sessions").json()["sessions"]

    assert [row["is_here"] for row in left] == [True]
    assert there.get(f"{V1}/me").status_code == 401


def test_a_device_is_handed_over_by_code_and_the_next_order_is_theirs(store):
    make_staff(store.brand, username="guo", role=Role.CASHIER, store=store)
    zhou = make_staff(store.brand, username="zhou", role=Role.MANAGER)
    accounts.give_code(zhou, code="2580", by=SETUP)
    tablet = signed_in("guo")
    people = tablet.get(f"{V1}/stores/{store.public_id}/people").json()["items"]
    assert people == [{"id": zhou.public_id, "name": "Zhou", "role": "manager"}]

    wrong = tablet.post(
        f"{V1}/stores/{store.public_id}/switch", {"staff_id": zhou.public_id, "code": "0000"}, JSON
    )
    me = tablet.post(
        f"{V1}/stores/{store.public_id}/switch", {"staff_id": zhou.public_id, "code": "2580"}, JSON
    ).json()

    assert (wrong.status_code, wrong.json()["code"]) == (403, "accounts.wrong_code")
    assert (me["staff"]["id"], me["is_by_code"]) == (zhou.public_id, True)
    assert tablet.get(f"{V1}/me").json()["staff"]["id"] == zhou.public_id


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("get", "/me/account", {}),
        ("put", "/me/password", {"current": PASSWORD, "password": "new horse 99"}),
        ("put", "/me/code", {"current": PASSWORD, "code": "8624"}),
        ("delete", "/me/sessions", {}),
    ],
)
def test_an_account_is_kept_by_password_only(store, method, path, body):
    make_staff(store.brand, username="guo", role=Role.CASHIER, store=store)
    zhou = make_staff(store.brand, username="zhou", role=Role.MANAGER)
    accounts.give_code(zhou, code="2580", by=SETUP)
    tablet = signed_in("guo")
    tablet.post(f"{V1}/stores/{store.public_id}/switch", {"staff_id": zhou.public_id, "code": "2580"}, JSON)

    refused = getattr(tablet, method)(f"{V1}{path}", body, content_type=JSON)

    assert (refused.status_code, refused.json()["code"]) == (403, "accounts.password_needed")


def test_a_person_chooses_their_own_code(store):
    make_staff(store.brand, username="kim", role=Role.CASHIER)
    client = signed_in("kim")

    weak = client.put(f"{V1}/me/code", {"current": PASSWORD, "code": "1234"}, JSON)
    chosen = client.put(f"{V1}/me/code", {"current": PASSWORD, "code": "8624"}, JSON)

    assert (weak.status_code, weak.json()["code"]) == (422, "accounts.weak_code")
    assert chosen.json()["has_code"] is True
