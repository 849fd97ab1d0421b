"""Owners make accounts and give roles over HTTP."""

import pytest
from django.test import Client

from diandan.kernel import clock as kernel_clock
from diandan.modules.accounts.models import Staff
from diandan.modules.accounts.roles import Role
from tests.factories.accounts import make_staff, sign_in
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def brand():
    return make_brand()


@pytest.fixture
def owner(brand):
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(brand, username="owner"))
    return client


def url(brand, rest=""):
    return f"/api/merchant/v1/brands/{brand.public_id}/staff{rest}"


def test_an_owner_makes_an_account_that_can_sign_in_and_first_changes_its_password(
    brand, owner, client, clock
):
    store = make_store(brand=brand)
    wish = {
        "username": "Kim",
        "name": "Kim",
        "role": "cashier",
        "scope": store.public_id,
    }

    response = owner.post(url(brand), wish, content_type=JSON)

    kim = Staff.objects.get(username="kim")
    said = response.json()
    session = {"username": "kim", "password": said.pop("initial_password")}
    assert response.status_code == 201
    assert said == {
        "id": kim.public_id,
        "username": "kim",
        "name": "Kim",
        "is_active": True,
        "must_change_password": True,
        "has_code": False,
        "last_seen_at": None,
        "created_at": kernel_clock.now().isoformat().replace("+00:00", "Z"),
        "grants": [{"scope": store.public_id, "role": "cashier"}],
    }
    assert client.post("/api/merchant/v1/session", session, content_type=JSON).status_code == 200
    refused = client.get(f"/api/merchant/v1/stores/{store.public_id}/orders/desk")
    assert (refused.status_code, refused.json()["code"]) == (403, "accounts.password_change_needed")


def test_another_brands_store_cannot_be_handed_out(brand, owner):
    theirs = make_store(brand=make_brand())
    wish = {
        "username": "kim",
        "name": "Kim",
        "role": "owner",
        "scope": theirs.public_id,
    }

    response = owner.post(url(brand), wish, content_type=JSON)

    assert (response.status_code, response.json()["code"]) == (404, "stores.store_not_found")
    assert Staff.objects.filter(username="kim").count() == 0


def test_another_brands_people_are_nobody(brand, owner):
    theirs = make_staff(make_brand(), username="theirs")

    response = owner.post(url(brand, f"/{theirs.public_id}/password"))

    assert (response.status_code, response.json()["code"]) == (404, "accounts.staff_not_found")
    assert sign_in(theirs)


def test_roles_are_given_and_taken(brand, owner):
    kim = make_staff(brand, username="kim", role=Role.WAITER)

    given = owner.put(url(brand, f"/{kim.public_id}/grant"), {"role": "manager"}, content_type=JSON)
    taken = owner.post(url(brand, f"/{kim.public_id}/revoke"), {}, content_type=JSON)

    assert given.json()["grants"] == [{"scope": "brand", "role": "manager"}]
    assert taken.json()["grants"] == []


def test_a_closed_account_is_out_and_listed_as_such(brand, owner):
    kim = make_staff(brand, username="kim", role=Role.WAITER)
    client = Client()
    client.cookies["dd_staff"] = sign_in(kim)

    owner.put(url(brand, f"/{kim.public_id}/activity"), {"is_active": False}, content_type=JSON)

    assert client.get("/api/merchant/v1/me").status_code == 401
    listed = owner.get(url(brand)).json()["items"]
    assert [(p["username"], p["is_active"]) for p in listed] == [("kim", False), ("owner", True)]


def test_the_last_owner_cannot_leave(brand, owner):
    last = Staff.objects.get(username="owner")

    response = owner.put(url(brand, f"/{last.public_id}/activity"), {"is_active": False}, content_type=JSON)

    assert (response.status_code, response.json()["code"]) == (409, "accounts.last_owner")
    assert owner.get("/api/merchant/v1/me").status_code == 200


def test_a_reset_password_is_said_once_and_ends_every_session(brand, owner, client):
    kim = make_staff(brand, username="kim", role=Role.CASHIER)
    client.cookies["dd_staff"] = sign_in(kim)

    password = owner.post(url(brand, f"/{kim.public_id}/password")).json()["initial_password"]

    assert client.get("/api/merchant/v1/me").status_code == 401
    session = {"username": "kim", "password": password}
    answer = client.post("/api/merchant/v1/session", session, content_type=JSON)
    assert answer.json()["must_change_password"] is True
    assert password not in str(Staff.objects.filter(pk=kim.pk).values())


def test_a_person_is_renamed_and_keeps_the_name_to_sign_in_with(brand, owner):
    kim = make_staff(brand, username="kim", role=Role.WAITER)

    renamed = owner.patch(url(brand, f"/{kim.public_id}"), {"name": " 小金 "}, content_type=JSON).json()
    refused = owner.patch(url(brand, f"/{kim.public_id}"), {"name": " "}, content_type=JSON)

    assert (renamed["name"], renamed["username"]) == ("小金", "kim")
    assert (refused.status_code, refused.json()["code"]) == (422, "accounts.invalid_name")


def test_a_code_is_given_and_taken(brand, owner):
    kim = make_staff(brand, username="kim", role=Role.WAITER)

    code = owner.post(url(brand, f"/{kim.public_id}/code")).json()["code"]
    given = owner.get(url(brand)).json()["items"][0]["has_code"]
    owner.delete(url(brand, f"/{kim.public_id}/code"))
    taken = owner.get(url(brand)).json()["items"][0]["has_code"]

    assert (len(code), given, taken) == (6, True, False)
