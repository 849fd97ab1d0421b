"""Paying over HTTP: the guest's door, the counter's door, the gateway's door."""

import uuid
from types import SimpleNamespace

import pytest
from django.test import Client

from diandan import boot
from diandan.infra import outbox
from diandan.modules.accounts.roles import Role
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments import queries as money
from tests.factories import sandbox as play
from tests.factories.accounts import make_guest_with_token, make_staff, sign_in
from tests.factories.ordering import make_order
from tests.factories.payments import make_account, make_bill
from tests.factories.stores import make_store
from tests.factories.web import web_server

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def port(transactional_db):
    with web_server() as port:
        yield port


@pytest.fixture
def shop(port, settings):
    sandbox = play.running()
    sandbox.behave()
    play.forget_failures()
    settings.SANDBOX, settings.SANDBOX_URL, settings.PORT = True, sandbox.url, port
    boot.listen()
    store = make_store(auto_accept=False)
    account = make_account(store=store, values=play.papers())
    guest, token = make_guest_with_token()
    order = make_order(store, guest)
    make_bill(store=store, subject=order.public_id, total_fen=order.total_fen)
    phone, till = Client(), Client()
    phone.cookies["dd_guest"] = token
    till.cookies["dd_staff"] = sign_in(make_staff(store.brand, role=Role.MANAGER))
    yield SimpleNamespace(sandbox=sandbox, store=store, account=account, order=order, phone=phone, till=till)
    sandbox.behave()
    play.forget_failures()


def send(client, method, url, body=None, *, key=None):
    headers = {"Idempotency-Key": key} if key else {}
    return getattr(client, method)(url, body, content_type="application/json", headers=headers)


def start(shop, *, key=None, client=None, **body):
    url = f"/api/guest/v1/orders/{shop.order.public_id}/payment"
    wish = {"means": "wechatpay", "channel": "h5", **body}
    return send(client or shop.phone, "post", url, wish, key=key or uuid.uuid4().hex)


def show(shop, query=""):
    return shop.phone.get(f"/api/guest/v1/orders/{shop.order.public_id}/payment{query}")


def test_a_guest_pays_through_the_cashier_page(shop):
    answer = start(shop)

    started = answer.json()
    assert answer.status_code == 200
    assert (started["state"], started["amount_fen"]) == ("pending", 2500)
    assert started["expires_at"].endswith("Z")
    # The cashier is found under the name by which the guest reached the shop.
    cashier = shop.sandbox.url.replace("127.0.0.1", "testserver")
    assert started["payload"]["h5_url"].startswith(f"{cashier}/cgi-bin/mmpayweb-bin/checkmweb?")
    assert (started["payload"]["code_url"], started["payload"]["jsapi"]) == (None, None)

    shop.sandbox.pay(started["payment_id"])
    shop.sandbox.wait_until_told(started["payment_id"])
    outbox.drain()

    assert show(shop).json() == {
        "payment_id": started["payment_id"],
        "state": "paid",
        "amount_fen": 2500,
    }
    order = shop.phone.get(f"/api/guest/v1/orders/{shop.order.public_id}").json()
    assert (order["state"], order["paid_fen"], order["owed_fen"]) == ("placed", 2500, 0)
    assert start(shop).json()["code"] == "payments.already_paid"


def test_a_mini_program_gets_a_signed_call(shop):
    payload = start(shop, channel="jsapi").json()["payload"]

    assert payload["h5_url"] is None
    assert shop.sandbox.ask("POST", "jsapi", **payload["jsapi"]) == {"errMsg": "requestPayment:ok"}
    forged = {**payload["jsapi"], "package": payload["jsapi"]["package"], "nonceStr": "other"}
    assert shop.sandbox.ask("POST", "jsapi", **forged)["errMsg"].startswith("requestPayment:fail")


def test_asking_is_possible_when_no_notice_came(shop):
    payment_id = start(shop).json()["payment_id"]
    shop.sandbox.misbehave("notice", "lose", match=payment_id)
    shop.sandbox.pay(payment_id)

    assert show(shop).json()["state"] == "pending"
    assert show(shop, "?check=true").json()["state"] == "paid"


def test_the_same_key_is_the_same_payment_and_for_something_else_a_mistake(shop):
    first = start(shop, key="tap-00000001")

    assert start(shop, key="tap-00000001").json() == first.json()
    other = start(shop, key="tap-00000001", channel="native")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.key_reused")


def test_a_key_is_needed(shop):
    url = f"/api/guest/v1/orders/{shop.order.public_id}/payment"

    assert send(shop.phone, "post", url, {"channel": "h5"}).status_code == 422
    assert money.payments_of(shop.order.public_id) == []


def test_nobody_pays_or_sees_anothers_order(shop):
    stranger = Client()
    stranger.cookies["dd_guest"] = make_guest_with_token()[1]

    assert start(shop, client=stranger).status_code == 404
    assert stranger.get(f"/api/guest/v1/orders/{shop.order.public_id}/payment").status_code == 404
    assert money.payments_of(shop.order.public_id) == []


def test_a_means_the_store_does_not_take_is_refused(shop):
    answer = start(shop, means="alipay")

    assert (answer.status_code, answer.json()["code"]) == (409, "payments.means_not_offered")
    means = shop.phone.get(f"/api/guest/v1/orders/{shop.order.public_id}/payment/means").json()
    assert means == {"items": ["wechatpay", "cash"]}


def test_a_silent_gateway_says_when_to_come_back(shop):
    shop.sandbox.misbehave("prepay", "error_500", times=3)

    answer = start(shop)

    assert (answer.status_code, answer.json()["code"]) == (503, "payments.gateway_unavailable")
    assert answer.headers["Retry-After"] == "5"


def cash(shop, received_fen, key="cash-0000001"):
    url = f"/api/merchant/v1/orders/{shop.order.public_id}/cash"
    return send(shop.till, "post", url, {"received_fen": received_fen}, key=key)


def test_the_counter_takes_cash_and_says_the_change(shop):
    answer = cash(shop, 3000).json()
    again = cash(shop, 3000).json()

    assert (answer["change_fen"], answer["paid_fen"]) == (500, 2500)
    assert again["change_fen"] == 500
    assert ledger.balance("asset:cash") == 2500


@pytest.mark.parametrize("received", [2499, -1, "3000", 25.5, 10**12])
def test_cash_that_makes_no_sense_is_refused(shop, received):
    assert cash(shop, received).status_code == 422
    assert ledger.balances() == {}


def give_back(shop, key="back-0000001", **body):
    url = f"/api/merchant/v1/orders/{shop.order.public_id}/refund"
    return send(shop.till, "post", url, {"reason": "冷了", **body}, key=key)


def test_the_desk_gives_everything_back(shop):
    cash(shop, 2500)

    first, again = give_back(shop), give_back(shop)

    assert (first.status_code, first.json()["refunded_fen"]) == (200, 2500)
    assert again.json()["refunded_fen"] == 2500
    assert len(money.refunds_of(shop.order.public_id)) == 1
    assert give_back(shop, key="back-0000002").json()["code"] == "payments.nothing_to_refund"


def test_a_part_is_given_back_and_no_more_than_was_paid(shop):
    cash(shop, 2500)

    assert give_back(shop, amount_fen=1000).json()["refunded_fen"] == 1000
    too_much = give_back(shop, key="back-0000002", amount_fen=1501)

    assert (too_much.status_code, too_much.json()["code"]) == (409, "payments.refund_too_large")
    assert too_much.json()["details"] == {"left_fen": 1500, "wanted_fen": 1501}
    assert give_back(shop, key="back-0000003", amount_fen=0).status_code == 422


def test_a_cashier_takes_cash_and_may_not_give_it_back(shop):
    cashier = make_staff(shop.store.brand, username="kim", role=Role.CASHIER)
    shop.till.cookies["dd_staff"] = sign_in(cashier)

    assert cash(shop, 2500).status_code == 200
    assert give_back(shop).status_code in (403, 404)
    assert money.refunds_of(shop.order.public_id) == []


def test_the_gateways_door_refuses_what_proves_nothing(shop, client):
    url = f"/api/hooks/v1/wechatpay/{shop.account.public_id}"

    for body in (b"", b"{}", b"\xff\xfe", b"[]", b'{"id": 1}'):
        answer = client.post(url, body, content_type="application/json")
        assert (answer.status_code, answer.json()) == (401, {"code": "FAIL", "message": "refused"})
    assert client.post(url, b"x" * 70_000, content_type="application/json").status_code == 413
    assert (
        client.post("/api/hooks/v1/wechatpay/gwa_nobody", b"{}", content_type="application/json").status_code
        == 404
    )
    assert client.get(url).status_code == 405
