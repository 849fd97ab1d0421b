"""One order paid inside Alipay's app and given back, over processes that talk HTTP and nothing else."""

import uuid

import pytest
import requests

from tests.journeys import shop as shops

pytestmark = [pytest.mark.network, pytest.mark.slow]

LATTE = ("latte/large", 1, ("oat", "hot"))


def test_a_guest_pays_in_alipays_app_and_a_refused_order_gives_it_back():
    shop = shops.running()
    store, staff, guest = shop.made["manual"], shop.staff(), shop.guest()
    brand = staff.ask("GET", "merchant/v1/me")["brand"]["id"]
    wish = {"provider": "alipay", "store_id": store}
    accounts = staff.ask("POST", f"merchant/v1/brands/{brand}/play-money", wish)["items"]
    (account,) = [one for one in accounts if one["provider"] == "alipay"]
    assert (account["store_id"], account["merchant_no"][:4], account["appid"][:4]) == (store, "2088", "2021")
    assert "private_key" not in account
    staff.ask("POST", f"merchant/v1/brands/{brand}/payment-accounts/{account['id']}/check", {})

    order = guest.place(store, guest.cart(LATTE))
    means = guest.ask("GET", f"guest/v1/orders/{order['id']}/payment/means")["items"]
    assert "alipay" in means
    started = guest.ask(
        "POST",
        f"guest/v1/orders/{order['id']}/payment",
        {"means": "alipay", "channel": "jsapi"},
        key=uuid.uuid4().hex,
    )
    app = shop.sandbox.ask("POST", "alipay/trade-pay", trade_no=started["payload"]["trade_no"])
    assert app == {"resultCode": "9000"}

    guest.wait_for(order["id"], lambda seen: seen["state"] == "placed")
    staff.ask("POST", f"merchant/v1/orders/{order['id']}/reject", {"reason": "豆子用完了"})
    order = guest.wait_for(order["id"], lambda seen: [r["state"] for r in seen["refunds"]] == ["done"])

    assert (order["state"], order["refunded_fen"]) == ("cancelled", 2500)
    books = shop.sandbox.statement(account["appid"])
    assert [(row["out_trade_no"], row["amount_fen"]) for row in books["charges"]] == [
        (started["payment_id"], 2500)
    ]
    assert [(row["out_refund_no"], row["amount_fen"]) for row in books["refunds"]] == [
        (order["refunds"][0]["id"], 2500)
    ]
    forged = requests.post(
        f"{shop.base}/api/hooks/v1/alipay/{account['id']}", data={"sign_type": "RSA2"}, timeout=10
    )
    assert (forged.status_code, forged.text) == (401, "fail")
    staff.ask("DELETE", f"merchant/v1/brands/{brand}/payment-accounts/{account['id']}")
