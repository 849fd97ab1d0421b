"""Owners make accounts and give roles over HTTP."""

import pytest
from django.test import Client

from diandan.modules.accounts.models import Staff
from diandan.modules.accounts.roles import Role
from tests.factories.accounts import PASSWORD, make_staff, sign_in
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


def test_an_owner_makes_an_account_that_can_sign_in(brand, owner, client):
    store = make_store(brand=brand)
    wish = {
        "username": "Kim",
        "name": "Kim",
        "password": PASSWORD,
        "role": "cashier",
        "scope": store.public_id,
    }

    response = owner.post(url(brand), wish, content_type=JSON)

    kim = Staff.objects.get(username="kim")
    assert response.status_code == 201
    assert response.json() == {
        "id": kim.public_id,
        "username": "kim",
        "name": "Kim",
        "is_active": True,
        "grants": [{"scope": store.public_id, "role": "cashier"}],
    }
    session = {"username": "kim", "password": PASSWORD}
    assert client.post("/api/merchant/v1/session", session, content_type=JSON).status_code == 200


def test_another_brands_store_cannot_be_handed_out(brand, owner):
    theirs = make_store(brand=make_brand())
    wish = {
        "username": "kim",
        "name": "Kim",
        "password": PASSWORD,
        "role": "owner",
        "scope": theirs.public_id,
    }

    response = owner.post(url(brand), wish, content_type=JSON)

    assert (response.status_code, response.json()["code"]) == (404, "stores.store_not_found")
    assert Staff.objects.filter(username="kim").count() == 0


def test_another_brands_people_are_nobody(brand, owner):
    theirs = make_staff(make_brand(), username="theirs")

    response = owner.put(
        url(brand, f"/{theirs.public_id}/password"), {"password": "another horse 8"}, content_type=JSON
    )

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
