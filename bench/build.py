"""Make the shop the measurements run in: one store, 200 items. Prints how to reach it, as JSON.

Runs inside the backend's environment, on the data folder of ``DIANDAN_DATA``. With ``--record`` it also places
one order and writes down the SQL its transaction ran, for the raw comparison.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "backend"))

import django  # noqa: E402

django.setup()

from django.db import connection

from diandan.flows import quote_cart
from diandan.flows.place_order import place_order
from diandan.flows.quote_cart import Cart
from diandan.infra import tx
from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import service as catalog
from diandan.modules.catalog.drafts import (
    CategoryDraft,
    GroupDraft,
    ItemDraft,
    ModifierDraft,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.catalog.queries import CartLine
from diandan.modules.catalog.models import Modifier, Sku
from diandan.modules.kitchen import service as kitchen
from diandan.modules.stores import service as stores

OWNER = Actor.system("bench")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PASSWORD = "correct horse 7"


def build(items: int, *, sizes: int = 1, accepts: bool = True) -> dict[str, Any]:
    """A store open day and night with ``items`` items in ten categories, each asking two questions.

    With more than one size the items have that many SKUs.
    """
    brand = stores.create_brand(slug="bench", name="量一量", name_en="Bench", by=OWNER)
    store = stores.create_store(
        brand=brand,
        name="一号店",
        by=OWNER,
        modes=["pickup"],
        auto_accept=accepts,
        hours={day: [["00:00", "24:00"]] for day in DAYS},
    )
    kitchen.create_station(store=store, name="吧台", name_en="Bar", by=OWNER)
    for code, answers in {"milk": ("whole", "oat", "soy"), "sugar": ("full", "half", "none")}.items():
        draft = GroupDraft(
            code=code,
            name=code,
            name_en=code,
            min_select=1,
            max_select=1,
            modifiers=tuple(
                ModifierDraft(
                    code=f"{code}-{a}", name=a, name_en=a, price_delta_fen=100 * n, is_default=n == 0
                )
                for n, a in enumerate(answers)
            ),
        )
        catalog.save_group(brand, draft, by=OWNER)
    categories = [
        catalog.save_category(
            brand, CategoryDraft(name=f"分类 {n}", name_en=f"Category {n}"), by=OWNER
        ).public_id
        for n in range(10)
    ]
    for n in range(items):
        catalog.save_item(
            brand,
            ItemDraft(
                code=f"item-{n}",
                category=categories[n % 10],
                name=f"第 {n} 号拿铁咖啡",
                name_en=f"Latte number {n}",
                description="双份浓缩，配细腻奶泡，可按喜好调整甜度与奶。",
                description_en="Two shots under fine foam, as sweet and as milky as you like.",
                specs=() if sizes == 1 else (_size_spec(sizes),),
                skus=_skus(n, sizes),
                groups=("milk", "sugar"),
                kcal=180,
                packaging_fee_fen=100,
            ),
            by=OWNER,
        )
    staff = accounts.create_staff(brand, username="measurer", name="Bench", password=PASSWORD, by=OWNER)
    accounts.grant_role(staff, role=Role.OWNER, store=None, by=OWNER)
    skus = list(Sku.objects.order_by("id").values_list("public_id", flat=True)[:3])
    modifiers = [Modifier.objects.get(code=code).public_id for code in ("milk-oat", "sugar-half")]
    return {
        "store": store.public_id,
        "skus": skus,
        "modifiers": modifiers,
        "username": "measurer",
        "password": PASSWORD,
    }


def _size_spec(sizes: int) -> SpecDraft:
    values = tuple(SpecValueDraft(name=f"{size} 号", name_en=f"Size {size}") for size in range(sizes))
    return SpecDraft(name="杯型", name_en="Size", values=values)


def _skus(n: int, sizes: int) -> tuple[SkuDraft, ...]:
    if sizes == 1:
        return (SkuDraft(code=f"item-{n}", price_fen=1800 + n),)
    return tuple(
        SkuDraft(
            code=f"item-{n}-{size}",
            spec_values=(f"{size} 号",),
            price_fen=1800 + n + 100 * size,
            is_default=size == 0,
        )
        for size in range(sizes)
    )


def record(made: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """Place one order and return the statements of its transaction, in order, savepoints left out."""
    cart = Cart(
        store_id=made["store"],
        mode="pickup",
        lines=tuple(
            CartLine(f"line-{n}", sku, n + 1, tuple(made["modifiers"])) for n, sku in enumerate(made["skus"])
        ),
    )
    guest = accounts.welcome_guest(token=None, client="h5").guest
    agreed = quote_cart.quote(cart).fingerprint
    place_order(guest=guest, cart=cart, fingerprint=agreed, key="warm-up-1")
    ran: list[tuple[str, list[Any]]] = []

    def note(execute: Any, text: str, params: Any, many: bool, context: Any) -> Any:
        if tx.in_unit():
            ran.append((text, [_noted(value) for value in params or ()]))
        return execute(text, params, many, context)

    with connection.execute_wrapper(note):
        place_order(guest=guest, cart=cart, fingerprint=agreed, key="recorded-key-1")
    return [row for row in ran if "SAVEPOINT" not in row[0]]


def _noted(value: Any) -> Any:
    """A value as it goes into the JSON; for a server together with how its driver writes it."""
    if connection.vendor == "sqlite":
        return value
    if connection.vendor == "postgresql":
        from psycopg.sql import Literal

        return [str(value), Literal(value).as_string(connection.connection)]
    return [str(value), connection.connection.literal(value)]


def main() -> None:
    """Build, record, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--sizes", type=int, default=1)
    parser.add_argument(
        "--by-hand", action="store_true", help="somebody accepts what is paid, not the shop itself"
    )
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    made = build(options.items, sizes=options.sizes, accepts=not options.by_hand)
    if options.record:
        made["sql"] = record(made)
    json.dump(made, sys.stdout, default=str)


if __name__ == "__main__":
    main()
