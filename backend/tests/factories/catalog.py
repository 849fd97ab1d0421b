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
    MenuDocument,
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
    extras = [("shot", 400, False), ("vanilla", 200, False), ("caramel", 200, False)]
    document = MenuDocument(
        categories=(
            CategoryDraft(code="coffee", name="咖啡", name_en="Coffee"),
            CategoryDraft(code="bakery", name="烘焙", name_en="Bakery"),
            CategoryDraft(code="sets", name="套餐", name_en="Combos"),
        ),
        groups=(
            _group("milk", [("whole", 0, True), ("oat", 300, False)], least=1, most=1),
            _group("temperature", [("hot", 0, True), ("iced", 0, False)], least=1, most=1),
            _group("extras", extras, least=0, most=2),
        ),
        items=(
            ItemDraft(
                code="latte",
                category="coffee",
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
            ),
            _single("espresso", "coffee", 1400, name="浓缩", name_en="Espresso"),
            _single(
                "croissant",
                "bakery",
                1200,
                name="可颂",
                name_en="Croissant",
                packaging_fee_fen=100,
                allergens=("gluten", "milk"),
                kcal=260,
            ),
            _single("bagel", "bakery", 1000, name="贝果", name_en="Bagel", available=[["07:00", "10:30"]]),
            _single(
                "breakfast",
                "sets",
                3600,
                kind="combo",
                name="早餐套餐",
                name_en="Breakfast set",
                parts=(PartDraft(item="latte", sku="medium"), PartDraft(item="croissant", quantity=2)),
            ),
        ),
    )
    # In one go: half the tests of the house start with this menu.
    catalog.import_menu(brand, document, by=OWNER)
    return _found(Menu(brand))


def make_category(brand: Brand, name: str = "咖啡", name_en: str = "", **fields: Any) -> str:
    """A category; returns its id."""
    draft = CategoryDraft(name=name, name_en=name_en, **fields)
    return catalog.save_category(brand, draft, by=OWNER).public_id


def make_group(
    menu: Menu, code: str, answers: list[tuple[str, int, bool]], *, least: int = 0, most: int = 1
) -> ModifierGroup:
    """A modifier group of (code, price delta in fen, is default)."""
    group = catalog.save_group(menu.brand, _group(code, answers, least=least, most=most), by=OWNER)
    _found(menu)
    return group


def make_item(menu: Menu, code: str, *, category: str, price_fen: int | None = None, **fields: Any) -> Item:
    """An item; with ``price_fen`` it has one SKU of that price."""
    if price_fen is not None:
        fields["skus"] = (SkuDraft(code=code, price_fen=price_fen),)
    fields = {"name": code, **fields}
    item = catalog.save_item(menu.brand, ItemDraft(code=code, category=category, **fields), by=OWNER)
    _found(menu)
    return item


def _group(code: str, answers: list[tuple[str, int, bool]], *, least: int, most: int) -> GroupDraft:
    return GroupDraft(
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


def _single(code: str, category: str, price_fen: int, **fields: Any) -> ItemDraft:
    return ItemDraft(code=code, category=category, skus=(SkuDraft(code=code, price_fen=price_fen),), **fields)


def _found(menu: Menu) -> Menu:
    """Note the ids of everything the brand sells."""
    mine = {"brand": menu.brand, "archived_at__isnull": True}
    menu.items |= dict(Item.objects.filter(**mine).values_list("code", "public_id"))
    menu.groups |= dict(ModifierGroup.objects.filter(**mine).values_list("code", "public_id"))
    modifiers = Modifier.objects.filter(group__brand=menu.brand, archived_at__isnull=True)
    menu.modifiers |= dict(modifiers.values_list("code", "public_id"))
    skus: dict[str, dict[str, str]] = {}
    rows = Sku.objects.filter(item__brand=menu.brand, archived_at__isnull=True).order_by("id")
    for item, code, sku_id in rows.values_list("item__code", "code", "public_id"):
        skus.setdefault(item, {})[code] = sku_id
    for item, found in skus.items():
        names = {item: next(iter(found.values()))} if len(found) == 1 else {}
        menu.skus |= names or {f"{item}/{code}": sku_id for code, sku_id in found.items()}
    return menu
