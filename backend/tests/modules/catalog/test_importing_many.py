"""A large menu is a few statements a table: while it is written, an embedded shop can write nothing else."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diandan.kernel.actor import Actor
from diandan.modules.catalog.drafts import (
    CategoryDraft,
    GroupDraft,
    ItemDraft,
    MenuDocument,
    ModifierDraft,
    PartDraft,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.catalog.models import ComboPart, Item, ItemGroup, Modifier, Sku, Spec, SpecValue
from diandan.modules.catalog.service import import_menu, known
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")
SIZES = ("大", "小")


@pytest.fixture
def brand(clock):
    return make_store().brand


def menu_of(items: int, *, price_fen: int = 1200) -> MenuDocument:
    """So many items of two sizes that ask one question, and a combo of the first and the last."""
    teas = tuple(
        ItemDraft(
            code=f"tea-{number}",
            category="tea",
            name=f"茶 {number}",
            specs=(SpecDraft(name="大小", values=tuple(SpecValueDraft(name=size) for size in SIZES)),),
            skus=tuple(
                SkuDraft(code=f"{number}-{size}", spec_values=(size,), price_fen=price_fen) for size in SIZES
            ),
            groups=("sugar",),
        )
        for number in range(items)
    )
    both = ItemDraft(
        code="both",
        category="tea",
        kind="combo",
        name="两杯",
        skus=(SkuDraft(code="both", price_fen=2000),),
        parts=tuple(PartDraft(item=f"tea-{number}") for number in (0, items - 1)),
    )
    return MenuDocument(
        categories=(CategoryDraft(code="tea", name="茶"),),
        groups=(GroupDraft(code="sugar", name="糖", modifiers=(ModifierDraft(name="少糖"),)),),
        # The combo stands first, and finds the teas all the same.
        items=(both, *teas),
    )


def taken(brand, document):
    """Import, and return the report with how many rows were read and how many statements wrote."""
    with CaptureQueriesContext(connection) as seen:
        report = import_menu(brand, document, by=OWNER)
    statements = [query["sql"].split()[0] for query in seen]
    return report, statements.count("SELECT"), sum(verb in ("INSERT", "UPDATE") for verb in statements)


def rows() -> dict[str, list]:
    models = (Item, Spec, SpecValue, Sku, ItemGroup, ComboPart)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_ten_times_the_items_are_read_in_as_many_questions(brand):
    few = taken(make_store().brand, menu_of(known.MANY // 10))
    report, reads, writes = taken(brand, menu_of(known.MANY))

    assert reads == few[1]
    # Room for what one statement holds on SQLite; item by item it would be eight for each.
    assert writes < known.MANY / 2
    assert len(report.created["items"]) == known.MANY + 1
    of_brand = {"item__brand_id": brand.pk}
    assert Sku.objects.filter(**of_brand).count() == 2 * known.MANY + 1
    assert ItemGroup.objects.filter(**of_brand).count() == known.MANY
    last = Item.objects.get(brand_id=brand.pk, code=f"tea-{known.MANY - 1}")
    assert (last.name, last.position) == (f"茶 {known.MANY - 1}", known.MANY - 1)
    large, small = Sku.objects.filter(item=last).order_by("position")
    assert [
        SpecValue.objects.get(public_id=ref).name for ref in (*large.spec_value_ids, *small.spec_value_ids)
    ] == [*SIZES]
    parts = ComboPart.objects.filter(combo__brand_id=brand.pk).order_by("position")
    assert list(parts.values_list("sku__code", flat=True)) == ["0-大", f"{known.MANY - 1}-大"]


@pytest.mark.parametrize("items", [3, known.MANY])
def test_what_is_there_already_is_not_written_again(brand, items):
    taken(brand, menu_of(items))
    before = rows()

    report, _, writes = taken(brand, menu_of(items))

    assert (report.did, len(report.unchanged["items"]), writes) == (False, items + 1, 0)
    assert rows() == before


def test_of_what_is_there_only_the_difference_is_written(brand):
    taken(brand, menu_of(3))
    before = rows()

    report, _, _ = taken(brand, menu_of(3, price_fen=1300))

    after = rows()
    assert report.changed["items"] == ["tea-0", "tea-1", "tea-2"]
    assert {name for name in before if before[name] != after[name]} == {"Item", "Sku"}
    # The combo was written last.
    assert [row["price_fen"] for row in after["Sku"]] == [*[1300] * 6, 2000]
    assert [
        row["version"] - was["version"] for row, was in zip(after["Item"], before["Item"], strict=True)
    ] == [1, 1, 1, 0]


def test_a_server_that_does_not_tell_the_keys_of_new_rows_is_asked_for_them(brand, monkeypatch):
    taken(make_store().brand, menu_of(3))
    usual = rows()
    monkeypatch.setattr(type(connection.features), "can_return_rows_from_bulk_insert", False)

    taken(brand, menu_of(3))

    assert {name: len(found) for name, found in rows().items()} == {n: 2 * len(f) for n, f in usual.items()}
    assert set(Sku.objects.filter(item__brand_id=brand.pk).values_list("item__code", "code")) == {
        ("both", "both"),
        *((f"tea-{number}", f"{number}-{size}") for number in range(3) for size in SIZES),
    }


@pytest.fixture
def two_sizes(brand):
    """A tea whose small size has a code and whose large one goes by its values."""
    taken(brand, menu_of(3))
    return Item.objects.get(brand_id=brand.pk, code="tea-1")


def test_a_sku_named_by_its_code_is_not_taken_for_the_one_with_its_values(brand, two_sizes):
    """The code moves to the other size; the size it had before goes without one."""
    small = Sku.objects.get(item=two_sizes, code="1-小")
    document = menu_of(3)
    tea = replace(
        document.items[2],
        skus=(
            SkuDraft(spec_values=("小",), price_fen=900),
            SkuDraft(code="1-小", spec_values=("大",), price_fen=1500),
        ),
    )

    taken(brand, replace(document, items=(tea,)))

    live = Sku.objects.filter(item=two_sizes, archived_at__isnull=True).order_by("position")
    assert list(live.values_list("price_fen", flat=True)) == [900, 1500]
    assert live[1].public_id == small.public_id
    names = dict(SpecValue.objects.filter(spec__item=two_sizes).values_list("public_id", "name"))
    assert [[names[ref] for ref in sku.spec_value_ids] for sku in live] == [["小"], ["大"]]


def test_an_answer_named_by_its_code_is_not_taken_for_the_one_with_its_name(brand):
    answers = (ModifierDraft(code="less", name="少糖"), ModifierDraft(code="none", name="无糖"))
    group = GroupDraft(code="sugar", name="糖", modifiers=answers)
    taken(brand, MenuDocument(groups=(group,)))
    moved = (ModifierDraft(name="少糖"), ModifierDraft(code="less", name="微糖"))

    taken(brand, MenuDocument(groups=(replace(group, modifiers=moved),)))

    live = Modifier.objects.filter(group__brand_id=brand.pk, archived_at__isnull=True).order_by("position")
    assert [(row.name, row.code == "less") for row in live] == [("少糖", False), ("微糖", True)]
