"""Items: make and change one with all that belongs to it, order, shelve, archive."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import F

from diandan.infra import audit, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.catalog import labels, rules, search
from diandan.modules.catalog.drafts import ItemDraft, Problem
from diandan.modules.catalog.errors import CodeTaken, StaleItem, StillUsed
from diandan.modules.catalog.models import ComboPart, Item, Sku, SpecValue
from diandan.modules.catalog.service import finding
from diandan.modules.catalog.service.changes import Changes
from diandan.modules.catalog.service.item_parts import write_links, write_parts, write_skus, write_specs
from diandan.modules.catalog.service.known import Known
from diandan.modules.catalog.service.shelving import tell_when_shelf_turns
from diandan.modules.catalog.service.versions import bump_menus_of

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand


def save_item(
    brand: "Brand",
    draft: ItemDraft,
    *,
    by: Actor,
    item_id: str | None = None,
    version: int | None = None,
    new_id: str | None = None,
) -> Item:
    """Make an item with its SKUs, groups and parts, or change the one named to be exactly like the draft.

    ``version`` is the one the editor read; ``new_id`` the id to make it under, when the caller claimed one.

    Raises:
        InvalidMenu: names every field that is wrong; ThingNotFound: category, group, part or picture;
        StaleItem; CodeTaken; StillUsed: a SKU left out is part of a combo.
    """
    finding.refuse_if(rules.item_problems(draft))

    def unit() -> Item:
        sql.hold(brand)
        row = finding.item(brand, item_id) if item_id else None
        if row is not None and version is not None and row.version != version:
            raise StaleItem(item_id=item_id, version=row.version)
        before = _told(row) if row is not None else {}
        changes = Changes()
        known = Known(brand, [draft], [row] if row is not None else [])
        row, did, gone = write_item(brand, draft, row, known=known, changes=changes, new_id=new_id)
        refuse_used_skus([sku.pk for sku in gone], ref=row.public_id)
        changes.write()
        if did:
            after = _told(row)
            fields = [
                field for field in {**before, **after} if before and before.get(field) != after.get(field)
            ]
            moved = {field: [before.get(field), after.get(field)] for field in fields}
            details = {"name": row.name, "name_en": row.name_en, "changes": moved}
            audit.write(by=by, action="catalog.save_item", target=row.public_id, details=details)
            bump_menus_of(brand)
        return row

    return tx.run(unit)


def set_price(brand: "Brand", sku_id: str, *, price_fen: int, by: Actor) -> Sku:
    """Change what a SKU costs in every store without a price of its own.

    Raises:
        ThingNotFound, InvalidMenu.
    """
    if type(price_fen) is not int or not 0 <= price_fen <= rules.MAX_PRICE_FEN:
        finding.refuse_if([Problem("", "price_fen", "out_of_range", price_fen)])

    def unit() -> Sku:
        sql.hold(brand)
        row = finding.sku(brand, sku_id)
        if row.price_fen != price_fen:
            details = {
                "name": row.item.name,
                "name_en": row.item.name_en,
                "changes": {"price_fen": [row.price_fen, price_fen]},
            }
            row.price_fen = price_fen
            row.save(update_fields=["price_fen"])
            Item.objects.filter(pk=row.item_id).update(version=F("version") + 1)
            audit.write(by=by, action="catalog.set_price", target=sku_id, details=details)
            bump_menus_of(brand)
        return row

    return tx.run(unit)


def put_on_shelf(brand: "Brand", item_id: str, *, is_on_shelf: bool, by: Actor) -> Item:
    """Put an item on the shelf of every store, or take it off.

    Raises:
        ThingNotFound.
    """

    def unit() -> Item:
        sql.hold(brand)
        row = finding.item(brand, item_id)
        if row.is_on_shelf != is_on_shelf:
            row.is_on_shelf = is_on_shelf
            row.version += 1
            row.save(update_fields=["is_on_shelf", "version"])
            action = "catalog.put_on_shelf" if is_on_shelf else "catalog.take_off_shelf"
            audit.write(
                by=by,
                action=action,
                target=row.public_id,
                details={"name": row.name, "name_en": row.name_en},
            )
            bump_menus_of(brand)
        return row

    return tx.run(unit)


def archive_item(brand: "Brand", item_id: str, *, by: Actor) -> None:
    """Take an item off the menu for good; orders keep what they copied.

    Raises:
        ThingNotFound; StillUsed: a combo contains it.
    """

    def unit() -> None:
        sql.hold(brand)
        row = finding.item(brand, item_id)
        refuse_used_skus(list(Sku.objects.filter(item=row).values_list("pk", flat=True)), ref=item_id)
        Item.objects.filter(pk=row.pk).update(archived_at=clock.now())
        ComboPart.objects.filter(combo=row).delete()
        audit.write(
            by=by,
            action="catalog.archive_item",
            target=row.public_id,
            details={"name": row.name, "name_en": row.name_en},
        )
        bump_menus_of(brand)

    tx.run(unit)


def order_items(brand: "Brand", item_ids: Sequence[str], *, by: Actor) -> None:
    """Put the items of a category into this order.

    Raises:
        ThingNotFound; InvalidMenu: not exactly the items of one category.
    """
    if not item_ids:
        finding.refuse_if([Problem("", "ids", "empty")])

    def unit() -> None:
        sql.hold(brand)
        heading = finding.item(brand, item_ids[0]).category
        present = Item.objects.filter(category=heading, archived_at__isnull=True)
        rows = finding.must_be_all(present, item_ids)
        for position, item_id in enumerate(item_ids):
            Item.objects.filter(pk=rows[item_id].pk).update(position=position)
        audit.write(by=by, action="catalog.order_items", target=heading.public_id)
        bump_menus_of(brand)

    tx.run(unit)


def _told(row: Item) -> dict[str, Any]:
    """What the audit trail tells of an item: its name and, spec by spec, its prices."""
    skus = Sku.objects.filter(item=row, archived_at__isnull=True).order_by("position", "id")
    names = dict(SpecValue.objects.filter(spec__item=row).values_list("public_id", "name"))
    prices = {
        "price_fen:" + " · ".join(names.get(value, "") for value in sku.spec_value_ids): sku.price_fen
        for sku in skus
    }
    return {"name": row.name, "is_on_shelf": row.is_on_shelf, **prices}


def write_item(
    brand: "Brand",
    draft: ItemDraft,
    row: Item | None,
    *,
    known: Known,
    changes: Changes,
    new_id: str | None = None,
) -> tuple[Item, bool, list[Sku]]:
    """Make an item like a checked draft, as soon as the changes are written.

    Return it, whether anything differs, and the SKUs that are sold no longer. Inside a unit that holds the
    brand.

    Raises:
        ThingNotFound, CodeTaken.
    """
    row = row or known.item(draft.code)
    values = _columns(draft, known)
    if draft.code:
        holder = known.item(draft.code)
        if holder is not None and holder.code == draft.code and holder is not row:
            raise CodeTaken(code=draft.code)
        values["code"] = draft.code
    did = made = False
    if row is None:
        public_id = new_id or ids.new_id("itm")
        values = {"code": public_id, "position": known.next_position(values["category_id"]), **values}
        row = Item(public_id=public_id, brand_id=brand.pk, created_at=clock.now(), **values)
        changes.make(row)
        known.take_in(row)
        did = made = True
        tell_when_shelf_turns(brand, row)
    else:
        former_code = row.code
        fields = changes.change(row, values)
        did = bool(fields)
        if "code" in fields:
            known.take_in(row, former_code=former_code)
        if {"shelf_from", "shelf_until"} & set(fields):
            tell_when_shelf_turns(brand, row)
    known.stands_at(row)
    below = known.below(row)
    value_ids, specs_did = write_specs(row, below, draft.specs, changes)
    skus_did, gone = write_skus(row, below, draft, value_ids, changes)
    links_did = write_links(row, below, [known.group(ref) for ref in draft.groups], changes)
    parts_did = write_parts(row, below, [(known.part(part), part.quantity) for part in draft.parts], changes)
    did = did or specs_did or skus_did or links_did or parts_did
    if did and not made:
        changes.change(row, {"version": row.version + 1})
    return row, did, gone


def refuse_used_skus(sku_keys: Sequence[int], *, ref: str) -> None:
    """Refuse to let SKUs go that a combo contains.

    Raises:
        StillUsed: names the combos.
    """
    used = ComboPart.objects.filter(sku_id__in=sku_keys, combo__archived_at__isnull=True)
    names = sorted({part.combo.name for part in used.select_related("combo")})
    if names:
        raise StillUsed(ref=ref, used_by="combos", names=names)


def _columns(draft: ItemDraft, known: Known) -> dict[str, Any]:
    badges = [labels.parse(value) for value in draft.badges]
    tags = [labels.parse(value) for value in draft.tags]
    values: dict[str, Any] = {
        "category_id": known.category(draft.category),
        "kind": draft.kind,
        "name": draft.name,
        "name_en": draft.name_en,
        "description": draft.description,
        "description_en": draft.description_en,
        "ingredients": draft.ingredients,
        "ingredients_en": draft.ingredients_en,
        "portion": draft.portion,
        "portion_en": draft.portion_en,
        "picture_id": known.picture(draft.picture),
        "badges": [label.plain() for label in badges],
        "tags": [label.plain() for label in tags],
        "allergens": list(draft.allergens),
        "kcal": draft.kcal,
        "available": draft.available,
        "modes": None if draft.modes is None else list(draft.modes),
        "is_on_shelf": draft.is_on_shelf,
        "shelf_from": draft.shelf_from,
        "shelf_until": draft.shelf_until,
        "min_quantity": draft.min_quantity,
        "purchase_limit": draft.purchase_limit,
        "packaging_fee_fen": draft.packaging_fee_fen,
        "search_keys": search.keys(
            draft.name,
            draft.name_en,
            [word for tag in tags for word in (tag.name, tag.name_en)]
            + [draft.ingredients, draft.ingredients_en],
        ),
        "archived_at": None,
    }
    if draft.position is not None:
        values["position"] = draft.position
    return values
