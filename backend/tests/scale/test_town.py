"""The journeys of one shop, and what must not matter, with every role twice."""

import time
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import requests

from diandan.testing.live_client import LiveClient
from tests.infra.test_files import picture
from tests.journeys.shop import Guest, Person, Refusal, Shop, until
from tests.journeys.test_walking_line import (  # noqa: F401 - the same stories, told by this town
    CROISSANT,
    LATTE,
    test_a_guest_cancels_before_the_shop_accepts_and_not_after,
    test_a_guest_orders_pays_and_is_called,
    test_a_refused_order_gets_its_money_back,
    test_another_guests_order_and_a_price_of_ones_own_get_nowhere,
    test_cash_at_the_counter_gives_change_and_a_full_refund_takes_it_back,
    test_dine_in_by_table_code_carries_the_table_all_the_way,
    tickets_of,
)
from tests.scale.town import TWO_OF_EACH, Town

pytestmark = [pytest.mark.network, pytest.mark.slow]

MADE = ["accepted", "preparing", "ready", "completed"]


def served(shop: Shop, order_id: str) -> None:
    """Let kitchen and counter do their part."""
    staff, store = shop.staff(), shop.made["automatic"]
    tickets = until(lambda: tickets_of(staff, store, order_id), bool)
    for ticket in tickets:
        staff.ask("POST", f"kitchen/v1/tickets/{ticket['id']}/start", {})
        staff.ask("POST", f"kitchen/v1/tickets/{ticket['id']}/bump", {})
    until(lambda: staff.ask("GET", f"merchant/v1/orders/{order_id}"), lambda seen: seen["state"] == "ready")
    staff.ask("POST", f"merchant/v1/orders/{order_id}/hand_over", {})


def follow(person: Person, url: str, *topics: str) -> LiveClient:
    ticket = person.ask("POST", "live/v1/ticket", {"topics": list(topics)})["ticket"]
    return LiveClient(url, ticket, origin=person.base)


def states_heard(screen: LiveClient, order_id: str) -> list[str]:
    frames = screen.frames_until(
        lambda frame: frame["id"] == order_id and frame["data"]["state"] == "completed", wait_s=40
    )
    heard = [frame["data"]["state"] for frame in frames if frame["type"] == "order" and frame["data"]]
    return [state for at, state in enumerate(heard) if at == 0 or heard[at - 1] != state]


def again(call: Callable[[], Any]) -> Any:
    """Do what a phone does whose call was lost with its process, or that asked too often: the same again."""
    for _ in range(5):
        try:
            return call()
        except requests.RequestException:
            time.sleep(0.3)
        except Refusal as refused:
            if refused.status != 429:
                raise
            time.sleep(refused.body["details"]["retry_after_s"])
    return call()


def seldom(call: Callable[[], Any]) -> Any:
    """Ask twice a second: what a killed relay had taken is due again after half a minute."""
    time.sleep(0.5)
    return again(call)


def test_screens_at_either_hub_see_the_whole_life_of_an_order(town: Town, shop: Shop):
    guest = shop.guest()
    order = guest.place(shop.made["automatic"], guest.cart(LATTE))
    topic = f"order:{order['id']}"
    with follow(guest, town.hub_url(0), topic) as one, follow(guest, town.hub_url(1), topic) as other:
        one.must_load.clear(), other.must_load.clear()
        guest.pay(order["id"])
        served(shop, order["id"])

        heard, elsewhere = states_heard(one, order["id"]), states_heard(other, order["id"])
        # The first screen may have heard a word more before the second had come.
        assert heard[-len(elsewhere) :] == elsewhere
        # A frame tells the newest state: one that passed quickly may never have been told.
        assert [state for state in MADE if state in elsewhere] == [s for s in elsewhere if s in MADE]
        assert elsewhere[-1] == "completed"
        assert one.must_load == other.must_load == set()
        assert one.places == other.places


def test_a_screen_whose_hub_is_killed_goes_on_at_the_other(town: Town, shop: Shop):
    guest = shop.guest()
    order = guest.place(shop.made["automatic"], guest.cart(LATTE))
    topic = f"order:{order['id']}"
    with follow(guest, town.hub_url(0), topic) as phone:
        places = phone.places
    town.kill("hub", 0)
    try:
        guest.pay(order["id"])
        resume_elsewhere(shop, guest, topic, places)
    finally:
        town.start("hub", 0)
        town.wait_for("hub", 0)


def resume_elsewhere(shop: Shop, guest: Guest, topic: str, places: dict) -> None:
    """Come back through nginx, which knows who is left, and miss nothing."""
    ticket = guest.ask("POST", "live/v1/ticket", {"topics": [topic]})["ticket"]
    with LiveClient(shop.hub, ticket, after=places, origin=shop.base) as phone:
        assert phone.welcome["topics"][topic]["resumed"] is True
        phone.frames_until(lambda frame: frame["data"]["paid_fen"] == 2500, wait_s=20)


def guesses_let_in(town: Town, *, tries: int) -> int:
    """How often somebody who is nobody may guess, asking one web process after the other."""
    name, let_in = f"nobody-{uuid.uuid4().hex}", 0
    for number in range(tries):
        with pytest.raises(Refusal) as refusal:
            Person(town.web_url(number % 2)).ask(
                "POST", "merchant/v1/session", {"username": name, "password": "not this one"}
            )
        assert refusal.value.status in (401, 429), refusal.value
        let_in += refusal.value.status == 401
    return let_in


def test_both_web_processes_count_guesses_together(town: Town):
    assert guesses_let_in(town, tries=12) == 5


def test_with_redis_killed_ordering_goes_on_and_each_counts_for_itself(town: Town, shop: Shop):
    town.redis.kill()
    try:
        guest = shop.guest()
        order = guest.place(shop.made["automatic"], guest.cart(LATTE))
        guest.pay(order["id"])
        served(shop, order["id"])
        assert guesses_let_in(town, tries=14) == 10  # the control of the test above
    finally:
        town.redis.start()


def test_with_the_broker_away_guests_order_and_pay_and_the_kitchen_hears_later(town: Town, shop: Shop):
    staff, store = shop.staff(), shop.made["automatic"]
    guest = shop.guest()
    town.wire.cut()
    try:
        order = guest.place(store, guest.cart(LATTE))
        shop.sandbox.pay(guest.start_paying(order["id"])["payment_id"])
        time.sleep(3)
        assert tickets_of(staff, store, order["id"]) == []
    finally:
        town.wire.mend()

    assert len(until(lambda: tickets_of(staff, store, order["id"]), bool, patience_s=60)) == 1


def test_one_of_each_killed_under_orders_loses_none_and_cooks_none_twice(town: Town, shop: Shop):
    staff, store = shop.staff(), shop.made["automatic"]
    placed = []
    for role in TWO_OF_EACH:
        for number in range(2):
            guest = again(shop.guest)
            cart, key = guest.cart(LATTE, CROISSANT), uuid.uuid4().hex
            if number == 0:
                town.kill(role, 0)
            order = again(lambda guest=guest, cart=cart, key=key: guest.place(store, cart, key=key))
            payment = again(lambda guest=guest, order=order: guest.start_paying(order["id"]))
            shop.sandbox.pay(payment["payment_id"])
            placed.append((guest, order["id"]))
        town.start(role, 0)
        if role in ("web", "hub"):
            town.wait_for(role, 0)

    for guest, order_id in placed:
        until(
            partial(seldom, partial(guest.order, order_id)),
            lambda seen: seen["state"] == "accepted",
            patience_s=90,
        )
        tickets = until(
            partial(again, partial(tickets_of, staff, store, order_id)), lambda found: len(found) == 2
        )
        assert sorted(ticket["station"]["name_en"] for ticket in tickets) == ["Bar", "Pastry"]
    paid = shop.sandbox.statement(shop.made["mchid"])["charges"]
    assert len({row["out_trade_no"] for row in paid}) == len(paid)


def test_a_picture_handed_to_one_web_process_is_shown_by_the_other(town: Town, shop: Shop):
    staff = shop.staff()
    brand = staff.ask("GET", "merchant/v1/me")["brand"]["id"]
    answer = staff.browser.post(
        f"{town.web_url(0)}/api/merchant/v1/brands/{brand}/pictures",
        files={"file": ("cup.jpg", picture(300, 200), "image/jpeg")},
        headers={"Origin": town.web_url(0)},
        timeout=20,
    )
    assert answer.status_code == 201, answer.text

    small = answer.json()["small"]
    shown = [staff.browser.get(f"{base}{small}", timeout=20) for base in (town.web_url(1), shop.base)]

    assert [(one.status_code, one.content[:4]) for one in shown] == [(200, b"RIFF")] * 2
