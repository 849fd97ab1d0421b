"""Sold out and back: by hand, by stock, for a while; what screens are told."""

import json
from datetime import timedelta

import pytest

from diandan.infra.outbox.models import Message
from diandan.infra.outbox.recording import AT_ONCE
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries, service
from diandan.modules.catalog.errors import InvalidMenu, PortionsGone
from diandan.modules.catalog.models import SoldOutMark
from diandan.modules.catalog.words import Cause
from tests.factories.catalog import make_category, make_item, make_menu
from tests.factories.stores import make_store

OWNER = Actor.system("test")


@pytest.fixture
def store(clock, db):
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def read(store, mode: str = "pickup") -> dict:
    return json.loads(queries.snapshot(store, mode).bytes)


def item_of(store, item_id: str) -> dict:
    return next(item for item in read(store)["items"] if item["id"] == item_id)


def facts(*names: str) -> list[str]:
    return list(Message.objects.filter(name__in=names).order_by("id").values_list("name", flat=True))


def test_a_sold_out_sku_leaves_the_other_sizes(store, menu):
    service.mark_sold_out(store=store, ref_id=menu.sku("latte/large"), by=OWNER)

    latte = item_of(store, menu.item("latte"))
    assert [sku["is_sold_out"] for sku in latte["skus"]] == [False, True]
    assert (latte["is_sold_out"], latte["from_price_fen"]) == (False, 1900)


def test_an_item_is_sold_out_when_all_its_skus_are(store, menu, clock):
    for name, hours in (("latte/medium", 3), ("latte/large", 1)):
        until = clock.instant + timedelta(hours=hours)
        service.mark_sold_out(store=store, ref_id=menu.sku(name), until=until, by=OWNER)

    latte = item_of(store, menu.item("latte"))
    assert (latte["is_sold_out"], latte["back_at"]) == (True, "2026-03-12T03:30:00Z")


def test_an_item_is_sold_out_when_a_needed_question_has_no_answer_left(store, menu):
    service.mark_sold_out(store=store, ref_id=menu.modifier("whole"), by=OWNER)
    latte = item_of(store, menu.item("latte"))
    assert (latte["is_sold_out"], latte["from_price_fen"]) == (False, 2200)  # only oat is left: 19 + 3

    service.mark_sold_out(store=store, ref_id=menu.modifier("oat"), by=OWNER)
    assert item_of(store, menu.item("latte"))["is_sold_out"] is True


def test_a_combo_is_sold_out_with_its_parts(store, menu):
    service.mark_sold_out(store=store, ref_id=menu.item("croissant"), by=OWNER)

    assert item_of(store, menu.item("breakfast"))["is_sold_out"] is True
    assert item_of(store, menu.item("latte"))["is_sold_out"] is False


def test_selling_out_tells_screens_what_and_since_which_version(store, menu, clock):
    Message.objects.all().delete()
    ref_id = menu.sku("espresso")

    version = service.mark_sold_out(
        store=store, ref_id=ref_id, until=clock.instant + timedelta(hours=1), by=OWNER
    )

    told = [(m.name, json.loads(m.body), m.available_at) for m in Message.objects.order_by("id")]
    assert told == [
        (
            "catalog.sold_out",
            {
                "store_id": store.public_id,
                "ref_id": ref_id,
                "version": version,
                "back_at": "2026-03-12T03:30:00Z",
            },
            AT_ONCE,
        ),
        (
            "catalog.sold_out_ends",
            {"store_id": store.public_id, "ref_id": ref_id, "back_at": "2026-03-12T03:30:00+00:00"},
            clock.instant + timedelta(hours=1),
        ),
    ]


def test_a_mark_that_reaches_further_says_first_that_the_menu_changed(store, menu):
    Message.objects.all().delete()

    service.mark_sold_out(store=store, ref_id=menu.sku("croissant"), by=OWNER)
    service.mark_sold_out(store=store, ref_id=menu.modifier("oat"), by=OWNER)
    service.mark_sold_out(store=store, ref_id=menu.modifier("shot"), by=OWNER)

    assert facts("catalog.menu_changed", "catalog.sold_out") == [
        "catalog.menu_changed",
        "catalog.sold_out",
        "catalog.menu_changed",
        "catalog.sold_out",
        "catalog.sold_out",
    ]


def test_the_menu_is_true_the_second_a_mark_runs_out_with_no_relay_at_work(store, menu, clock):
    service.mark_sold_out(
        store=store, ref_id=menu.sku("croissant"), until=clock.instant + timedelta(minutes=5), by=OWNER
    )
    sold_out = queries.snapshot(store, "pickup")

    clock.advance(minutes=5)

    again = queries.snapshot(store, "pickup")
    assert item_of(store, menu.item("croissant"))["is_sold_out"] is False
    assert again.version == sold_out.version
    assert again.etag != sold_out.etag


def test_when_a_mark_runs_out_the_version_grows_once(store, menu, clock):
    service.mark_sold_out(
        store=store, ref_id=menu.sku("espresso"), until=clock.instant + timedelta(minutes=5), by=OWNER
    )
    before = queries.menu_version(store)
    assert service.lift_ended_marks(store=store, ref_id=menu.sku("espresso")) is None

    clock.advance(minutes=5)
    lifted = [service.lift_ended_marks(store=store, ref_id=menu.sku("espresso")) for _ in range(2)]

    assert lifted == [before + 1, None]
    assert facts("catalog.back_on_sale") == ["catalog.back_on_sale"]


def test_a_persons_mark_and_the_stocks_stand_side_by_side(store, menu, clock):
    ref_id = menu.sku("espresso")
    service.mark_sold_out(store=store, ref_id=ref_id, by=OWNER)
    tomorrow = clock.instant + timedelta(days=1)
    service.mark_sold_out(store=store, ref_id=ref_id, until=tomorrow, by=OWNER, cause=Cause.STOCK)

    with pytest.raises(PortionsGone):
        service.back_on_sale(store=store, ref_id=ref_id, by=OWNER)
    service.back_on_sale(store=store, ref_id=ref_id, by=OWNER, cause=Cause.STOCK)

    assert item_of(store, menu.item("espresso"))["is_sold_out"] is True
    assert facts("catalog.back_on_sale") == []
    service.back_on_sale(store=store, ref_id=ref_id, by=OWNER)
    assert item_of(store, menu.item("espresso"))["is_sold_out"] is False
    assert facts("catalog.back_on_sale") == ["catalog.back_on_sale"]


def test_sold_out_until_the_past_is_refused(store, menu, clock):
    with pytest.raises(InvalidMenu):
        service.mark_sold_out(store=store, ref_id=menu.sku("espresso"), until=clock.instant, by=OWNER)

    assert SoldOutMark.objects.count() == 0


def test_a_badge_appears_and_goes_on_its_days(store, menu, clock):
    make_item(
        menu,
        "plum",
        category=make_category(store.brand, "季节"),
        price_fen=2600,
        badges=({"name": "new", "starts_on": "2026-03-13", "ends_on": "2026-03-14"},),
    )

    shown = []
    for _ in range(4):
        shown.append(item_of(store, menu.item("plum"))["badges"])
        clock.advance(days=1)

    assert shown == [[], ["new"], ["new"], []]
