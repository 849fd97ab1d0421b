"""The menu version: one number per store, growing in the unit of every change to what the menu says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import F

from diandan.infra import outbox, tx
from diandan.modules.catalog.events import MenuChanged
from diandan.modules.catalog.models import MenuVersion
from diandan.modules.stores import queries as stores

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand, Store


def bump_menu(store: "Store") -> int:
    """Let one store's menu be read anew; return its new version."""

    def unit() -> int:
        version = raise_versions([store])[store.pk]
        outbox.record(MenuChanged(store_id=store.public_id, version=version))
        return version

    return tx.run(unit)


def bump_menus_of(brand: "Brand") -> None:
    """Let the menus of all stores of a brand be read anew."""

    def unit() -> None:
        found = stores.stores_of_brand(brand.public_id)
        versions = raise_versions(found)
        outbox.record(*(MenuChanged(store_id=s.public_id, version=versions[s.pk]) for s in found))

    tx.run(unit)


def raise_versions(found: Sequence["Store"]) -> dict[int, int]:
    """Add one to the versions of these stores; return the new ones by primary key. Inside a unit only."""
    tx.must_be_inside()
    # In key order, so that two brand-wide edits cannot wait for one another.
    keys = sorted(store.pk for store in found)
    if MenuVersion.objects.filter(store_id__in=keys).update(version=F("version") + 1) < len(keys):
        _begin(keys)
    return dict(MenuVersion.objects.filter(store_id__in=keys).values_list("store_id", "version"))


def _begin(keys: Sequence[int]) -> None:
    begun = set(MenuVersion.objects.filter(store_id__in=keys).values_list("store_id", flat=True))
    missing = [MenuVersion(store_id=key, version=1) for key in keys if key not in begun]
    MenuVersion.objects.bulk_create(missing)
