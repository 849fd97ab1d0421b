"""A new shop starts from a sample menu; what it made its own stays when the sample goes."""

import pytest

from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries, samples, service
from diandan.modules.catalog.errors import ThingNotFound
from diandan.modules.catalog.models import Category, Item, ModifierGroup
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

BY = Actor.system("test")


@pytest.fixture
def store(clock):
    return make_store()


def on_menu(brand):
    return [
        model.objects.filter(brand=brand, archived_at__isnull=True).count()
        for model in (Category, ModifierGroup, Item)
    ]


def in_use(brand):
    return {row["name"]: row["in_use"] for row in queries.sample_menus(brand)}


@pytest.mark.parametrize("name", samples.NAMES)
def test_a_sample_can_be_sold_at_once(store, name):
    service.start_from_sample(store.brand, name, by=BY)

    menu = queries.snapshot(store, "pickup")
    assert len(menu.items) == in_use(store.brand)[name] >= 7
    lines = [
        queries.CartLine(
            client_line_id=item.id,
            sku_id=next(sku.id for sku in menu.skus.values() if sku.item is item and sku.is_default),
            quantity=1,
            modifier_ids=tuple(
                modifier.id for group in item.groups for modifier in group.modifiers if modifier.is_default
            ),
            note="",
        )
        for item in menu.items.values()
    ]
    # One tap is enough for everything: each question that must be answered has an answer already.
    assert len(queries.resolve(menu, lines, at=clock.now())) == len(lines)
    assert all(item.name_en for item in menu.items.values())


def test_a_removed_sample_leaves_nothing_and_comes_back_whole(store):
    service.start_from_sample(store.brand, "cafe", by=BY)
    whole = on_menu(store.brand)

    assert service.remove_sample(store.brand, "cafe", by=BY) == 8
    assert on_menu(store.brand) == [0, 0, 0]
    assert in_use(store.brand) == {"cafe": 0, "noodles": 0, "tea": 0}

    service.start_from_sample(store.brand, "cafe", by=BY)
    assert on_menu(store.brand) == whole
    assert service.remove_sample(store.brand, "cafe", by=BY) == 8


def test_what_was_changed_is_the_merchants_and_stays(store):
    service.start_from_sample(store.brand, "cafe", by=BY)
    latte = Item.objects.get(brand=store.brand, code="sample-cafe-latte")
    sku = latte.skus.first()
    service.set_price(store.brand, sku.public_id, price_fen=2000, by=BY)

    assert in_use(store.brand)["cafe"] == 7
    service.start_from_sample(store.brand, "cafe", by=BY)
    sku.refresh_from_db()
    assert sku.price_fen == 2000
    assert service.remove_sample(store.brand, "cafe", by=BY) == 7

    # The latte keeps its heading and its two questions.
    assert on_menu(store.brand) == [1, 2, 1]


def test_two_samples_stand_beside_each_other(store):
    service.start_from_sample(store.brand, "noodles", by=BY)
    service.start_from_sample(store.brand, "tea", by=BY)

    service.remove_sample(store.brand, "noodles", by=BY)

    assert in_use(store.brand) == {"cafe": 0, "noodles": 0, "tea": 7}


def test_another_brands_menu_is_left_alone(store):
    other = make_store()
    service.start_from_sample(other.brand, "tea", by=BY)

    assert service.remove_sample(store.brand, "tea", by=BY) == 0
    assert in_use(other.brand)["tea"] == 7
    with pytest.raises(ThingNotFound):
        queries.item_draft(store.brand, Item.objects.first().public_id)
