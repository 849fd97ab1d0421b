"""Other people's menus by a mapping: till lines, flavours, nested lists, dirty nutrition, price lists."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.flows.import_menu import import_menu
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries, service
from diandan.modules.catalog.cart import CartLine
from diandan.modules.catalog.errors import InvalidMenu, UnreadableMenuFile
from diandan.modules.catalog.menufiles import cells, shapes
from diandan.modules.catalog.models import Item, ModifierGroup
from tests.factories.stores import make_store

FILES = Path(__file__).parent / "files"
OWNER = Actor.system("test")


@pytest.fixture
def brand(db, clock):
    return make_store().brand


def take(brand, name: str, mapping: str, *, rule: str | None = None, change=lambda content: content):
    return import_menu(
        brand=brand,
        content=change((FILES / name).read_bytes()),
        form=queries.menu_form_of(name),
        mapping=queries.built_in_mapping(mapping, price_rule=rule),
        by=OWNER,
    )


def prices(brand) -> dict[str, dict[str, int]]:
    return {
        item.code: dict(item.skus.order_by("position").values_list("code", "price_fen"))
        for item in Item.objects.filter(brand=brand).order_by("id")
    }


# --- lines of a till ---------------------------------------------------------------------------------


def test_the_products_in_till_lines_cost_what_they_cost_last(brand):
    done = take(brand, "till_lines.csv", "coffee_shop_sales")

    assert done.report.created["items"] == ["32", "72", "9"]
    assert prices(brand) == {"32": {"32": 300}, "72": {"72": 325}, "9": {"9": 2800}}
    scone = Item.objects.get(code="72")
    assert (scone.name, scone.name_en, scone.category.name) == ("Ginger Scone", "Ginger Scone", "Bakery")
    assert [tag["name"] for tag in scone.tags] == ["Scone"]


def test_each_price_ever_charged_can_be_a_sku_of_its_own(brand):
    take(brand, "till_lines.csv", "coffee_shop_sales", rule="each")

    assert prices(brand) == {
        "32": {"32@3.00": 300},
        "72": {"72@2.65": 265, "72@3.25": 325},
        "9": {"9@12.00": 1200, "9@28.00": 2800},
    }
    assert queries.skus_by_code(brand)["72@2.65"].startswith("sku_")


@pytest.mark.parametrize(
    ("rule", "price_fen"),
    [("latest", 325), ("first", 265), ("highest", 325), ("lowest", 265), ("commonest", 325)],
)
def test_a_rule_chooses_among_prices(brand, rule, price_fen):
    take(brand, "till_lines.csv", "coffee_shop_sales", rule=rule)

    assert prices(brand)["72"] == {"72": price_fen}


def test_reading_the_same_lines_again_changes_nothing(brand):
    take(brand, "till_lines.csv", "coffee_shop_sales")

    assert not take(brand, "till_lines.csv", "coffee_shop_sales").report.did


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_taken(brand):
    with pytest.raises(InvalidMenu) as refusal:
        take(brand, "till_lines.csv", "coffee_shop_sales", change=lambda c: c.replace(b"2.65", b"two"))

    assert [tuple(p.values()) for p in refusal.value.details["problems"]] == [
        ("", 3, "unit_price", "not_an_amount", "two")
    ]
    assert Item.objects.count() == 0


def test_a_missing_column_is_named(brand):
    with pytest.raises(InvalidMenu) as refusal:
        take(brand, "till_lines.csv", "coffee_shop_sales", change=lambda c: c.replace(b"unit_price", b"prix"))

    assert [tuple(p.values()) for p in refusal.value.details["problems"]] == [
        ("", 1, "unit_price", "missing_column", "")
    ]


# --- dishes with flavours ----------------------------------------------------------------------------


def test_flavours_become_groups_that_dishes_share(brand):
    take(brand, "dishes.json", "sky_takeout")

    groups = {
        group.code: (
            group.min_select,
            group.max_select,
            [m.name for m in group.modifiers.order_by("position")],
        )
        for group in ModifierGroup.objects.order_by("id")
    }
    assert groups == {
        "忌口": (0, 2, ["不要葱", "不要蒜"]),
        "辣度": (1, 1, ["不辣", "微辣"]),
        "忌口-2": (0, 1, ["不要蒜"]),
    }
    asked = {
        item.name: [link.group.code for link in item.group_links.order_by("position")]
        for item in Item.objects.order_by("id")
    }
    assert asked == {"酸菜鱼": ["忌口", "辣度"], "水煮肉": ["辣度"], "小青菜": ["忌口-2"], "米饭": []}


def test_a_description_that_lists_ingredients_is_one(brand):
    take(brand, "dishes.json", "sky_takeout")

    fish, pork = Item.objects.get(code="1"), Item.objects.get(code="2")
    assert (fish.ingredients, fish.description) == ("草鱼，酸菜", "")
    assert (pork.ingredients, pork.description) == ("", "麻辣鲜香")
    assert prices(brand) == {"1": {"1": 5600}, "2": {"2": 4850}, "3": {"3": 1800}, "4": {"4": 200}}


def test_flavours_that_are_no_json_are_named(brand):
    with pytest.raises(InvalidMenu) as refusal:
        take(brand, "dishes.json", "sky_takeout", change=lambda c: c.replace(b'\\"[\\\\\\"', b"[", 1))

    [problem] = refusal.value.details["problems"]
    assert (problem["row"], problem["column"]) == (1, "flavors")


# --- receipts with nested modifiers ------------------------------------------------------------------


def test_nested_choices_become_groups_wide_enough_for_every_receipt(brand):
    done = take(brand, "receipts.tsv", "chipotle")

    groups = {
        group.code: (
            group.min_select,
            group.max_select,
            [m.name for m in group.modifiers.order_by("position")],
        )
        for group in ModifierGroup.objects.order_by("id")
    }
    assert groups == {
        "Burritos: Choice": (1, 2, ["Mild Salsa (Mild)", "Hot Salsa (Hot)"]),
        "Burritos: Fillings": (0, 2, ["Rice", "Cheese"]),
        "Canned Soda: Choice": (1, 1, ["Cola", "Lemon"]),
        "Iced Tea: Choice": (1, 1, ["Peach"]),
    }
    assert prices(brand) == {
        "Bean Burrito": {"Bean Burrito": 849},
        "Chips": {"Chips": 215},
        "Canned Soda": {"Canned Soda": 109},
        "Iced Tea": {"Iced Tea": 250},
    }
    assert [(w["row"], w["column"], w["reason"]) for w in done.warnings] == [
        (9, "quantity", "price_does_not_divide")
    ]


def test_every_receipt_can_be_ordered_again(brand):
    take(brand, "receipts.tsv", "chipotle")
    [store] = _stores(brand)
    snapshot = queries.snapshot(store, "pickup")
    skus = queries.skus_by_code(brand)

    for line in (FILES / "receipts.tsv").read_text().splitlines()[1:]:
        _, quantity, name, choice, _ = line.split("\t")
        names = (
            {answer for depth in shapes.read_nested(choice) for answer in depth}
            if choice != "NULL"
            else set()
        )
        sku = snapshot.sku(skus[name])
        chosen = tuple(m.id for group in sku.item.groups for m in group.modifiers if m.name in names)
        cart = [CartLine("l", sku.id, int(quantity), chosen)]
        assert len(queries.resolve(snapshot, cart, at=store.created_at)[0].modifiers) == len(names)


def _stores(brand):
    from diandan.modules.stores import queries as stores

    return stores.stores_of_brand(brand.public_id)


# --- nutrition ---------------------------------------------------------------------------------------


def test_sizes_said_only_where_they_change_and_dirty_cells(brand):
    done = take(brand, "nutrition.csv", "starbucks")

    white = Item.objects.get(code="Flat White")
    assert {sku.code: (sku.kcal, sku.nutrition) for sku in white.skus.all()} == {
        "Flat White/Tall/Nonfat Milk": (100, _figures(200, 200, 0, 5, 120, 15, 0, 14, 10, 75)),
        "Flat White/Tall/2% Milk": (150, _figures(None, 3000, 200, 25, 135, 15, 0, 14, 10, 75)),
        "Flat White/Tall/Soymilk": (110, _figures(3500, 500, 0, 0, 100, 10, 1, 6, 8, None)),
        "Flat White/Grande/Nonfat Milk": (130, _figures(300, 200, 0, 5, 150, 19, 0, 18, 13, 150)),
    }
    assert [(w["row"], w["column"], w["value"]) for w in done.warnings] == [
        (5, "Total Fat (g)", "3 2"),
        (6, "Caffeine (mg)", "varies"),
        (8, "Total Fat (g)", "-"),
    ]


def _figures(fat, trans, saturated, sodium, carbs, cholesterol, fibre, sugars, protein, caffeine) -> dict:
    found = {
        "fat_mg": fat,
        "trans_fat_mg": trans,
        "saturated_fat_mg": saturated,
        "sodium_mg": sodium,
        "carbohydrates_mg": carbs * 1000,
        "cholesterol_mg": cholesterol,
        "fibre_mg": fibre * 1000,
        "sugars_mg": sugars * 1000,
        "protein_mg": protein * 1000,
        "caffeine_mg": caffeine,
    }
    return {name: amount for name, amount in found.items() if amount is not None}


def test_the_same_name_in_two_categories_is_two_items(brand):
    take(brand, "nutrition.csv", "starbucks")

    found = [(item.code, item.category.name, item.skus.count()) for item in Item.objects.order_by("id")]
    assert found == [
        ("Drip Coffee", "Coffee", 2),
        ("Flat White", "Milk Drinks", 4),
        ("Tea Drinks/Drip Coffee", "Tea Drinks", 1),
    ]


def test_a_spec_nobody_says_is_not_one_of_the_items(brand):
    take(brand, "nutrition.csv", "starbucks")

    drip = Item.objects.get(code="Drip Coffee")
    assert [spec.name_en for spec in drip.specs.all()] == ["Size"]


def test_nobody_orders_for_free_what_only_lacks_a_price(brand):
    take(brand, "nutrition.csv", "starbucks")

    assert set(Item.objects.values_list("is_on_shelf", flat=True)) == {False}


# --- a plain price list ------------------------------------------------------------------------------


def test_a_price_list_from_a_chinese_spreadsheet(brand):
    take(brand, "price_list.csv", "simple")

    assert prices(brand) == {"A1": {"A1/中杯": 1900, "A1/大杯": 2200}, "B1": {"B1": 1250}}
    latte, croissant = Item.objects.order_by("id")
    assert [value.name for value in latte.specs.get().values.order_by("position")] == ["中杯", "大杯"]
    assert (croissant.specs.count(), [tag["name"] for tag in croissant.tags]) == (0, ["酥", "热卖"])


# --- mappings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", queries.menu_mappings())
def test_every_mapping_of_the_house_says_what_it_is_for(name):
    assert queries.built_in_mapping(name).about


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[item]\ncode = 'x'", "item.name"),
        ("colour = 1\n[item]\nname = 'x'", "colour"),
        ("[item]\nname = 'x'\nnmae = 'y'", "item.nmae"),
        ("[item]\nname = 'x'\n[price]\ncolumn = 'p'\nrule = 'best'", "price.rule"),
        ("[item]\nname = 'x'\n[modifiers]\ncolumn = 'm'\nshape = 'round'", "modifiers.shape"),
        ("[item]\nname = 'x'\n[nutrition]\nlove_mg = 'l'", "nutrition.love_mg"),
        ("[item]\nname = 'x'\n[[spec]]\nname = 's'\ncolumn = 'c'\npattern = '('", "spec.pattern"),
        ("[item]\nname = 'x'\n[[spec]]\nname = 's'\ncolumn = 'c'\npattern = 'no group'", "spec.pattern"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(text, key):
    with pytest.raises(UnreadableMenuFile) as refusal:
        queries.load_mapping(text)

    assert refusal.value.details == {"reason": "wrong_mapping", "key": key}


def test_an_unknown_mapping_or_broken_toml_is_refused():
    for wish in (lambda: queries.built_in_mapping("nobody"), lambda: queries.load_mapping("[")):
        with pytest.raises(UnreadableMenuFile):
            wish()


# --- cells and shapes --------------------------------------------------------------------------------


texts = st.text(max_size=12).map(str.strip)


@given(st.lists(texts, max_size=5))
def test_a_list_is_read_as_it_was_written(values):
    assert list(cells.read_list(cells.write_list(values).strip())) == values


labels = texts.filter(bool) | st.fixed_dictionaries(
    {
        "name": texts.filter(bool),
        "starts_on": st.none() | st.just("2026-03-01"),
        "ends_on": st.just("2026-04-01"),
    }
)


@given(st.lists(labels, max_size=4))
def test_labels_are_read_as_they_were_written(values):
    assert list(cells.read_labels(cells.write_labels(values).strip())) == values


@given(st.integers(-(10**9), 10**9))
def test_amounts_are_read_as_they_were_written(fen):
    assert cells.read_amount(cells.write_amount(fen)) == fen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Apple]", [("Apple",)]),
        ("[Mild (M), [Rice, Black Beans]]", [("Mild (M)",), ("Rice", "Black Beans")]),
        ("[[Mild, Hot], [Rice]]", [("Mild", "Hot"), ("Rice",)]),
        ("[[Mild, Hot]]", [("Mild", "Hot")]),
        ("[Steak, Beans, [Rice, Rice]]", [("Steak", "Beans"), ("Rice",)]),
        ("[]", [()]),
    ],
)
def test_nested_lists_are_read_by_depth(text, expected):
    assert shapes.read_nested(text) == expected


@pytest.mark.parametrize("text", ["Apple", "[Apple", "[Apple]]", "[Apple] x", ""])
def test_brackets_that_do_not_match_are_refused(text):
    with pytest.raises(cells.NotThat):
        shapes.read_nested(text)


def test_out_and_in_again_after_a_foreign_import_changes_nothing(brand):
    for name, mapping in (("till_lines.csv", "coffee_shop_sales"), ("dishes.json", "sky_takeout")):
        take(brand, name, mapping)

    for form in ("csv", "xlsx", "json"):
        content = service.write_menu(brand, form=form)
        assert not import_menu(brand=brand, content=content, form=form, by=OWNER).report.did
