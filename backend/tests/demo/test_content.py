"""What the demo says: every item complete, in two languages, with a picture; every reference true."""

from dataclasses import replace
from hashlib import sha256

import pytest
from PIL import Image

from diandan.demo.building import PICTURES, SMALL
from diandan.demo.hillside import HILLSIDE
from diandan.demo.paddy import PADDY
from diandan.infra.files import SMALL_PX
from diandan.modules.catalog import rules
from diandan.modules.catalog.words import ItemKind

PLANS = pytest.mark.parametrize("plan", [HILLSIDE, PADDY], ids=lambda plan: plan.slug)
# WCAG 2.2, 1.4.3: text on a button in the brand's colour.
AA = 4.5
PICTURES_LIMIT_BYTES = 6 * 1024 * 1024


def luminance(colour):
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@PLANS
def test_every_item_and_group_keeps_the_rules_of_a_menu(plan):
    wrong = [
        *(problem for item in plan.items for problem in rules.item_problems(replace(item, category="x"))),
        *(problem for group in plan.groups for problem in rules.group_problems(group)),
    ]

    assert wrong == []


@PLANS
def test_everything_has_an_english_name(plan):
    nameless = [
        thing.name
        for thing in (
            *plan.items,
            *plan.groups,
            *(modifier for group in plan.groups for modifier in group.modifiers),
            *(heading.draft for heading in plan.headings),
            *(value for item in plan.items for spec in item.specs for value in (spec, *spec.values)),
        )
        if not thing.name_en
    ]
    nameless += [tag["name"] for item in plan.items for tag in item.tags if not tag["name_en"]]
    undescribed = [item.code for item in plan.items if not (item.description and item.description_en)]

    assert (nameless, undescribed) == ([], [])


@PLANS
def test_every_banner_shows_and_leads_to_something_of_the_menu(plan):
    items = {item.code for item in plan.items}
    headings = {heading.draft.code for heading in plan.headings}

    assert {banner.shows for banner in plan.home.banners} | {plan.home.cover} <= items
    assert {banner.leads_to for banner in plan.home.banners} <= items | headings


@PLANS
def test_every_item_has_a_picture_of_its_own(plan):
    kept = {
        path.stem: sha256(path.read_bytes()).hexdigest() for path in (PICTURES / plan.slug).glob("*.webp")
    }

    small = {path.stem for path in (PICTURES / plan.slug / SMALL).glob("*.webp")}

    assert set(kept) == small == {"logo", *(item.code for item in plan.items)}
    assert len(set(kept.values())) == len(kept)


def test_pictures_are_square_and_small():
    files = list(PICTURES.rglob("*.webp"))
    sizes = set()
    for path in files:
        with Image.open(path) as picture:
            sizes.add((path.parent.name == SMALL, picture.size))

    assert sizes == {(False, (960, 960)), (False, (512, 512)), (True, (SMALL_PX, SMALL_PX))}
    assert sum(path.stat().st_size for path in files) < PICTURES_LIMIT_BYTES


@PLANS
def test_every_reference_leads_somewhere(plan):
    items = {item.code: {sku.code for sku in item.skus} for item in plan.items}
    skus = set().union(*items.values())
    modifiers = {modifier.code for group in plan.groups for modifier in group.modifiers}
    headings = {heading.draft.code for heading in plan.headings}
    groups = {group.code for group in plan.groups}
    lost = [
        *({code for item in plan.items for code in item.groups} - groups),
        *(part.item for item in plan.items for part in item.parts if part.item not in items),
        *(part.sku for item in plan.items for part in item.parts if part.sku not in {"", *items[part.item]}),
    ]
    for store in plan.stores:
        lost += set(store.sold_out) - items.keys() - skus - modifiers
        lost += set(store.not_sold) - items.keys()
        lost += (store.quotas.keys() | store.own_prices.keys()) - skus
        lost += {code for station in store.stations for code in station.makes} - headings - items.keys()
    lost += {person.store for person in plan.people} - {"", *(store.code for store in plan.stores)}

    assert lost == []


@PLANS
def test_codes_are_given_once(plan):
    codes = [item.code for item in plan.items] + [sku.code for item in plan.items for sku in item.skus]

    assert len(codes) == len(set(codes))


@PLANS
def test_white_text_on_the_brands_colour_can_be_read(plan):
    assert 1.05 / (luminance(plan.accent) + 0.05) >= AA


def test_the_demo_shows_what_the_catalogue_can():
    items = HILLSIDE.items
    assert len(items) >= 80
    assert sum(item.kind == ItemKind.COMBO for item in items) == 4
    assert {tuple(item.available[0]) for item in items if item.available} >= {("06:00", "10:30")}
    oat = next(m for group in HILLSIDE.groups for m in group.modifiers if m.code == "milk-oat")
    assert oat.price_delta_fen == 300
    assert [store.settings["auto_accept"] for store in HILLSIDE.stores] == [True, False, True]
    assert len(PADDY.items) >= 25
    assert sum(len(area.tables) for area in PADDY.stores[0].areas) == 12
