"""Menu files in our own form: out and in again changes nothing; what is wrong is named by row and column."""

import io
import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from openpyxl import Workbook, load_workbook

from diandan.flows.import_menu import import_menu
from diandan.infra.files import StoredPicture
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries, service
from diandan.modules.catalog.drafts import CategoryDraft, GroupDraft, ItemDraft, ModifierDraft, SkuDraft
from diandan.modules.catalog.errors import InvalidMenu, StillUsed
from diandan.modules.catalog.menufiles.columns import SHEETS
from diandan.modules.catalog.models import Category, Item, ModifierGroup
from tests.factories.catalog import make_category, make_item, make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")
FORMS = ("csv", "xlsx", "json")

SMALL = (Path(__file__).parent / "files" / "small_menu.csv").read_text("utf-8")


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def brand(store):
    return store.brand


def take(brand, text: str | bytes, form: str = "csv", **options):
    content = text.encode() if isinstance(text, str) else text
    return import_menu(brand=brand, content=content, form=form, by=OWNER, **options).report


def rows() -> dict[str, list]:
    """Every row of the catalog."""
    models = apps.get_app_config("catalog").get_models()
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def wrong(refusal) -> list[tuple[str, int, str, str, str]]:
    return [tuple(problem.values()) for problem in refusal.value.details["problems"]]


def awkward_menu(brand):
    """A menu with everything a file could stumble over."""
    menu = make_menu(brand)
    picture = service.add_picture(brand, StoredPicture(small="aa/s.webp", large="bb/l.webp"), by=OWNER)
    category = make_category(
        brand, '夜宵 "late"', "Late; very", available=[["22:00", "02:00"], ["12:00", "13:00"]]
    )
    draft = GroupDraft(
        name="=SUM(A1)",
        name_en="[odd]",
        min_select=0,
        max_select=2,
        modifiers=(
            ModifierDraft(name="-不要", price_delta_fen=-50, kcal=0, allergens=("nuts", "soy")),
            ModifierDraft(name="a; b", is_default=True),
        ),
    )
    service.save_group(brand, draft, by=OWNER)
    make_item(
        menu,
        "odd, code",
        category=category,
        name="=1+1",
        name_en='Quote " and, comma',
        description="第一行\n第二行",
        ingredients="面; 糖",
        portion="约 300 ml",
        picture=picture.public_id,
        badges=("new", {"name": "hot", "starts_on": None, "ends_on": "2026-04-01"}),
        tags=("甜;咸", {"name": "周末@店", "starts_on": "2026-03-01", "ends_on": None}, "辣"),
        allergens=("gluten",),
        kcal=0,
        available=[["07:00", "10:30"]],
        modes=("dine_in", "takeaway"),
        is_on_shelf=False,
        min_quantity=2,
        purchase_limit=6,
        packaging_fee_fen=150,
        skus=(SkuDraft(code="0012", price_fen=10, kcal=5, nutrition={"fat_mg": 0, "sugars_mg": 12500}),),
        groups=("milk",),
    )
    service.put_on_shelf(brand, menu.item("bagel"), is_on_shelf=False, by=OWNER)
    return menu


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("replace_all", [False, True])
def test_out_and_in_again_changes_nothing(store, brand, form, replace_all):
    awkward_menu(brand)
    before, version = rows(), queries.menu_version(store)

    report = take(brand, service.write_menu(brand, form=form), form, replace_all=replace_all)

    assert rows() == before
    assert queries.menu_version(store) == version
    assert not report.did
    assert [len(report.unchanged[kind]) for kind in ("categories", "groups", "items")] == [4, 4, 6]


@pytest.mark.parametrize("form", FORMS)
def test_a_menu_moves_to_another_brand_and_is_the_same_there(brand, form):
    awkward_menu(brand)
    other = make_store(brand=make_brand())
    content = service.write_menu(brand, form=form)
    picture = queries.menu_document(brand).items[-1].picture
    content = content.replace(picture.encode(), b"") if form != "xlsx" else _without_pictures(content)

    report = take(other.brand, content, form)

    assert [len(report.created[kind]) for kind in ("categories", "groups", "items")] == [4, 4, 6]
    moved = service.write_menu(other.brand, form=form)
    if form == "xlsx":
        assert _cells(moved) == _cells(content)
    else:
        assert moved == content


def _without_pictures(content: bytes) -> bytes:
    book = load_workbook(io.BytesIO(content))
    sheet = book["items"]
    column = [cell.value for cell in sheet[1]].index("picture") + 1
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(content: bytes) -> dict[str, list]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_a_name_that_looks_like_a_formula_is_text_in_a_spreadsheet(brand):
    awkward_menu(brand)

    book = load_workbook(io.BytesIO(service.write_menu(brand, form="xlsx")))

    names = [cell for row in book["items"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in names] == ["s"]
    assert [row[7].value for row in book["skus"].iter_rows(min_row=1, max_row=1)] == ["kcal"]


def test_a_small_file_makes_a_menu(store, brand):
    report = take(brand, SMALL)

    menu = json.loads(queries.snapshot(store, "pickup").bytes)
    assert (report.created["items"], [c["name"] for c in menu["categories"]]) == (["latte"], ["咖啡"])
    [latte] = menu["items"]
    assert [sku["price_fen"] for sku in latte["skus"]] == [1900, 2200]
    assert menu["modifier_groups"][0]["modifiers"][0]["price_delta_fen"] == 300


def test_a_second_time_only_what_differs_is_changed(store, brand):
    take(brand, SMALL)
    ids = dict(Item.objects.get().skus.values_list("code", "public_id"))
    version = queries.menu_version(store)

    report = take(brand, SMALL.replace("¥22.00", "23"))

    assert (report.changed["items"], report.unchanged["groups"]) == (["latte"], ["milk"])
    assert dict(Item.objects.get().skus.values_list("public_id", "price_fen")) == {
        ids["m"]: 1900,
        ids["l"]: 2300,
    }
    assert queries.menu_version(store) == version + 1


def test_a_dry_run_says_everything_and_changes_nothing(store, brand):
    before, version = rows(), queries.menu_version(store)

    report = take(brand, SMALL, dry_run=True)

    assert (report.created["categories"], report.created["groups"], report.created["items"]) == (
        ["coffee"],
        ["milk"],
        ["latte"],
    )
    assert rows() == before
    assert queries.menu_version(store) == version


def test_what_the_file_does_not_name_stays_unless_it_replaces_all(brand):
    make_menu(brand)

    take(brand, SMALL.replace("latte", "mocha"))
    assert Item.objects.filter(archived_at__isnull=True).count() == 6
    report = take(brand, SMALL, replace_all=True)

    # The combo goes with the rest, so the latte it contained may lose that size.
    assert sorted(report.archived["items"]) == ["bagel", "breakfast", "croissant", "espresso", "mocha"]
    assert [row.code for row in Item.objects.filter(archived_at__isnull=True)] == ["latte"]
    assert [row.code for row in ModifierGroup.objects.filter(archived_at__isnull=True)] == ["milk"]
    assert Category.objects.filter(archived_at__isnull=True).count() == 1


def test_what_was_archived_comes_back_under_its_id(brand):
    take(brand, SMALL)
    latte = Item.objects.get()
    service.archive_item(brand, latte.public_id, by=OWNER)

    report = take(brand, SMALL)

    latte.refresh_from_db()
    assert (latte.archived_at, report.changed["items"]) == (None, ["latte"])


def test_a_spreadsheets_own_numbers_are_read(brand):
    book = Workbook()
    book.active.title = "categories"
    for row in (["code", "name", "available"], ["coffee", "咖啡", "07:00-10:30"]):
        book.active.append(row)
    items = book.create_sheet("items")
    for row in (["code", "category", "name", "is_on_shelf", "kcal"], [1001.0, "coffee", "拿铁", True, 150.0]):
        items.append(row)
    skus = book.create_sheet("skus")
    for row in (["item", "price"], [1001, 19.9]):
        skus.append(row)
    out = io.BytesIO()
    book.save(out)

    take(brand, out.getvalue(), "xlsx")

    item = Item.objects.get()
    assert (item.code, item.kcal, item.is_on_shelf, item.skus.get().price_fen) == ("1001", 150, True, 1990)


def test_a_combo_may_name_things_of_the_same_file_or_of_the_menu(brand):
    make_menu(brand)
    text = (
        "record,code,name,category,kind,item,combo,sku,price,quantity\n"
        "categories,sets,套餐,,,,,,,\n"
        "items,cake,蛋糕,sets,,,,,,\n"
        "items,duo,双人,sets,combo,,,,,\n"
        "skus,cake,,,,cake,,,30,\n"
        "skus,duo,,,,duo,,,45,\n"
        "combo_parts,,,,,cake,duo,,,1\n"
        "combo_parts,,,,,latte,duo,large,,2\n"
    )

    take(brand, text)

    parts = Item.objects.get(code="duo").parts.order_by("position")
    assert [(part.sku.code, part.quantity) for part in parts] == [("cake", 1), ("large", 2)]
    with pytest.raises(InvalidMenu) as refusal:
        take(brand, text.replace("duo,large", "duo,huge").replace("cake,duo", "duo,duo"))
    assert wrong(refusal) == [
        ("", 7, "item", "combo_in_combo", "duo"),
        ("", 8, "sku", "unknown", "huge"),
    ]


def test_what_a_combo_needs_is_not_taken_away(brand):
    make_menu(brand)
    before = rows()
    text = (
        "record,code,name,category,item,price\n"
        "categories,c,c,,,\nitems,croissant,可颂,c,,\nskus,other,,,croissant,12\n"
    )

    with pytest.raises(StillUsed):
        take(brand, text)

    assert rows() == before


def test_pictures_are_taken_from_a_folder(brand, tmp_path, settings):
    from PIL import Image

    settings.MEDIA_ROOT = tmp_path / "media"
    Image.new("RGB", (300, 200), (90, 60, 30)).save(tmp_path / "latte.png")
    text = SMALL.replace("modifier_groups,price_delta\n", "modifier_groups,price_delta,picture\n", 1)
    text = text.replace(
        "items,latte,拿铁,coffee,,,,,,,,,milk,", "items,latte,拿铁,coffee,,,,,,,,,milk,,latte.png"
    )

    dry = take(brand, text, pictures=tmp_path, dry_run=True)
    assert not (tmp_path / "media").exists()
    take(brand, text, pictures=tmp_path)

    assert dry.created["items"] == ["latte"]
    assert (settings.MEDIA_ROOT / Item.objects.get().picture.small).exists()
    with pytest.raises(InvalidMenu) as refusal:
        take(brand, text.replace("latte.png", "mocha.png"), pictures=tmp_path)
    assert wrong(refusal) == [("", 5, "picture", "unknown", "mocha.png")]


def test_codes_lead_to_skus(brand):
    take(brand, SMALL)

    found = queries.skus_by_code(brand)

    assert found["l"] == found["latte/l"]
    assert sorted(found) == ["l", "latte/l", "latte/m", "m"]


def test_a_document_is_checked_without_a_file_too(brand):
    from diandan.modules.catalog.drafts import MenuDocument

    twice = MenuDocument(
        categories=(CategoryDraft(code="a", name="a"), CategoryDraft(code="a", name="b")),
        items=(ItemDraft(code="i", category="a", name="i", skus=(SkuDraft(price_fen=1),)),),
    )

    with pytest.raises(InvalidMenu) as refusal:
        service.import_menu(brand, twice, by=OWNER)

    assert refusal.value.details["problems"] == [
        {"path": "categories/1", "field": "code", "reason": "twice", "value": "a"}
    ]
    assert Category.objects.count() == 0


def test_the_page_for_people_names_every_column(settings):
    page = (settings.REPO_DIR / "docs" / "howto" / "import-a-menu.md").read_text("utf-8")
    tables = {
        line.split("|")[1].strip().strip("`"): line.split("|")[2]
        for line in page.splitlines()
        if line.startswith("| `")
    }

    for sheet, columns in SHEETS.items():
        said = tables[sheet].replace("value_1 … value_4", "value_1, value_2, value_3, value_4")
        names = re.findall(r"(?:^|, )\**([a-z_0-9]+)\**", re.sub(r"\([^)]*\)|—.*", "", said).strip())
        assert names == [column.name for column in columns], sheet
    for name in queries.menu_mappings():
        assert f"| `{name}` |" in page


def test_the_examples_of_that_page_work(brand, settings):
    page = (settings.REPO_DIR / "docs" / "howto" / "import-a-menu.md").read_text("utf-8")
    [table] = re.findall(r"```\n(record,.*?)```", page, re.S)
    [mapping] = re.findall(r"```toml\n(.*?)```", page, re.S)

    assert take(brand, table).created["items"] == ["latte"]
    assert queries.load_mapping(mapping).about == "What it reads."
