"""One real order, from the phone to the counter, through HTTP and the payment protocol; its side roads."""

import pytest

from tests.journeys import shop as shops
from tests.journeys.shop import Refusal, Shop, until

pytestmark = [pytest.mark.network, pytest.mark.slow]

LATTE = ("latte/large", 1, ("oat", "hot"))
CROISSANT = ("croissant", 2, ())


@pytest.fixture
def shop() -> Shop:
    return shops.running()


def test_a_guest_orders_pays_and_is_called(shop):
    store = shop.made["automatic"]
    guest, staff = shop.guest(), shop.staff()
    menu = guest.ask("GET", f"guest/v1/stores/{store}/menu?mode=pickup")
    assert {item["name_en"] for item in menu["items"]} >= {"Latte", "Croissant", "Breakfast set"}

    order = guest.place(store, guest.cart(LATTE, CROISSANT))
    assert (order["state"], order["total_fen"]) == ("awaiting_payment", 2500 + 2400 + 200)

    guest.pay(order["id"])
    order = guest.wait_for(order["id"], lambda seen: seen["state"] == "accepted")
    assert order["paid_fen"] == 5100

    tickets = until(lambda: tickets_of(staff, store, order["id"]), lambda found: len(found) == 2)
    assert {t["station"]["name_en"]: [i["name_en"] for i in t["items"]] for t in tickets} == {
        "Bar": ["Latte"],
        "Pastry": ["Croissant"],
    }
    first, second = tickets
    staff.ask("POST", f"kitchen/v1/tickets/{first['id']}/start", {})
    guest.wait_for(order["id"], lambda seen: seen["state"] == "preparing")
    staff.ask("POST", f"kitchen/v1/tickets/{first['id']}/bump", {})
    staff.ask("POST", f"kitchen/v1/tickets/{second['id']}/bump", {})
    order = guest.wait_for(order["id"], lambda seen: seen["state"] == "ready")

    board = staff.ask("GET", f"kitchen/v1/stores/{store}/board")
    assert order["number"] in [entry["number"] for entry in board["ready"]]

    staff.ask("POST", f"merchant/v1/orders/{order['id']}/hand_over", {})
    order = guest.wait_for(order["id"], lambda seen: seen["state"] == "completed")
    assert [step["state"] for step in order["steps"] if step["at"]] == [
        "placed",
        "accepted",
        "preparing",
        "ready",
        "completed",
    ]


def test_dine_in_by_table_code_carries_the_table_all_the_way(shop):
    guest, staff = shop.guest(), shop.staff()
    entry = guest.ask("GET", f"guest/v1/entry?code={shop.made['table_code']}")
    assert (entry["store"]["id"], entry["table"]["label"], entry["mode"]) == (
        shop.made["automatic"],
        "A12",
        "dine_in",
    )
    cart = guest.cart(LATTE, mode="dine_in", table_code=shop.made["table_code"])

    order = guest.place(shop.made["automatic"], cart)
    guest.pay(order["id"])

    tickets = until(lambda: tickets_of(staff, shop.made["automatic"], order["id"]), bool)
    assert (order["table_label"], tickets[0]["table_label"]) == ("A12", "A12")


def test_a_refused_order_gets_its_money_back(shop):
    store = shop.made["manual"]
    guest, staff = shop.guest(), shop.staff()
    order = guest.place(store, guest.cart(LATTE))
    guest.pay(order["id"])
    guest.wait_for(order["id"], lambda seen: seen["state"] == "placed")

    staff.ask("POST", f"merchant/v1/orders/{order['id']}/reject", {"reason": "豆子用完了"})

    order = guest.wait_for(order["id"], lambda seen: [r["state"] for r in seen["refunds"]] == ["done"])
    assert (order["state"], order["cancel_reason"]) == ("cancelled", "豆子用完了")
    assert (order["refunds"][0]["amount_fen"], order["refunded_fen"]) == (2500, 2500)
    refunds = shop.sandbox.statement(shop.made["mchid"])["refunds"]
    assert order["refunds"][0]["id"] in [row["out_refund_no"] for row in refunds]


def test_a_guest_cancels_before_the_shop_accepts_and_not_after(shop):
    guest, staff = shop.guest(), shop.staff()
    order = guest.place(shop.made["manual"], guest.cart(LATTE))
    guest.pay(order["id"])
    guest.wait_for(order["id"], lambda seen: seen["state"] == "placed")
    guest.ask("POST", f"guest/v1/orders/{order['id']}/cancel", {})
    guest.wait_for(order["id"], lambda seen: seen["refunded_fen"] == 2500)

    second = guest.place(shop.made["manual"], guest.cart(LATTE))
    guest.pay(second["id"])
    guest.wait_for(second["id"], lambda seen: seen["state"] == "placed")
    staff.ask("POST", f"merchant/v1/orders/{second['id']}/accept", {})
    with pytest.raises(Refusal) as refusal:
        guest.ask("POST", f"guest/v1/orders/{second['id']}/cancel", {})

    assert (refusal.value.status, refusal.value.body["code"]) == (403, "ordering.ask_the_staff")
    assert guest.order(second["id"])["state"] == "accepted"


def test_cash_at_the_counter_gives_change_and_a_full_refund_takes_it_back(shop):
    guest, staff = shop.guest(), shop.staff()
    order = guest.place(shop.made["manual"], guest.cart(LATTE))

    taken = staff.ask(
        "POST", f"merchant/v1/orders/{order['id']}/cash", {"received_fen": 5000}, key=f"cash-{order['id']}"
    )
    assert (taken["change_fen"], taken["paid_fen"]) == (2500, 2500)
    guest.wait_for(order["id"], lambda seen: seen["state"] == "placed")

    staff.ask(
        "POST", f"merchant/v1/orders/{order['id']}/refund", {"reason": "凉了"}, key=f"back-{order['id']}"
    )
    assert guest.wait_for(order["id"], lambda seen: seen["refunded_fen"] == 2500)["owed_fen"] == 0


def test_another_guests_order_and_a_price_of_ones_own_get_nowhere(shop):
    guest, other = shop.guest(), shop.guest()
    order = guest.place(shop.made["automatic"], guest.cart(LATTE))

    with pytest.raises(Refusal) as refusal:
        other.order(order["id"])
    assert (refusal.value.status, refusal.value.body["code"]) == (404, "ordering.not_found")

    cart = guest.cart(LATTE)
    cart["lines"][0] |= {"unit_price_fen": 1, "price_fen": 1, "total_fen": 1}
    cart["total_fen"] = 1
    assert guest.place(shop.made["automatic"], cart)["total_fen"] == 2500


def tickets_of(staff, store: str, order_id: str) -> list[dict]:
    found = staff.ask("GET", f"kitchen/v1/stores/{store}/tickets")["items"]
    return [ticket for ticket in found if ticket["order_id"] == order_id]
