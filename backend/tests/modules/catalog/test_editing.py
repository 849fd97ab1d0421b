"""Editing a brand's menu: drafts become rows exactly, ids live on, what stands on others stays."""

from dataclasses import replace

import pytest

from diandan.infra.files import StoredPicture
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries, service
from diandan.modules.catalog.drafts import (
    CategoryDraft,
    GroupDraft,
    ItemDraft,
    ModifierDraft,
    PartDraft,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.catalog.errors import CodeTaken, InvalidMenu, StillUsed, ThingNotFound
from diandan.modules.catalog.models import Category, Item, Modifier, ModifierGroup, Sku, SpecValue
from tests.factories.catalog import make_category, make_item, make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")
SIZES = SpecDraft(name="杯型", values=(SpecValueDraft(name="中杯"), SpecValueDraft(name="大杯")))
TWO_SIZES = (
    SkuDraft(code="m", spec_values=("中杯",), price_fen=1900),
    SkuDraft(code="l", spec_values=("大杯",), price_fen=2200),
)


@pytest.fixture
def brand():
    return make_brand()


@pytest.fixture
def coffee(brand):
    return make_category(brand)


def reasons(refusal) -> list[tuple[str, str, str]]:
    return [(p["path"], p["field"], p["reason"]) for p in refusal.value.details["problems"]]


def test_one_form_puts_an_item_on_sale(brand, coffee):
    store = make_store(brand=brand)
    picture = service.add_picture(brand, StoredPicture(small="aa/s.webp", large="bb/l.webp"), by=OWNER)

    item = service.save_item(
        brand,
        ItemDraft(
            category=coffee,
            name="拿铁",
            skus=(SkuDraft(price_fen=1900),),
            picture=picture.public_id,
            badges=("signature",),
            tags=("奶香",),
        ),
        by=OWNER,
    )

    shown = queries.snapshot(store, "pickup").item(item.public_id)
    assert shown.card["picture"] == {"small": "/media/aa/s.webp", "large": "/media/bb/l.webp"}
    assert (shown.card["badges"], shown.card["tags"]) == (["signature"], ["奶香"])
    assert (item.code, item.skus.get().is_default) == (item.public_id, True)


def test_saving_the_same_draft_again_changes_nothing(brand, coffee):
    store = make_store(brand=brand)
    draft = ItemDraft(code="latte", category=coffee, name="拿铁", specs=(SIZES,), skus=TWO_SIZES)
    first = service.save_item(brand, draft, by=OWNER)
    before = (queries.menu_version(store), list(Sku.objects.values()), list(SpecValue.objects.values()))

    second = service.save_item(brand, draft, by=OWNER, item_id=first.public_id)
    third = service.save_item(brand, draft, by=OWNER)

    assert first.pk == second.pk == third.pk
    assert (
        queries.menu_version(store),
        list(Sku.objects.values()),
        list(SpecValue.objects.values()),
    ) == before


def test_a_sku_keeps_its_id_through_renaming_and_repricing(brand, coffee):
    draft = ItemDraft(category=coffee, name="拿铁", specs=(SIZES,), skus=TWO_SIZES)
    item = service.save_item(brand, draft, by=OWNER)
    [medium, large] = item.skus.order_by("position")
    values = SpecValue.objects.filter(spec__item=item).order_by("position")

    renamed = replace(
        draft,
        specs=(
            SpecDraft(
                name="Size",
                values=(
                    SpecValueDraft(id=values[1].public_id, name="超大杯"),
                    SpecValueDraft(id=values[0].public_id, name="中杯"),
                ),
            ),
        ),
        skus=(
            SkuDraft(spec_values=("超大杯",), price_fen=2500, is_default=True),
            SkuDraft(spec_values=("中杯",), price_fen=1900),
        ),
    )
    service.save_item(brand, renamed, by=OWNER, item_id=item.public_id)

    after = {row.public_id: row for row in item.skus.all()}
    assert after.keys() == {medium.public_id, large.public_id}
    assert (after[large.public_id].price_fen, after[large.public_id].is_default) == (2500, True)
    assert after[large.public_id].spec_value_ids == large.spec_value_ids


def test_a_sku_left_out_is_archived_and_comes_back_with_its_id(brand, coffee):
    draft = ItemDraft(category=coffee, name="拿铁", specs=(SIZES,), skus=TWO_SIZES)
    item = service.save_item(brand, draft, by=OWNER)
    large = item.skus.get(code="l")
    only_medium = replace(draft, specs=(replace(SIZES, values=SIZES.values[:1]),), skus=TWO_SIZES[:1])

    service.save_item(brand, only_medium, by=OWNER, item_id=item.public_id)
    assert [row.code for row in item.skus.filter(archived_at__isnull=True)] == ["m"]
    service.save_item(brand, draft, by=OWNER, item_id=item.public_id)

    assert item.skus.get(code="l", archived_at__isnull=True).public_id == large.public_id


def test_every_wrong_field_of_a_form_is_named_at_once(brand, coffee):
    draft = ItemDraft(
        category=coffee,
        name=" ",
        badges=("shiny",),
        allergens=("bread",),
        available=[["10:30", "7"]],
        min_quantity=5,
        purchase_limit=2,
        specs=(SIZES,),
        skus=(
            SkuDraft(spec_values=("小杯",), price_fen=-1),
            SkuDraft(spec_values=("小杯",), price_fen=100, nutrition={"love_mg": 1}),
        ),
        parts=(PartDraft(item="x"),),
    )

    with pytest.raises(InvalidMenu) as refusal:
        service.save_item(brand, draft, by=OWNER)

    assert sorted(reasons(refusal)) == [
        ("", "allergens", "unknown"),
        ("", "available", "unreadable"),
        ("", "badges", "unknown"),
        ("", "name", "empty"),
        ("", "parts", "not_a_combo"),
        ("", "purchase_limit", "below_minimum"),
        ("", "skus", "same_values_twice"),
        ("skus/0", "price_fen", "out_of_range"),
        ("skus/0", "spec_values", "unknown"),
        ("skus/1", "nutrition", "unknown"),
        ("skus/1", "spec_values", "unknown"),
    ]
    assert Item.objects.count() == 0


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (GroupDraft(name="奶"), [("", "modifiers", "empty")]),
        (
            GroupDraft(name="奶", min_select=2, modifiers=(ModifierDraft(name="燕麦"),)),
            [("", "min_select", "above_maximum"), ("", "min_select", "more_than_modifiers")],
        ),
        (
            GroupDraft(
                name="奶",
                modifiers=(
                    ModifierDraft(name="a", is_default=True),
                    ModifierDraft(name="b", is_default=True),
                ),
            ),
            [("", "modifiers", "too_many_defaults")],
        ),
        (
            GroupDraft(name="奶", modifiers=(ModifierDraft(name="a"), ModifierDraft(name="a"))),
            [("", "modifiers", "twice")],
        ),
        (
            GroupDraft(name="", max_select=0, modifiers=(ModifierDraft(name="", kcal=-1),)),
            [
                ("", "name", "empty"),
                ("", "max_select", "out_of_range"),
                ("modifiers/0", "name", "empty"),
                ("modifiers/0", "kcal", "out_of_range"),
            ],
        ),
    ],
)
def test_a_group_that_cannot_be_answered_is_refused(brand, draft, expected):
    with pytest.raises(InvalidMenu) as refusal:
        service.save_group(brand, draft, by=OWNER)

    assert reasons(refusal) == expected
    assert ModifierGroup.objects.count() == Modifier.objects.count() == 0


def test_modifiers_left_out_are_archived_the_others_keep_their_ids(brand):
    milk = GroupDraft(
        code="milk", name="奶", modifiers=(ModifierDraft(name="全脂"), ModifierDraft(name="燕麦"))
    )
    group = service.save_group(brand, milk, by=OWNER)
    ids = dict(group.modifiers.values_list("name", "public_id"))

    service.save_group(
        brand, replace(milk, modifiers=(ModifierDraft(name="燕麦", price_delta_fen=300),)), by=OWNER
    )

    live = group.modifiers.filter(archived_at__isnull=True)
    assert [(row.public_id, row.price_delta_fen) for row in live] == [(ids["燕麦"], 300)]


def test_a_combo_contains_things_of_its_brand_and_no_combos(brand, coffee):
    menu = make_menu(brand)
    foreign = make_menu(make_brand())
    combo = ItemDraft(category=coffee, kind="combo", name="双份", skus=(SkuDraft(price_fen=2000),))

    with pytest.raises(ThingNotFound):
        service.save_item(brand, replace(combo, parts=(PartDraft(item=foreign.item("croissant")),)), by=OWNER)
    with pytest.raises(InvalidMenu):
        service.save_item(brand, replace(combo, parts=(PartDraft(item=menu.item("breakfast")),)), by=OWNER)
    with pytest.raises(InvalidMenu):
        service.save_item(brand, combo, by=OWNER)

    saved = service.save_item(
        brand, replace(combo, parts=(PartDraft(item="croissant"), PartDraft(item="latte"))), by=OWNER
    )
    assert [part.sku.code for part in saved.parts.order_by("position")] == ["croissant", "large"]


def test_what_a_combo_contains_cannot_go(brand):
    menu = make_menu(brand)
    croissant = Item.objects.get(public_id=menu.item("croissant"))

    with pytest.raises(StillUsed) as refusal:
        service.archive_item(brand, menu.item("croissant"), by=OWNER)

    assert refusal.value.details == {
        "ref": menu.item("croissant"),
        "used_by": "combos",
        "names": ["早餐套餐"],
    }
    croissant.refresh_from_db()
    assert croissant.archived_at is None
    service.archive_item(brand, menu.item("breakfast"), by=OWNER)
    service.archive_item(brand, menu.item("croissant"), by=OWNER)


def test_a_size_a_combo_contains_cannot_go(brand):
    menu = make_menu(brand)
    draft = ItemDraft(category=make_category(brand), name="拿铁", skus=(SkuDraft(code="one", price_fen=1),))

    with pytest.raises(StillUsed):
        service.save_item(brand, draft, by=OWNER, item_id=menu.item("latte"))

    assert Item.objects.get(public_id=menu.item("latte")).specs.count() == 1


def test_categories_and_groups_go_when_nothing_hangs_on_them(brand):
    store = make_store(brand=brand)
    menu = make_menu(brand)
    heading = Item.objects.get(public_id=menu.item("bagel")).category

    with pytest.raises(StillUsed):
        service.archive_category(brand, heading.public_id, by=OWNER)
    with pytest.raises(StillUsed):
        service.archive_group(brand, menu.groups["milk"], by=OWNER)
    empty = make_category(brand, "空")
    service.archive_category(brand, empty, by=OWNER)

    assert Category.objects.get(public_id=empty).archived_at is not None
    assert len(queries.snapshot(store, "pickup").categories) == 3


def test_the_merchants_order_is_the_menus_order(brand):
    store = make_store(brand=brand)
    first, second = make_category(brand, "甲"), make_category(brand, "乙")
    menu = make_menu(brand)
    make_item(menu, "a", category=first, price_fen=100)
    make_item(menu, "b", category=first, price_fen=100)
    make_item(menu, "c", category=second, price_fen=100)
    rest = list(
        Category.objects.filter(brand=brand)
        .exclude(public_id__in=[first, second])
        .values_list("public_id", flat=True)
    )

    service.order_categories(brand, [second, first, *rest], by=OWNER)
    service.order_items(brand, [menu.item("b"), menu.item("a")], by=OWNER)

    shown = queries.snapshot(store, "pickup").categories
    assert [c.name for c in shown[:2]] == ["乙", "甲"]
    assert shown[1].item_ids == (menu.item("b"), menu.item("a"))


def test_an_order_names_each_thing_exactly_once(brand):
    first, second = make_category(brand, "甲"), make_category(brand, "乙")
    foreign = make_category(make_brand())

    for wrong in ([first], [first, first], [first, second, foreign]):
        with pytest.raises(InvalidMenu):
            service.order_categories(brand, wrong, by=OWNER)

    assert list(Category.objects.filter(brand=brand).values_list("position", flat=True)) == [0, 1]


def test_another_brands_things_are_not_found(brand, coffee):
    foreign = make_menu(make_brand())
    draft = ItemDraft(category=coffee, name="拿铁", skus=(SkuDraft(price_fen=1),))
    picture = service.add_picture(foreign.brand, StoredPicture("s", "l"), by=OWNER)

    for wish in (
        lambda: service.save_item(brand, draft, by=OWNER, item_id=foreign.item("latte")),
        lambda: service.save_item(brand, replace(draft, category=make_category(foreign.brand)), by=OWNER),
        lambda: service.save_item(brand, replace(draft, groups=(foreign.groups["milk"],)), by=OWNER),
        lambda: service.save_item(brand, replace(draft, picture=picture.public_id), by=OWNER),
        lambda: service.archive_item(brand, foreign.item("latte"), by=OWNER),
        lambda: service.set_price(brand, foreign.sku("croissant"), price_fen=1, by=OWNER),
        lambda: service.save_category(
            brand, CategoryDraft(name="x"), by=OWNER, category_id=make_category(foreign.brand)
        ),
    ):
        with pytest.raises(ThingNotFound):
            wish()

    assert Item.objects.filter(brand=brand).count() == 0


def test_a_code_is_taken_once_per_brand(brand, coffee):
    service.save_item(
        brand, ItemDraft(code="A1", category=coffee, name="a", skus=(SkuDraft(price_fen=1),)), by=OWNER
    )
    other = service.save_item(
        brand, ItemDraft(category=coffee, name="b", skus=(SkuDraft(price_fen=1),)), by=OWNER
    )

    with pytest.raises(CodeTaken):
        service.save_item(
            brand,
            ItemDraft(code="A1", category=coffee, name="b", skus=(SkuDraft(price_fen=1),)),
            by=OWNER,
            item_id=other.public_id,
        )

    other.refresh_from_db()
    assert other.code == other.public_id


def test_the_same_picture_twice_is_one_row(brand):
    stored = StoredPicture(small="aa/s.webp", large="bb/l.webp")

    assert service.add_picture(brand, stored, by=OWNER) == service.add_picture(brand, stored, by=OWNER)


def test_a_category_can_have_hours_of_its_own(brand, clock):
    store = make_store(brand=brand)
    breakfast = make_category(brand, "早餐", available=[["06:00", "10:30"]])
    menu = make_menu(brand)
    make_item(menu, "porridge", category=breakfast, price_fen=800)
    make_item(menu, "tea", category=breakfast, price_fen=500, available=[["00:00", "24:00"]])

    snapshot = queries.snapshot(store, "pickup")
    assert snapshot.item(menu.item("porridge")).day_part == ((360, 630),)
    assert snapshot.item(menu.item("tea")).day_part == ((0, 1440),)
