"""The commands import-menu and export-menu."""

from pathlib import Path

import pytest

from diandan.cli import menu as command
from diandan.modules.catalog.models import Item
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parents[1] / "modules" / "catalog" / "files"


@pytest.fixture
def brand():
    return make_store(brand=make_brand(slug="hillside")).brand


def test_out_and_in_again(brand, tmp_path, capsys):
    make_menu(brand)
    file = str(tmp_path / "menu.xlsx")

    assert command.run("export-menu", [file, "--brand", "hillside"]) == 0
    capsys.readouterr()
    assert command.run("import-menu", [file, "--brand", "hillside"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Done:",
        "  categories  0 created, 0 changed, 3 unchanged, 0 archived",
        "  groups      0 created, 0 changed, 3 unchanged, 0 archived",
        "  items       0 created, 0 changed, 5 unchanged, 0 archived",
    ]


def test_a_foreign_file_with_a_mapping_and_a_rule(brand, capsys):
    file = str(FILES / "till_lines.csv")
    wish = [file, "--brand", "hillside", "--mapping", "coffee_shop_sales", "--price-rule", "each"]

    assert command.run("import-menu", wish) == 0

    assert Item.objects.get(code="72").skus.count() == 2


def test_a_mapping_of_ones_own(brand, tmp_path):
    mapping = tmp_path / "mine.toml"
    mapping.write_text('[item]\nname = "dish"\n[constants]\ncategory = "All"\n[price]\ncolumn = "yuan"\n')
    file = tmp_path / "list.csv"
    file.write_text("dish,yuan\nSoup,18\n")

    assert command.run("import-menu", [str(file), "--brand", "hillside", "--mapping", str(mapping)]) == 0

    soup = Item.objects.get()
    assert (soup.name, soup.category.name, soup.skus.get().price_fen) == ("Soup", "All", 1800)


def test_a_dry_run_changes_nothing(brand, capsys):
    file = str(FILES / "small_menu.csv")

    assert command.run("import-menu", [file, "--brand", "hillside", "--dry-run"]) == 0

    assert capsys.readouterr().out.startswith("Would be:\n")
    assert Item.objects.count() == 0


def test_mistakes_are_listed_and_the_command_fails(brand, tmp_path, capsys):
    file = tmp_path / "menu.csv"
    file.write_text((FILES / "small_menu.csv").read_text("utf-8").replace("¥22.00", "cheap"), "utf-8")

    assert command.run("import-menu", [str(file), "--brand", "hillside"]) == 1

    assert capsys.readouterr().err.splitlines() == [
        "wrong: row 9, column price: not an amount (cheap)",
        "Nothing was imported: 1 mistakes.",
    ]
    assert Item.objects.count() == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.csv", "--brand", "hillside"], "nowhere.csv: No such file or directory"),
        ([__file__, "--brand", "hillside"], "Nothing was imported: catalog.unreadable_menu_file"),
        (
            [str(FILES / "small_menu.csv"), "--brand", "nobody"],
            "Nothing was imported: stores.brand_not_found",
        ),
    ],
)
def test_what_cannot_be_done_is_said(brand, capsys, arguments, said):
    assert command.run("import-menu", arguments) == 1

    assert capsys.readouterr().err.startswith(said)


def test_an_unknown_form_is_not_written(brand, tmp_path, capsys):
    assert command.run("export-menu", [str(tmp_path / "menu.pdf"), "--brand", "hillside"]) == 1

    assert "catalog.unreadable_menu_file" in capsys.readouterr().err
