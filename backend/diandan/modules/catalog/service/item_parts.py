"""What hangs below one item: specs and values, SKUs, the groups it asks, the parts of a combo.

Each function makes the rows exactly like the draft, touches nothing that is equal already, and says whether
it did.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diandan.kernel import clock, ids
from diandan.modules.catalog.drafts import ItemDraft, PartDraft, SpecDraft, SpecValueDraft
from diandan.modules.catalog.errors import InvalidMenu, ThingNotFound
from diandan.modules.catalog.models import ComboPart, Item, ItemGroup, Sku, Spec, SpecValue
from diandan.modules.catalog.service import finding
from diandan.modules.catalog.words import ItemKind

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand

# (spec's place, value's name) → public id of the value
_ValueIds = dict[tuple[int, str], str]


def write_specs(item: Item, drafts: Sequence[SpecDraft]) -> tuple[_ValueIds, bool]:
    """Write specs and their values; return the values' ids and whether anything differed."""
    present = {row.name: row for row in Spec.objects.filter(item=item)}
    named = {draft.name for draft in drafts}
    did = False
    value_ids: _ValueIds = {}
    kept: set[int] = set()
    for position, draft in enumerate(drafts):
        row = present.get(draft.name) or _renamed(item, draft, present, named)
        values = {"name": draft.name, "name_en": draft.name_en, "position": position}
        if row is None:
            row, did = Spec.objects.create(public_id=ids.new_id("spc"), item=item, **values), True
        elif fields := finding.changed(row, values):
            row.save(update_fields=fields)
            did = True
        kept.add(row.pk)
        found, values_did = _write_values(row, draft.values)
        value_ids |= {(position, name): value_id for name, value_id in found.items()}
        did = did or values_did
    gone = [row.pk for row in present.values() if row.pk not in kept]
    if gone:
        Spec.objects.filter(pk__in=gone).delete()
    return value_ids, did or bool(gone)


def write_skus(item: Item, draft: ItemDraft, value_ids: _ValueIds) -> tuple[bool, list[int]]:
    """Write the SKUs; return whether anything differed and the keys of those that were archived.

    A SKU is found again by its code, else by its combination of values, so its id outlives renaming and
    repricing.
    """
    present = list(Sku.objects.filter(item=item).order_by("id"))
    by_ref = {row.code: row for row in present} | {row.public_id: row for row in present}
    by_values = {tuple(row.spec_value_ids): row for row in present if row.archived_at is None}
    default = next((place for place, sku in enumerate(draft.skus) if sku.is_default), 0)
    did = False
    kept: set[int] = set()
    for position, sku in enumerate(draft.skus):
        chosen = [value_ids[place, name] for place, name in enumerate(sku.spec_values)]
        row = by_ref.get(sku.code) if sku.code else by_values.get(tuple(chosen))
        values: dict[str, Any] = {
            "spec_value_ids": chosen,
            "price_fen": sku.price_fen,
            "kcal": sku.kcal,
            "nutrition": dict(sku.nutrition) if sku.nutrition else None,
            "is_default": position == default,
            "position": position,
            "archived_at": None,
        }
        if row is None or row.pk in kept:
            public_id = ids.new_id("sku")
            row = Sku.objects.create(public_id=public_id, item=item, code=sku.code or public_id, **values)
            did = True
        elif fields := finding.changed(row, values):
            row.save(update_fields=fields)
            did = True
        kept.add(row.pk)
    gone = [row.pk for row in present if row.pk not in kept and row.archived_at is None]
    if gone:
        Sku.objects.filter(pk__in=gone).update(archived_at=clock.now())
    return did or bool(gone), gone


def write_links(brand: "Brand", item: Item, refs: Sequence[str]) -> bool:
    """Write which groups the item asks, in order.

    Raises:
        ThingNotFound: a group is not of this brand.
    """
    wanted = [finding.group(brand, ref).pk for ref in refs]
    links = ItemGroup.objects.filter(item=item).order_by("position", "id")
    if list(links.values_list("group_id", flat=True)) == wanted:
        return False
    links.delete()
    ItemGroup.objects.bulk_create(
        ItemGroup(item=item, group_id=key, position=position) for position, key in enumerate(wanted)
    )
    return True


def write_parts(brand: "Brand", combo: Item, drafts: Sequence[PartDraft]) -> bool:
    """Write what a combo contains.

    Raises:
        ThingNotFound: an item or SKU is not of this brand; InvalidMenu: a combo inside a combo.
    """
    wanted = [(_part_sku(brand, draft).pk, draft.quantity) for draft in drafts]
    parts = ComboPart.objects.filter(combo=combo).order_by("position", "id")
    if list(parts.values_list("sku_id", "quantity")) == wanted:
        return False
    parts.delete()
    ComboPart.objects.bulk_create(
        ComboPart(combo=combo, sku_id=key, quantity=quantity, position=position)
        for position, (key, quantity) in enumerate(wanted)
    )
    return True


def _part_sku(brand: "Brand", draft: PartDraft) -> Sku:
    item = finding.item(brand, draft.item)
    if item.kind == ItemKind.COMBO:
        raise InvalidMenu(problems=[{"path": "", "field": "parts", "reason": "combo_in_combo"}])
    rows = Sku.objects.filter(item=item, archived_at__isnull=True)
    if not draft.sku:
        found = rows.order_by("-is_default", "position", "id").first()
    else:
        found = rows.filter(public_id=draft.sku).first() or rows.filter(code=draft.sku).first()
    if found is None:
        raise ThingNotFound(ref=draft.sku or draft.item)
    return found


def _renamed(item: Item, draft: SpecDraft, present: dict[str, Spec], named: set[str]) -> Spec | None:
    """Find the spec a draft renames: the one that owns a value the draft names by id."""
    value_ids = [value.id for value in draft.values if value.id]
    owner = SpecValue.objects.filter(spec__item=item, public_id__in=value_ids).select_related("spec").first()
    return owner.spec if owner and owner.spec.name in present and owner.spec.name not in named else None


def _write_values(spec: Spec, drafts: Sequence[SpecValueDraft]) -> tuple[dict[str, str], bool]:
    present = list(SpecValue.objects.filter(spec=spec))
    by_id = {row.public_id: row for row in present}
    by_name = {row.name: row for row in present}
    chosen = [by_id.get(draft.id) or by_name.get(draft.name) for draft in drafts]
    kept = {row.pk for row in chosen if row}
    gone = [row.pk for row in present if row.pk not in kept]
    # Those that go make room first: another value may take over the name.
    if gone:
        SpecValue.objects.filter(pk__in=gone).delete()
    did = bool(gone)
    found: dict[str, str] = {}
    for position, (draft, known) in enumerate(zip(drafts, chosen, strict=True)):
        values = {"name": draft.name, "name_en": draft.name_en, "position": position}
        row = known or SpecValue.objects.create(public_id=ids.new_id("spv"), spec=spec, **values)
        if fields := finding.changed(row, values):
            row.save(update_fields=fields)
            did = True
        did = did or known is None
        found[draft.name] = row.public_id
    return found, did
