"""Guests sign in by WeChat over HTTP, against the sandbox: who they are, what they keep, how they pay."""

import uuid
from types import SimpleNamespace

import pytest
from django.test import Client

from diandan import boot
from diandan.infra import idempotency, outbox
from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.models import Guest
from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as money
from tests.factories import mini
from tests.factories import sandbox as play
from tests.factories.accounts import SETUP, make_guest_with_token
from tests.factories.ordering import make_order
from tests.factories.payments import make_account, make_bill
from tests.factories.stores import make_store
from tests.factories.web import web_server

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]
URL = "/api/guest/v1/session"


@pytest.fixture
def shop(transactional_db, settings):
    """A store whose WeChat Pay account is bound to its mini-program."""
    mini.forget()
    play.forget_failures()
    settings.SANDBOX, settings.SANDBOX_URL = True, play.running().url
    boot.listen()
    store = make_store(auto_accept=False)
    make_account(store=store, values=mini.merchant())
    papers = mini.enrol(app_id=mini.merchant()["appid"])
    app = accounts.save_app(
        store.brand,
        provider="wechat_mini",
        app_id=papers["app_id"],
        values={"secret": papers["secret"]},
        is_sandbox=True,
        by=SETUP,
    )
    yield SimpleNamespace(store=store, app=app, app_id=app.app_id)
    mini.forget()
    play.forget_failures()


def begin(shop, *, code=None, token=None, status=200, **changes):
    body = {"client": "mp-weixin", "code": code or mini.login_code(shop.app_id), "app_id": shop.app_id}
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = Client().post(URL, {**body, **changes}, content_type="application/json", headers=headers)
    assert answer.status_code == status, answer.content
    return answer.json()


def call(method, url, token, body=None, *, key=None):
    headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
    return getattr(Client(), method)(
        f"/api/guest/v1{url}", body, content_type="application/json", headers=headers
    )


def test_a_guest_signs_in_and_is_the_same_next_time(shop):
    first, again = begin(shop), begin(shop)

    assert first["guest"] == again["guest"]
    assert (first["is_known"], again["is_known"]) == (True, True)
    assert first["token"] != again["token"]
    assert call("get", "/me", again["token"]).json()["id"] == first["guest"]["id"]
    # Whoever only opens the page is not known.
    anonymous = Client().post(URL, {"client": "mp-weixin"}, content_type="application/json").json()
    assert anonymous["is_known"] is False


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"code": "nobody issued this"}, 422, "accounts.code_refused"),
        ({"app_id": "wxffffffffffffffff"}, 404, "accounts.app_not_found"),
        ({"client": "h5"}, 409, "accounts.sign_in_not_offered"),
    ],
)
def test_a_sign_in_that_cannot_be_is_refused_and_makes_nobody(shop, change, status, code):
    assert begin(shop, status=status, **change)["code"] == code
    assert not Guest.objects.exists()


def test_a_code_that_was_used_is_refused(shop):
    code = mini.login_code(shop.app_id)
    begin(shop, code=code)

    assert begin(shop, code=code, status=422)["code"] == "accounts.code_refused"


def test_a_silent_platform_is_no_refusal_and_makes_nobody(shop):
    play.running().misbehave("code2session", "busy")

    answer = begin(shop, status=503)

    assert (answer["code"], Guest.objects.count()) == ("accounts.platform_unavailable", 0)


def test_what_a_passing_guest_ordered_is_theirs_after_signing_in(shop):
    known = begin(shop)["guest"]["id"]
    passing, token = make_guest_with_token()
    order = make_order(shop.store, passing)
    key = uuid.uuid4().hex

    def unit():
        idempotency.claim(by=Actor.guest(passing.public_id), key=key, request_hash="h", ref=order.public_id)

    from diandan.infra import tx

    tx.run(unit)
    begun = begin(shop, token=token)

    assert (begun["guest"]["id"], begun["token"]) == (known, token)
    assert orders.order(order.public_id).guest.public_id == known
    assert [row["id"] for row in call("get", "/orders", token).json()["items"]] == [order.public_id]
    # A phone that repeats the request it made before signing in finds the order and makes no second one.
    assert idempotency.find(by=Actor.guest(known), key=key, request_hash="h") == order.public_id


def test_a_number_is_offered_shown_masked_and_taken_back(shop):
    token = begin(shop)["token"]
    body = {"app_id": shop.app_id, "code": mini.phone_code(shop.app_id, phone="13800138000")}

    assert call("get", "/me/phone", token).json() == {"masked": None}
    assert call("put", "/me/phone", token, body).json() == {"masked": "+86 138****8000"}
    assert call("get", "/me/phone", token).json() == {"masked": "+86 138****8000"}
    assert call("put", "/me/phone", token, body).json()["code"] == "accounts.code_refused"
    assert call("get", "/me/phone", token).json() == {"masked": "+86 138****8000"}
    assert call("delete", "/me/phone", token).json() == {"masked": None}
    assert call("get", "/me/phone", token).json() == {"masked": None}


def test_an_older_phone_offers_its_number_sealed(shop):
    token = begin(shop)["token"]
    given = mini.sealed_phone(shop.app_id, phone="13800138000")
    other = mini.sealed_phone(shop.app_id, phone="13911112222")
    body = {"app_id": shop.app_id, "code": given["code"], "sealed": given["encryptedData"], "iv": given["iv"]}

    # Sealed for another session it is not read, and the code is used up by the try.
    mixed = call("put", "/me/phone", token, {**body, "code": other["code"]})
    assert (mixed.status_code, mixed.json()["code"]) == (422, "accounts.code_refused")
    assert call("get", "/me/phone", token).json() == {"masked": None}
    assert call("put", "/me/phone", token, body).json() == {"masked": "+86 138****8000"}
    assert call("put", "/me/phone", token, body).json()["code"] == "accounts.code_refused"


def pay(order, token, status=200):
    body = {"means": "wechatpay", "channel": "jsapi"}
    answer = call("post", f"/orders/{order.public_id}/payment", token, body, key=uuid.uuid4().hex)
    assert answer.status_code == status, answer.content
    return answer.json()


def an_order_of(shop, guest_id):
    order = make_order(shop.store, Guest.objects.get(public_id=guest_id))
    make_bill(store=shop.store, subject=order.public_id, total_fen=order.total_fen)
    return order


def test_a_signed_in_guest_pays_inside_the_mini_program(shop, settings):
    with web_server() as port:
        settings.PORT = port
        begun = begin(shop)
        order = an_order_of(shop, begun["guest"]["id"])

        started = pay(order, begun["token"])
        call_wx = started["payload"]["jsapi"]
        paid = play.running().ask("POST", "jsapi", **call_wx)
        play.running().wait_until_told(started["payment_id"])
        outbox.drain()

    assert call_wx["appId"] == shop.app_id
    assert paid == {"errMsg": "requestPayment:ok"}
    assert orders.order(order.public_id).state == "placed"
    [told] = mini.shipments(started["payment_id"])
    assert (told["uploads"], told["body"]["payer"]) == (1, {"openid": mini.openid(shop.app_id)})


def test_a_guest_who_has_not_signed_in_cannot_pay_inside_the_mini_program(shop):
    passing, token = make_guest_with_token()
    order = an_order_of(shop, passing.public_id)

    assert pay(order, token, status=422)["code"] == "payments.payer_needed"
    assert money.payments_of(order.public_id) == []
