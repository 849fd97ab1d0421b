"""Carts against the menu: every rule, checked again by the server."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries, resolving, service
from diandan.modules.catalog.errors import (
    AbovePurchaseLimit,
    BelowMinQuantity,
    DuplicateModifier,
    ItemNotOnSale,
    QuantityOutOfRange,
    SoldOut,
    TooFewModifiers,
    TooManyModifiers,
    UnknownItem,
    UnknownModifier,
)
from diandan.modules.catalog.queries import CartLine, PricedLine
from tests.factories.catalog import make_category, make_item, make_menu
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def resolve(store, *lines: CartLine, mode: str = "pickup", at: datetime | None = None) -> list[PricedLine]:
    from diandan.kernel import clock

    return queries.resolve(queries.snapshot(store, mode), lines, at=at or clock.now())


def test_a_line_costs_its_sku_and_its_modifiers(store, menu):
    [latte] = resolve(store, menu.line("latte/large", 2, "oat", "iced", "shot", "vanilla"))

    assert (latte.sku_price_fen, latte.unit_price_fen, latte.quantity) == (2200, 3100, 2)
    assert (latte.name, latte.spec_text, latte.spec_text_en) == ("拿铁", "大杯", "large")
    assert [(m.name_en, m.price_delta_fen, m.is_default) for m in latte.modifiers] == [
        ("oat", 300, False),
        ("iced", 0, False),
        ("shot", 400, False),
        ("vanilla", 200, False),
    ]
    assert (latte.kcal, latte.allergens, latte.parts) == (190, ("milk",), ())


def test_modifiers_come_in_the_menus_order_whatever_the_carts(store, menu):
    one = resolve(store, menu.line("latte/large", 1, "oat", "iced", "shot"))[0]
    other = resolve(store, menu.line("latte/large", 1, "shot", "iced", "oat"))[0]

    assert [m.id for m in one.modifiers] == [m.id for m in other.modifiers]


def test_a_combo_consumes_its_parts(store, menu):
    [set_] = resolve(store, menu.line("breakfast", 3))

    assert (set_.unit_price_fen, set_.allergens) == (3600, ("gluten", "milk"))
    assert [(p.sku_id, p.name, p.quantity) for p in set_.parts] == [
        (menu.sku("latte/medium"), "拿铁 (中杯)", 1),
        (menu.sku("croissant"), "可颂", 2),
    ]
    assert set_.stock_refs == {
        menu.sku("breakfast"): 3,
        menu.sku("latte/medium"): 3,
        menu.sku("croissant"): 6,
    }


def test_a_line_consumes_its_sku_and_its_modifiers(store, menu):
    [latte] = resolve(store, menu.line("latte/large", 2, "oat", "hot"))

    assert latte.stock_refs == {
        menu.sku("latte/large"): 2,
        menu.modifier("oat"): 2,
        menu.modifier("hot"): 2,
    }


def test_packaging_is_for_food_that_leaves_the_house(store, menu):
    fees = [
        resolve(store, menu.croissant(), mode=m)[0].packaging_fee_fen
        for m in ("pickup", "takeaway", "dine_in")
    ]

    assert fees == [100, 100, 0]


def test_another_stores_item_is_unknown(store, menu):
    foreign = make_menu(make_store().brand)

    with pytest.raises(UnknownItem) as refusal:
        resolve(store, menu.latte(), foreign.croissant())

    assert refusal.value.details["sku_id"] == foreign.sku("croissant")
    with pytest.raises(UnknownItem):
        resolve(store, replace(menu.latte(), sku_id="sku_nonsense"))


@pytest.mark.parametrize("quantity", [0, -1, 100, True, 1.0, "2", None])
def test_a_quantity_is_a_whole_number_of_portions(store, menu, quantity):
    with pytest.raises(QuantityOutOfRange):
        resolve(store, replace(menu.croissant(), quantity=quantity))


def test_another_items_modifier_is_unknown(store, menu):
    foreign = make_menu(make_store().brand)

    with pytest.raises(UnknownModifier):
        resolve(store, menu.line("croissant", 1, "oat"))
    with pytest.raises(UnknownModifier) as refusal:
        resolve(store, replace(menu.latte(), modifier_ids=(foreign.modifier("oat"), foreign.modifier("hot"))))
    assert refusal.value.details["modifier_id"] == foreign.modifier("oat")


def test_a_group_takes_no_more_than_its_maximum(store, menu):
    with pytest.raises(TooManyModifiers) as refusal:
        resolve(store, menu.line("latte/large", 1, "whole", "hot", "shot", "vanilla", "caramel"))

    details = refusal.value.details
    assert (details["group_en"], details["maximum"], details["chosen"]) == ("Extras", 2, 3)


def test_a_group_takes_no_less_than_its_minimum(store, menu):
    with pytest.raises(TooFewModifiers) as refusal:
        resolve(store, menu.line("latte/large", 1, "oat"))

    details = refusal.value.details
    assert (details["group_en"], details["minimum"], details["chosen"]) == ("Temperature", 1, 0)


def test_three_milks_are_two_too_many(store, menu):
    with pytest.raises(TooManyModifiers):
        resolve(store, menu.line("latte/large", 1, "whole", "oat", "hot"))


def test_the_same_modifier_twice_is_refused(store, menu):
    with pytest.raises(DuplicateModifier):
        resolve(store, menu.line("latte/large", 1, "whole", "hot", "shot", "shot"))


@pytest.mark.parametrize("what", ["item", "sku", "modifier"])
def test_what_is_sold_out_cannot_be_ordered(store, menu, what):
    refs = {
        "item": menu.item("latte"),
        "sku": menu.sku("latte/large"),
        "modifier": menu.modifier("whole"),
    }
    service.mark_sold_out(store=store, ref_id=refs[what], by=OWNER)

    with pytest.raises(SoldOut) as refusal:
        resolve(store, menu.latte())

    assert (refusal.value.details["ref_id"], refusal.value.details["back_at"]) == (refs[what], None)
    resolve(store, menu.croissant())


def test_a_combo_is_sold_out_with_any_of_its_parts(store, menu):
    service.mark_sold_out(store=store, ref_id=menu.item("croissant"), by=OWNER)

    with pytest.raises(SoldOut) as refusal:
        resolve(store, menu.line("breakfast"))

    assert refusal.value.details["ref_id"] == menu.item("croissant")


def test_a_timed_sold_out_is_over_at_its_minute_even_in_an_old_snapshot(store, menu, clock):
    until = clock.instant + timedelta(minutes=30)
    service.mark_sold_out(store=store, ref_id=menu.sku("croissant"), until=until, by=OWNER)
    snapshot = queries.snapshot(store, "pickup")

    with pytest.raises(SoldOut) as refusal:
        queries.resolve(snapshot, [menu.croissant()], at=until - timedelta(seconds=1))
    assert refusal.value.details["back_at"] == "2026-03-12T03:00:00Z"
    assert len(queries.resolve(snapshot, [menu.croissant()], at=until)) == 1


def test_a_modifier_of_a_remembered_composition_is_sold_out_until_its_minute(store, menu, clock):
    until = clock.instant + timedelta(minutes=30)
    service.mark_sold_out(store=store, ref_id=menu.modifier("whole"), until=until, by=OWNER)
    snapshot = queries.snapshot(store, "pickup")
    queries.resolve(snapshot, [menu.latte()], at=until)
    assert snapshot.items[menu.item("latte")].composed != {}

    with pytest.raises(SoldOut) as refusal:
        queries.resolve(snapshot, [menu.latte()], at=until - timedelta(seconds=1))

    assert refusal.value.details["ref_id"] == menu.modifier("whole")


@pytest.mark.parametrize("remembered", [0, 256])
def test_a_composition_is_the_same_remembered_and_made_anew(store, menu, monkeypatch, remembered):
    monkeypatch.setattr(resolving, "COMPOSED_MAX", remembered)
    snapshot = queries.snapshot(store, "pickup")
    first = menu.line("latte/large", 2, "oat", "iced", "shot", "vanilla")
    second = replace(first, client_line_id="other", quantity=3, note="少冰")

    earlier, later = (queries.resolve(snapshot, [line], at=store.created_at)[0] for line in (first, second))

    assert len(snapshot.items[earlier.item_id].composed) == min(1, remembered)
    stock = dict.fromkeys(earlier.stock_refs, 3)
    assert later == replace(earlier, client_line_id="other", quantity=3, note="少冰", stock_refs=stock)


def test_a_refused_composition_is_not_remembered(store, menu):
    snapshot = queries.snapshot(store, "pickup")

    for _ in range(2):
        with pytest.raises(TooManyModifiers):
            queries.resolve(
                snapshot, [menu.line("latte/large", 1, "whole", "oat", "hot")], at=store.created_at
            )

    assert snapshot.items[menu.item("latte")].composed == {}


@pytest.mark.parametrize(
    ("minutes", "is_on_sale"),
    [(-211, False), (-210, True), (-1, True), (0, False)],  # from 06:59 to 10:30 in Shanghai
)
def test_breakfast_is_sold_at_breakfast_time_of_the_store(store, menu, clock, minutes, is_on_sale):
    at = clock.instant + timedelta(minutes=minutes)

    if is_on_sale:
        assert resolve(store, menu.line("bagel"), at=at)[0].unit_price_fen == 1000
    else:
        with pytest.raises(ItemNotOnSale) as refusal:
            resolve(store, menu.line("bagel"), at=at)
        assert refusal.value.details["reason"] == "day_part"
        assert refusal.value.details["available"] == [["07:00", "10:30"]]


def test_off_the_shelf_means_for_everybody(store, menu):
    service.put_on_shelf(store.brand, menu.item("croissant"), is_on_shelf=False, by=OWNER)

    for line in (menu.croissant(), menu.line("breakfast")):
        with pytest.raises(ItemNotOnSale) as refusal:
            resolve(store, line)
        assert refusal.value.details["reason"] == "off_shelf"


def test_a_store_may_not_sell_an_item_and_may_charge_its_own_price(store, menu):
    other = make_store(brand=store.brand)
    service.set_override(store, menu.item("croissant"), is_available=False, by=OWNER)
    service.set_override(store, menu.item("latte"), sku_prices={menu.sku("latte/large"): 2500}, by=OWNER)

    with pytest.raises(ItemNotOnSale):
        resolve(store, menu.croissant())
    assert resolve(store, menu.latte())[0].unit_price_fen == 2500
    assert [line.unit_price_fen for line in resolve(other, menu.latte(), menu.croissant())] == [2200, 1200]


def test_an_item_for_one_mode_is_not_sold_in_another(store, menu):
    category = make_category(store.brand, "堂食")
    make_item(menu, "hotpot", category=category, price_fen=8800, modes=("dine_in",))

    assert resolve(store, menu.line("hotpot"), mode="dine_in")[0].unit_price_fen == 8800
    with pytest.raises(ItemNotOnSale) as refusal:
        resolve(store, menu.line("hotpot"))
    assert refusal.value.details["reason"] == "mode"


def test_limits_count_over_the_whole_cart(store, menu):
    category = make_category(store.brand, "限量")
    make_item(menu, "dumpling", category=category, price_fen=200, min_quantity=6, purchase_limit=12)

    with pytest.raises(BelowMinQuantity) as refusal:
        resolve(store, menu.line("dumpling", 5))
    assert (refusal.value.details["minimum"], refusal.value.details["quantity"]) == (6, 5)
    with pytest.raises(AbovePurchaseLimit) as refusal:
        resolve(store, menu.line("dumpling", 7), menu.line("dumpling", 6))
    assert (refusal.value.details["maximum"], refusal.value.details["quantity"]) == (12, 13)
    assert len(resolve(store, menu.line("dumpling", 3), menu.line("dumpling", 3))) == 2


def test_nothing_costs_less_than_nothing(store, menu):
    from diandan.modules.catalog.drafts import GroupDraft, ModifierDraft

    draft = GroupDraft(
        code="refill",
        name="续杯",
        modifiers=(ModifierDraft(code="own-cup", name="自带杯", price_delta_fen=-500),),
    )
    group = service.save_group(store.brand, draft, by=OWNER)
    menu.modifiers["own-cup"] = group.modifiers.get().public_id
    make_item(menu, "refill", category=make_category(store.brand, "续杯"), price_fen=300, groups=("refill",))

    assert resolve(store, menu.line("refill", 1, "own-cup"))[0].unit_price_fen == 0


def test_a_cart_is_shown_with_its_problems_line_by_line(store, menu):
    service.mark_sold_out(store=store, ref_id=menu.sku("croissant"), by=OWNER)
    good, gone, wrong = menu.latte(), menu.croissant(), menu.line("latte/large", 1)
    snapshot = queries.snapshot(store, "pickup")

    priced, problems = queries.resolve_leniently(snapshot, [gone, good, wrong], at=store.created_at)

    assert [line.client_line_id for line in priced] == [good.client_line_id]
    assert [(p.client_line_id, p.code) for p in problems] == [
        (gone.client_line_id, "catalog.sold_out"),
        (wrong.client_line_id, "catalog.too_few_modifiers"),
    ]
    assert problems[0].details["name"] == "可颂"


def test_a_broken_limit_is_a_problem_of_each_of_its_lines(store, menu):
    make_item(menu, "cake", category=make_category(store.brand, "限购"), price_fen=3000, purchase_limit=2)
    lines = [menu.line("cake", 2), menu.latte(), menu.line("cake", 1)]

    priced, problems = queries.resolve_leniently(
        queries.snapshot(store, "pickup"), lines, at=store.created_at
    )

    assert [line.client_line_id for line in priced] == [lines[1].client_line_id]
    assert [(p.client_line_id, p.code) for p in problems] == [
        (lines[0].client_line_id, "catalog.above_purchase_limit"),
        (lines[2].client_line_id, "catalog.above_purchase_limit"),
    ]


def test_resolving_asks_the_database_nothing(store, menu, django_assert_num_queries):
    snapshot = queries.snapshot(store, "pickup")

    with django_assert_num_queries(0):
        queries.resolve(
            snapshot, [menu.latte(2), menu.croissant(), menu.line("breakfast")], at=store.created_at
        )
