"""The brand a day is replayed in: open round the clock, its menu taken from the file's own catalogue.

A product sold at several prices gets one SKU per price, so that every line of the file can be ordered for
exactly what it cost. This is the only part of a rehearsal that acts inside the house.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from diandan.infra import tx
from diandan.kernel import clock, money
from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import queries as menu
from diandan.modules.catalog import service as catalog
from diandan.modules.catalog.drafts import (
    CategoryDraft,
    ItemDraft,
    MenuDocument,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.kitchen import service as kitchen
from diandan.modules.payments import service as payments
from diandan.modules.stores import service as stores
from diandan.rehearsal.day import Day, Product
from diandan.sandbox import merchants

BY = Actor.system("rehearsal")
SLUG = "rehearsal"
USERNAME = "rehearsal-owner"
CARD = "rehearsal.json"
ZONE = "Asia/Shanghai"

ROUND_THE_CLOCK = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}

# name, English name, and the words in a category's name that send it there; the first station takes the rest.
STATIONS = (
    ("咖啡吧", "Coffee bar", ()),
    ("茶与可可", "Tea and chocolate", ("tea", "chocolate")),
    ("烘焙", "Bakery", ("bakery", "cake", "bread")),
)


@dataclass(frozen=True, slots=True)
class KeyCard:
    """What the people of a rehearsal need to sign in."""

    username: str
    password: str
    merchant_no: str


def prepare(day: Day) -> KeyCard:
    """Make the brand in the data folder of this process and leave its key card there."""
    password = secrets.token_urlsafe(18)
    papers = merchants.enrol(settings.DATA_DIR / "sandbox.sqlite3", name="Rehearsal")

    def unit() -> None:
        brand = stores.create_brand(slug=SLUG, name="排演", name_en="Rehearsal", by=BY)
        catalog.import_menu(brand, menu_of(day), by=BY)
        for place in day.places:
            _make_store(brand, place)
        accounts.create_staff(
            brand, username=USERNAME, name="Rehearsal", password=password, role=Role.OWNER, by=BY
        )
        payments.save_account(
            brand=brand,
            store=None,
            provider="wechatpay",
            merchant_no=papers.mchid,
            values=papers.as_dict(),
            is_sandbox=True,
            by=BY,
        )

    tx.run(unit)
    card = KeyCard(USERNAME, password, papers.mchid)
    _keep(card, settings.DATA_DIR / CARD)
    return card


def read_card(folder: Path) -> KeyCard:
    """Return the key card a preparation has left in a data folder."""
    return KeyCard(**json.loads((folder / CARD).read_text()))


def menu_of(day: Day) -> MenuDocument:
    """Turn the catalogue of the file into a menu."""
    categories = dict.fromkeys(product.category for product in day.products)
    return MenuDocument(
        categories=tuple(CategoryDraft(code=name, name=name, name_en=name) for name in categories),
        items=tuple(_item(product) for product in day.products),
    )


def station_of(category: str) -> str:
    """Return the English name of the station that makes things of a category."""
    for _, name_en, words in STATIONS:
        if any(word in category.lower() for word in words):
            return name_en
    return STATIONS[0][1]


def _item(product: Product) -> ItemDraft:
    prices = [money.format_yuan(price_fen) for price_fen in product.prices_fen]
    has_choice = len(prices) > 1
    values = tuple(SpecValueDraft(name=price, name_en=price) for price in prices)
    return ItemDraft(
        code=product.key,
        category=product.category,
        name=product.name,
        name_en=product.name,
        description=product.kind,
        specs=(SpecDraft(name="价格", name_en="Price", values=values),) if has_choice else (),
        skus=tuple(
            SkuDraft(
                code=f"{product.key}-{price_fen}",
                spec_values=(price,) if has_choice else (),
                price_fen=price_fen,
            )
            for price, price_fen in zip(prices, product.prices_fen, strict=True)
        ),
    )


def _make_store(brand: Any, place: str) -> None:
    # The trading day ends half a day from now, so that no replay falls into two of them.
    ends_at = clock.local(clock.now() + timedelta(hours=12), ZONE).time().replace(second=0, microsecond=0)
    store = stores.create_store(
        brand=brand,
        name=place,
        name_en=place,
        by=BY,
        modes=["takeaway"],
        hours=ROUND_THE_CLOCK,
        time_zone=ZONE,
        day_starts_at=ends_at,
        auto_accept=True,
        prep_min_minutes=0,
        prep_max_minutes=10,
    )
    stations = {
        name_en: kitchen.create_station(store=store, name=name, name_en=name_en, by=BY).public_id
        for name, name_en, _ in STATIONS
    }
    for category in menu.editing_tree(store, at=clock.now())["categories"]:
        station_id = stations[station_of(category["name"])]
        kitchen.route(store=store, ref=category["id"], station_id=station_id, by=BY)


def _keep(card: KeyCard, path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(asdict(card), file)
