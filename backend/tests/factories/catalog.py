"""Menus for tests, made through the services so that they are possible ones."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from diandan.kernel.actor import Actor
from diandan.modules.catalog import service as catalog
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
from diandan.modules.catalog.models import Item, Modifier, ModifierGroup, Sku
from diandan.modules.catalog.queries import CartLine
from diandan.modules.stores.models import Brand

OWNER = Actor.system("factory")

_numbers = count(1)


@dataclass
class Menu:
    """What ``make_menu`` made, found again by the short English names the tests use."""

    brand: Brand
    items: dict[str, str] = field(default_factory=dict)
    skus: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    modifiers: dict[str, str] = field(default_factory=dict)

    def item(self, name: str) -> str:
        """The item's id: ``item("latte")``."""
        return self.items[name]

    def sku(self, name: str) -> str:
        """The SKU's id: ``sku("croissant")``, ``sku("latte/large")``."""
        return self.skus[name]

    def modifier(self, name: str) -> str:
        """The modifier's id: ``modifier("oat")``."""
        return self.modifiers[name]

    def line(self, name: str, quantity: int = 1, *modifiers: str, note: str = "") -> CartLine:
        """A cart line: ``line("latte/large", 2, "oat", "hot")``."""
        return CartLine(
            client_line_id=f"line-{next(_numbers)}",
            sku_id=self.sku(name),
            quantity=quantity,
            modifier_ids=tuple(self.modifier(modifier) for modifier in modifiers),
            note=note,
        )

    def latte(self, quantity: int = 1, *extras: str) -> CartLine:
        """A large hot latte with whole milk, 22.00."""
        return self.line("latte/large", quantity, "whole", "hot", *extras)

    def croissant(self, quantity: int = 1) -> CartLine:
        """A croissant, 12.00."""
        return self.line("croissant", quantity)


def make_menu(brand: Brand) -> Menu:
    """A small café.

    coffee: latte/medium 19.00, latte/large 22.00, espresso 14.00
        a latte asks milk (whole*, oat +3.00: one), temperature (hot*, iced: one),
        extras (shot +4.00, vanilla +2.00, caramel +2.00: at most two)
    bakery: croissant 12.00 (packaging 1.00), bagel 10.00 (07:00–10:30 only)
    combos: breakfast = one medium latte and two croissants, 36.00
    """
    menu = Menu(brand)
    coffee = make_category(brand, "咖啡", "Coffee")
    bakery = make_category(brand, "烘焙", "Bakery")
    sets = make_category(brand, "套餐", "Combos")
    make_group(menu, "milk", [("whole", 0, True), ("oat", 300, False)], least=1, most=1)
    make_group(menu, "temperature", [("hot", 0, True), ("iced", 0, False)], least=1, most=1)
    make_group(
        menu, "extras", [("shot", 400, False), ("vanilla", 200, False), ("caramel", 200, False)], most=2
    )
    make_item(
        menu,
        "latte",
        category=coffee,
        name="拿铁",
        name_en="Latte",
        specs=(
            SpecDraft(
                name="杯型",
                name_en="Size",
                values=(
                    SpecValueDraft(name="中杯", name_en="medium"),
                    SpecValueDraft(name="大杯", name_en="large"),
                ),
            ),
        ),
        skus=(
            SkuDraft(code="medium", spec_values=("中杯",), price_fen=1900, kcal=150),
            SkuDraft(code="large", spec_values=("大杯",), price_fen=2200, kcal=190, is_default=True),
        ),
        groups=("milk", "temperature", "extras"),
        allergens=("milk",),
        badges=("signature",),
    )
    make_item(menu, "espresso", category=coffee, name="浓缩", name_en="Espresso", price_fen=1400)
    make_item(
        menu,
        "croissant",
        category=bakery,
        name="可颂",
        name_en="Croissant",
        price_fen=1200,
        packaging_fee_fen=100,
        allergens=("gluten", "milk"),
        kcal=260,
    )
    make_item(
        menu,
        "bagel",
        category=bakery,
        name="贝果",
        name_en="Bagel",
        price_fen=1000,
        available=[["07:00", "10:30"]],
    )
    make_item(
        menu,
        "breakfast",
        category=sets,
        kind="combo",
        name="早餐套餐",
        name_en="Breakfast set",
        price_fen=3600,
        parts=(
            PartDraft(item="latte", sku="medium"),
            PartDraft(item="croissant", quantity=2),
        ),
    )
    return menu


def make_category(brand: Brand, name: str = "咖啡", name_en: str = "", **fields: Any) -> str:
    """A category; returns its id."""
    draft = CategoryDraft(name=name, name_en=name_en, **fields)
    return catalog.save_category(brand, draft, by=OWNER).public_id


def make_group(
    menu: Menu, code: str, answers: list[tuple[str, int, bool]], *, least: int = 0, most: int = 1
) -> ModifierGroup:
    """A modifier group of (code, price delta in fen, is default)."""
    draft = GroupDraft(
        code=code,
        name=f"选{code}",
        name_en=code.title(),
        min_select=least,
        max_select=most,
        modifiers=tuple(
            ModifierDraft(
                code=answer, name=f"加{answer}", name_en=answer, price_delta_fen=delta, is_default=is_default
            )
            for answer, delta, is_default in answers
        ),
    )
    group = catalog.save_group(menu.brand, draft, by=OWNER)
    menu.groups[code] = group.public_id
    for row in Modifier.objects.filter(group=group):
        menu.modifiers[row.code] = row.public_id
    return group


def make_item(menu: Menu, code: str, *, category: str, price_fen: int | None = None, **fields: Any) -> Item:
    """An item; with ``price_fen`` it has one SKU of that price."""
    if price_fen is not None:
        fields["skus"] = (SkuDraft(code=code, price_fen=price_fen),)
    fields = {"name": code, **fields}
    item = catalog.save_item(menu.brand, ItemDraft(code=code, category=category, **fields), by=OWNER)
    menu.items[code] = item.public_id
    rows = list(Sku.objects.filter(item=item, archived_at__isnull=True))
    for row in rows:
        menu.skus[code if len(rows) == 1 else f"{code}/{row.code}"] = row.public_id
    return item
