"""A tag with days: the bytes guests get carry it on those trading days of their store, to the minute."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries, service
from diandan.modules.catalog.menufiles import cells
from diandan.modules.catalog.models import Item
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db

DAYS = ("2026-03-14", "2026-03-15")


@pytest.fixture
def latte(clock):
    menu = make_menu(make_brand())
    item = Item.objects.get(public_id=menu.item("latte"))
    dated = {"name": "樱花季", "starts_on": DAYS[0], "ends_on": DAYS[1]}
    draft = replace(queries.item_draft(item.brand, item.public_id), tags=("热饮", dated))
    service.save_item(item.brand, draft, by=Actor.system("test"), item_id=item.public_id)
    return item


def tags(client, store, latte) -> list[str]:
    menu = client.get(f"/api/guest/v1/stores/{store.public_id}/menu", {"mode": "pickup"}).json()
    return next(item for item in menu["items"] if item["id"] == latte.public_id)["tags"]


@pytest.mark.parametrize(
    ("zone", "day_starts_at"),
    [("Asia/Shanghai", time(4)), ("Asia/Urumqi", time(0)), ("America/New_York", time(6, 30))],
)
def test_a_dated_tag_comes_and_goes_with_the_trading_day_of_the_store(
    client, clock, latte, zone, day_starts_at
):
    store = make_store(brand=latte.brand, time_zone=zone, day_starts_at=day_starts_at)
    first, last = (
        datetime.combine(datetime.fromisoformat(day), day_starts_at, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        for day in DAYS
    )
    gone = last + timedelta(days=1)

    seen = []
    # Nobody changes anything in between: the menu that is kept has to know when it grows old.
    for instant in (first - timedelta(seconds=1), first, gone - timedelta(seconds=1), gone):
        clock.move_to(instant)
        seen.append(tags(client, store, latte))

    assert seen == [["热饮"], ["热饮", "樱花季"], ["热饮", "樱花季"], ["热饮"]]


def test_a_tag_is_told_with_its_english_word_where_it_has_one(client, clock, latte):
    store = make_store(brand=latte.brand)
    spring = {"name": "樱花季", "name_en": "Cherry blossom"}
    draft = replace(
        queries.item_draft(latte.brand, latte.public_id), tags=({"name": "热饮", "name_en": " "}, spring)
    )
    service.save_item(latte.brand, draft, by=Actor.system("test"), item_id=latte.public_id)

    menu = client.get(f"/api/guest/v1/stores/{store.public_id}/menu", {"mode": "pickup"}).json()
    card = next(item for item in menu["items"] if item["id"] == latte.public_id)

    assert dict(zip(card["tags"], card["tags_en"], strict=True)) == {"热饮": "", "樱花季": "Cherry blossom"}
    assert "cherry blossom" in card["search"]


def test_an_english_word_of_a_tag_goes_through_a_table_and_back(latte):
    draft = replace(
        queries.item_draft(latte.brand, latte.public_id), tags=({"name": "樱花季", "name_en": "Spring"},)
    )
    service.save_item(latte.brand, draft, by=Actor.system("test"), item_id=latte.public_id)
    kept = queries.item_draft(latte.brand, latte.public_id).tags

    assert cells.read_labels(cells.write_labels(kept)) == kept
    assert [(label["name"], label["name_en"]) for label in kept] == [("樱花季", "Spring")]
