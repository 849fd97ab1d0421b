"""Menu files with mistakes: each is named by row and column, and nothing is taken."""

import io
import json
from pathlib import Path

import pytest
from django.apps import apps
from openpyxl import Workbook

from diandan.flows.import_menu import import_menu
from diandan.kernel.actor import Actor
from diandan.modules.catalog import service
from diandan.modules.catalog.errors import InvalidMenu, UnreadableMenuFile
from diandan.modules.catalog.models import Item
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")

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


def test_every_mistake_is_named_by_row_and_column_and_nothing_is_taken(brand):
    text = SMALL.replace("categories,coffee,咖啡", "categories,coffee,").replace("¥22.00", "cheap")
    text += "skus,,,,mocha,,,9,,,,,,\nplanets,mars,,,,,,,,,,,,\n"
    before = rows()

    with pytest.raises(InvalidMenu) as refusal:
        take(brand, text)

    assert wrong(refusal) == [
        ("", 2, "name", "empty", ""),
        ("", 9, "price", "not_an_amount", "cheap"),
        ("", 11, "record", "unknown", "planets"),
        ("", 10, "item", "unknown", "mocha"),
    ]
    assert rows() == before


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("拿铁,coffee", "拿铁,tea", ("", 5, "category", "unknown", "tea")),
        (",milk,\nspec", ",cream,\nspec", ("", 5, "modifier_groups", "unknown", "cream")),
        ("latte,,大杯", "latte,,超大杯", ("", 9, "value_1", "unknown", "超大杯")),
        ("latte,,大杯,¥22.00", "latte,,中杯,¥22.00", ("", 5, "skus", "same_values_twice", "('中杯',)")),
        ("¥22.00", "-1", ("", 9, "price", "out_of_range", "-100")),
        (",1,1,,\nmod", ",3,1,,\nmod", ("", 3, "min_select", "above_maximum", "1")),
        ("oat,燕麦奶", f"oat,{'奶' * 81}", ("", 4, "name", "too_long", "80")),
        ("¥22.00", "22.005", ("", 9, "price", "not_an_amount", "22.005")),
        (
            "modifier_groups,milk,奶,,,,,,,,1",
            "modifier_groups,milk,奶,,,,,,,,some",
            ("", 3, "min_select", "not_a_whole_number", "some"),
        ),
        ("skus,l,", "skus,m,", ("", 5, "skus", "code_twice", "m")),
        ("price_delta\n", "price_dleta\n", ("", 1, "price_dleta", "unknown_column", "")),
    ],
)
def test_a_single_mistake_is_found_where_it_is(brand, old, new, expected):
    assert old in SMALL
    before = rows()

    with pytest.raises(InvalidMenu) as refusal:
        take(brand, SMALL.replace(old, new, 1))

    assert expected in wrong(refusal)
    assert len(wrong(refusal)) <= 2
    assert rows() == before


def test_a_spreadsheet_names_its_sheet(brand):
    book = Workbook()
    book.active.title = "categories"
    book.active.append(["code", "name"])
    book.active.append(["coffee", "咖啡"])
    items = book.create_sheet("items")
    items.append(["code", "category", "name", "is_on_shelf"])
    items.append([1001.0, "coffee", "拿铁", "maybe"])
    skus = book.create_sheet("skus")
    skus.append(["item", "price"])
    skus.append([1001, 19.5])
    skus.append(["", None])
    skus.append([1001, "free"])
    out = io.BytesIO()
    book.save(out)

    with pytest.raises(InvalidMenu) as refusal:
        take(brand, out.getvalue(), "xlsx")

    assert wrong(refusal) == [
        ("items", 2, "is_on_shelf", "not_yes_or_no", "maybe"),
        ("skus", 4, "price", "not_an_amount", "free"),
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: d["items"][0].update(nmae="x"), ("items/0", 0, "nmae", "unknown_key", "")),
        (lambda d: d["items"][0].update(name=5), ("items/0", 0, "name", "wrong_kind", "5")),
        (lambda d: d["items"][0].update(is_on_shelf=1), ("items/0", 0, "is_on_shelf", "wrong_kind", "1")),
        (lambda d: d["items"][0].pop("category"), ("items/0", 0, "category", "missing", "")),
        (
            lambda d: d["items"][0]["skus"][0].update(price_fen=19.5),
            ("items/0/skus/0", 0, "price_fen", "wrong_kind", "19.5"),
        ),
        (
            lambda d: d["items"][0]["skus"][0].update(price_fen=-1),
            ("items/0/skus/0", 0, "price_fen", "out_of_range", "-1"),
        ),
        (lambda d: d["items"][0].update(category="tea"), ("items/0", 0, "category", "unknown", "tea")),
        (lambda d: d.update(extra=1), ("", 0, "extra", "unknown_key", "")),
        (lambda d: d.update(items={}), ("items", 0, "", "not_a_list", "")),
        (lambda d: d.update(format="menu"), ("", 0, "format", "unknown_format", "")),
        (lambda d: d["modifier_groups"].append(7), ("groups/1", 0, "", "not_an_object", "")),
    ],
)
def test_json_is_read_strictly(brand, change, expected):
    take(brand, SMALL)
    document = json.loads(service.write_menu(brand, form="json"))
    before = rows()
    change(document)

    with pytest.raises(InvalidMenu) as refusal:
        take(brand, json.dumps(document), "json")

    assert expected in wrong(refusal)
    assert rows() == before


@pytest.mark.parametrize(
    ("content", "form", "reason"),
    [
        (b"not a zip", "xlsx", "not_xlsx"),
        (b"{", "json", "not_json"),
        (b"\xff\xfe\x00\xff", "csv", "unknown_encoding"),
        (b"\x1f\x8bbroken", "csv", "broken_gzip"),
        (b"a,a\n1,2\n", "csv", "column_twice"),
        (b"a,b\n1,2,3\n", "csv", "more_cells_than_columns"),
        (b'a,b\n"1,2\n', "csv", "broken_csv"),
    ],
)
def test_what_is_no_menu_file_is_refused(brand, content, form, reason):
    with pytest.raises(UnreadableMenuFile) as refusal:
        take(brand, content, form)

    assert refusal.value.details["reason"] == reason
    assert Item.objects.count() == 0


def test_a_table_that_is_none_of_ours_is_refused(brand):
    with pytest.raises(InvalidMenu) as refusal:
        take(brand, "colour,size\nred,1\n")

    assert wrong(refusal) == [("", 1, "record", "not_a_menu_table", "")]
