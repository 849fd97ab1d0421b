"""Brands, stores and tables for tests, made through the services so that they are possible ones."""

from datetime import time
from itertools import count
from typing import Any

from diandan.kernel.actor import Actor
from diandan.modules.stores import service as stores
from diandan.modules.stores.models import Area, Brand, Store, Table

OWNER = Actor.system("factory")
ALWAYS_OPEN = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}

_numbers = count(1)


def make_brand(name: str = "山丘咖啡", *, slug: str | None = None, **settings: Any) -> Brand:
    """A brand with a slug of its own."""
    slug = slug or f"brand-{next(_numbers)}"
    return stores.create_brand(slug=slug, name=name, name_en="Hillside Coffee", by=OWNER, **settings)


def make_store(*, brand: Brand | None = None, name: str | None = None, **settings: Any) -> Store:
    """A store in Shanghai that is open day and night unless ``hours`` say otherwise."""
    wanted = {"hours": ALWAYS_OPEN, "day_starts_at": time(4), "time_zone": "Asia/Shanghai", **settings}
    return stores.create_store(
        brand=brand or make_brand(), name=name or f"一号店 {next(_numbers)}", by=OWNER, **wanted
    )


def make_area(*, store: Store, name: str | None = None) -> Area:
    """A part of the store with tables."""
    return stores.add_area(store, name=name or f"大厅 {next(_numbers)}", name_en="Hall", by=OWNER)


def make_table(*, store: Store, label: str | None = None, area: Area | None = None) -> Table:
    """A table with a fresh code."""
    return stores.add_table(area or make_area(store=store), label=label or f"T{next(_numbers)}", by=OWNER)
