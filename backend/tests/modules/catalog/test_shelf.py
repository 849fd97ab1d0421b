"""On the shelf from a minute to a minute, by each store's own clock; open phones are told at that minute."""

import json
from datetime import timedelta

import pytest

from diandan.infra.outbox.models import Message
from diandan.kernel import clock as clocks
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries, service, shelf
from diandan.modules.catalog.drafts import ItemDraft
from diandan.modules.catalog.errors import InvalidMenu
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db

BY = Actor.system("test")


@pytest.fixture
def store(clock):
    # 2026-03-15, ten in the morning on this store's wall.
    return make_store(time_zone="Asia/Shanghai")


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def schedule(store, menu, *, shelf_from="", shelf_until=""):
    draft = queries.item_draft(store.brand, menu.item("croissant"))
    changed = ItemDraft(**{**{f: getattr(draft, f) for f in draft.__slots__}, "shelf_from": shelf_from,
                           "shelf_until": shelf_until, "code": "", "position": None})  # fmt: skip
    return service.save_item(store.brand, changed, by=BY, item_id=menu.item("croissant"))


def is_on_sale(store, menu, at):
    """Whether a cart may hold a croissant; who may not is told that it is off the shelf."""
    _, problems = queries.resolve_leniently(queries.snapshot(store, "pickup"), [menu.croissant()], at=at)
    assert [problem.details["reason"] for problem in problems] in ([], ["off_shelf"])
    return not problems


def wall(clock, store, **later):
    return clocks.local(clock.instant + timedelta(**later), store.time_zone).strftime(shelf.FORMAT)


def test_an_item_is_sold_from_its_minute_to_its_minute(clock, store, menu):
    schedule(store, menu, shelf_from=wall(clock, store, minutes=2), shelf_until=wall(clock, store, minutes=4))

    seen = []
    for _ in range(6):
        seen.append(is_on_sale(store, menu, clock.instant))
        clock.advance(minutes=1)

    assert seen == [False, False, True, True, False, False]


def test_a_combo_goes_with_its_part(clock, store, menu):
    schedule(store, menu, shelf_until=wall(clock, store, minutes=1))
    shown = queries.snapshot(store, "pickup")
    assert shown.item(menu.item("breakfast")).refused_for == ""

    clock.advance(minutes=1)

    assert queries.snapshot(store, "pickup").item(menu.item("breakfast")).refused_for == "off_shelf"


def test_each_store_goes_by_its_own_clock(clock):
    brand = make_brand()
    east, west = make_store(brand=brand, time_zone="Asia/Shanghai"), make_store(
        brand=brand, time_zone="Asia/Urumqi"
    )  # fmt: skip
    menu = make_menu(brand)
    schedule(east, menu, shelf_from=wall(clock, east))

    assert is_on_sale(east, menu, clock.instant)
    assert not is_on_sale(west, menu, clock.instant)


def test_screens_are_told_at_the_minute_unless_it_was_changed_since(clock, store, menu):
    begins = wall(clock, store, minutes=5)
    schedule(store, menu, shelf_from=begins)
    [message] = Message.objects.filter(name="catalog.shelf_turns")
    assert message.available_at == clock.instant + timedelta(minutes=5)
    fact = {"store_id": store.public_id, "item_id": menu.item("croissant"), "wall": begins}
    assert json.loads(message.body) == fact
    before = queries.menu_version(store)

    told = service.turn_shelf(store=store, item_id=fact["item_id"], wall=begins)
    schedule(store, menu)
    silent = service.turn_shelf(store=store, item_id=fact["item_id"], wall=begins)

    assert told == before + 1
    assert silent is None


@pytest.mark.parametrize(
    ("ends", "reason"),
    [
        ({"shelf_from": "tomorrow"}, "unreadable"),
        ({"shelf_from": "2026-03-15T10:00", "shelf_until": "2026-03-15T10:00"}, "below_minimum"),
    ],
)
def test_senseless_times_are_refused(store, menu, ends, reason):
    with pytest.raises(InvalidMenu) as refusal:
        schedule(store, menu, **ends)

    assert [problem["reason"] for problem in refusal.value.details["problems"]] == [reason]


def test_a_file_keeps_the_times(store, menu):
    schedule(store, menu, shelf_from="2026-12-01T08:00", shelf_until="2026-12-31T22:00")

    for form in ("csv", "xlsx", "json"):
        report = service.take_menu(
            store.brand, queries.read_menu(service.write_menu(store.brand, form=form), form=form), by=BY
        )
        assert not report.did
