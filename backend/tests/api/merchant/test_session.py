"""Signing in over HTTP, and what staff see of themselves."""

import pytest

from diandan.modules.accounts.roles import Permission, Role
from tests.factories.accounts import PASSWORD, make_staff
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db
URL = "/api/merchant/v1/session"
ME = "/api/merchant/v1/me"


def sign_in(client, password=PASSWORD, username="lin"):
    return client.post(URL, {"username": username, "password": password}, content_type="application/json")


def test_staff_see_who_they_are_and_what_they_may_where(client):
    brand = make_brand(slug="hillside")
    here = make_store(brand=brand, name="Here")
    make_store(brand=brand, name="There")
    lin = make_staff(brand, role=Role.CASHIER, store=here)

    body = sign_in(client).json()

    assert body == client.get(ME).json()
    assert body["staff"] == {"id": lin.public_id, "name": "Lin", "username": "lin"}
    assert (body["brand"]["slug"], body["brand_permissions"]) == ("hillside", [])
    assert body["stores"] == [
        {
            "id": here.public_id,
            "name": "Here",
            "name_en": "",
            "time_zone": "Asia/Shanghai",
            "role": "cashier",
            "permissions": ["orders", "reviews", "sold_out"],
        }
    ]
    assert body["live_url"] == "ws://testserver:8701/live"


def test_an_owner_sees_every_store(client):
    brand = make_brand()
    make_store(brand=brand)
    make_store(brand=brand)
    make_staff(brand)

    body = sign_in(client).json()

    assert [place["role"] for place in body["stores"]] == ["owner", "owner"]
    assert body["brand_permissions"] == sorted(Permission)


def test_a_wrong_password_leaves_no_cookie(client):
    make_staff(make_brand())

    response = sign_in(client, password="wrong horse 7")

    assert (response.status_code, response.json()["code"]) == (401, "accounts.wrong_credentials")
    assert "dd_staff" not in client.cookies


def test_a_locked_account_says_when_to_come_back(client, clock):
    make_staff(make_brand())
    for _ in range(5):
        sign_in(client, password="wrong horse 7")

    response = sign_in(client)

    assert (response.status_code, response.headers["Retry-After"]) == (429, "900")


def test_signing_out_ends_the_session_on_the_server(client):
    make_staff(make_brand())
    sign_in(client)
    token = client.cookies["dd_staff"].value

    assert client.delete(URL).status_code == 200

    client.cookies["dd_staff"] = token
    assert client.get(ME).status_code == 401


def test_a_guests_token_opens_no_staff_door(client):
    client.post("/api/guest/v1/session", {"client": "h5"}, content_type="application/json")
    client.cookies["dd_staff"] = client.cookies["dd_guest"].value

    assert client.get(ME).status_code == 401
