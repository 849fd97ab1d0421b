"""A new shop starts from a sample menu, and takes it off again when its own is there."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from diandan.infra import audit, sql, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.catalog import samples, starting
from diandan.modules.catalog.models import Category, ComboPart, Item, ItemGroup, ModifierGroup
from diandan.modules.catalog.service.importing import ImportReport, import_menu
from diandan.modules.catalog.service.versions import bump_menus_of

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand


def start_from_sample(brand: "Brand", name: str, *, by: Actor) -> ImportReport:
    """Put a sample menu on a brand's menu; whatever is on it already stays as it is."""
    sample, live = samples.document(name), starting.live_codes(brand)
    missing = replace(
        sample,
        categories=tuple(draft for draft in sample.categories if draft.code not in live),
        groups=tuple(draft for draft in sample.groups if draft.code not in live),
        items=tuple(draft for draft in sample.items if draft.code not in live),
    )
    return import_menu(brand, missing, by=by)


def remove_sample(brand: "Brand", name: str, *, by: Actor) -> int:
    """Take off what a sample brought and nobody has changed since; return how many items went.

    Its categories and questions go when nothing of the menu stands below them any more.
    """

    def unit() -> int:
        sql.hold(brand)
        used = ComboPart.objects.filter(sku__item=OuterRef("pk"), combo__archived_at__isnull=True)
        untouched = Item.objects.filter(brand_id=brand.pk, code__in=starting.untouched(brand, name))
        gone = _archive(untouched.exclude(Exists(used)))
        own = {
            "brand_id": brand.pk,
            "code__startswith": samples.prefix(name),
            "archived_at__isnull": True,
        }
        items = Item.objects.filter(category=OuterRef("pk"), archived_at__isnull=True)
        asked = ItemGroup.objects.filter(group=OuterRef("pk"), item__archived_at__isnull=True)
        _archive(Category.objects.filter(**own).exclude(Exists(items)))
        _archive(ModifierGroup.objects.filter(**own).exclude(Exists(asked)))
        if gone:
            details = {"sample": name, "items": gone}
            audit.write(by=by, action="catalog.remove_sample", target=brand.public_id, details=details)
            bump_menus_of(brand)
        return gone

    return tx.run(unit)


def _archive(rows: QuerySet[Item] | QuerySet[Category] | QuerySet[ModifierGroup]) -> int:
    # Ids first: MySQL does not update a table it is selecting from.
    keys = list(rows.values_list("pk", flat=True))
    return rows.model._default_manager.filter(pk__in=keys).update(archived_at=clock.now())
