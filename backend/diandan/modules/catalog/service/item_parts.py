"""What hangs below one item: specs and values, SKUs, the groups it asks, the parts of a combo.

Each function makes the rows exactly like the draft, touches nothing that is equal already, and says whether
anything differs. What is below the item is kept up to date with what will be written.
"""

from collections.abc import Sequence
from typing import Any

from diandan.kernel import ids
from diandan.modules.catalog.drafts import ItemDraft, SpecDraft, SpecValueDraft
from diandan.modules.catalog.models import ComboPart, Item, ItemGroup, Sku, Spec, SpecValue
from diandan.modules.catalog.service.changes import Changes
from diandan.modules.catalog.service.known import Below

# (spec's place, value's name) → public id of the value
_ValueIds = dict[tuple[int, str], str]


def write_specs(
    item: Item, below: Below, drafts: Sequence[SpecDraft], changes: Changes
) -> tuple[_ValueIds, bool]:
    """Write specs and their values; return the values' ids and whether anything differs."""
    present = {row.name: row for row in below.specs}
    named = {draft.name for draft in drafts}
    did = False
    value_ids: _ValueIds = {}
    kept: list[Spec] = []
    for position, draft in enumerate(drafts):
        row = present.get(draft.name) or _renamed(draft, below, present, named)
        values = {"name": draft.name, "name_en": draft.name_en, "position": position}
        if row is None:
            row, did = Spec(public_id=ids.new_id("spc"), item=item, **values), True
            changes.make(row)
        elif changes.change(row, values):
            did = True
        kept.append(row)
        found, values_did = _write_values(row, below.values[row.public_id], draft.values, changes)
        below.values[row.public_id] = found
        value_ids |= {(position, value.name): value.public_id for value in found}
        did = did or values_did
    gone = changes.remove(row for row in below.specs if row not in kept)
    below.specs = kept
    return value_ids, did or gone


def write_skus(
    item: Item, below: Below, draft: ItemDraft, value_ids: _ValueIds, changes: Changes
) -> tuple[bool, list[Sku]]:
    """Write the SKUs; return whether anything differs, and those that are archived.

    A SKU is found again by its code, else by its combination of values, so its id outlives renaming and
    repricing.
    """
    present = list(below.skus)
    by_ref = {row.code: row for row in present} | {row.public_id: row for row in present}
    # Who is named by its code is nobody else's, whatever its values are.
    named = {by_ref[sku.code].public_id for sku in draft.skus if sku.code in by_ref}
    by_values = {
        tuple(row.spec_value_ids): row
        for row in present
        if row.archived_at is None and row.public_id not in named
    }
    default = next((place for place, sku in enumerate(draft.skus) if sku.is_default), 0)
    did = False
    kept: set[str] = set()
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
        if row is None or row.public_id in kept:
            public_id = ids.new_id("sku")
            row, did = Sku(public_id=public_id, item=item, code=sku.code or public_id, **values), True
            changes.make(row)
            below.skus.append(row)
        elif changes.change(row, values):
            did = True
        kept.add(row.public_id)
    gone = [row for row in present if row.public_id not in kept and row.archived_at is None]
    changes.archive(gone)
    return did or bool(gone), gone


def write_links(item: Item, below: Below, groups: Sequence[int], changes: Changes) -> bool:
    """Write which groups the item asks, in order; they are named by their keys."""
    if [link.group_id for link in below.links] == list(groups):
        return False
    changes.remove(below.links)
    below.links = [ItemGroup(item=item, group_id=key, position=place) for place, key in enumerate(groups)]
    for link in below.links:
        changes.make(link)
    return True


def write_parts(combo: Item, below: Below, wanted: Sequence[tuple[Sku, int]], changes: Changes) -> bool:
    """Write how many of which SKU a combo contains."""
    present = [(part.sku_id, part.quantity) for part in below.parts]
    if present == [(sku.pk, quantity) for sku, quantity in wanted]:
        return False
    changes.remove(below.parts)
    below.parts = [
        ComboPart(combo=combo, sku=sku, quantity=quantity, position=position)
        for position, (sku, quantity) in enumerate(wanted)
    ]
    for part in below.parts:
        changes.make(part)
    return True


def _renamed(draft: SpecDraft, below: Below, present: dict[str, Spec], named: set[str]) -> Spec | None:
    """Find the spec a draft renames: the one that owns a value the draft names by id."""
    value_ids = {value.id for value in draft.values if value.id}
    for spec in below.specs:
        if any(value.public_id in value_ids for value in below.values[spec.public_id]):
            return spec if spec.name in present and spec.name not in named else None
    return None


def _write_values(
    spec: Spec, present: Sequence[SpecValue], drafts: Sequence[SpecValueDraft], changes: Changes
) -> tuple[list[SpecValue], bool]:
    by_id = {row.public_id: row for row in present}
    by_name = {row.name: row for row in present}
    chosen = [by_id.get(draft.id) or by_name.get(draft.name) for draft in drafts]
    kept = {row.public_id for row in chosen if row}
    did = changes.remove(row for row in present if row.public_id not in kept)
    found: list[SpecValue] = []
    for position, (draft, known) in enumerate(zip(drafts, chosen, strict=True)):
        values = {"name": draft.name, "name_en": draft.name_en, "position": position}
        if known is None:
            row = SpecValue(public_id=ids.new_id("spv"), spec=spec, **values)
            changes.make(row)
        else:
            row = known
        did = bool(changes.change(row, values)) or known is None or did
        found.append(row)
    return found, did
