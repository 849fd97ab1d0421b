"""Categories and modifier groups: make, change, order, archive."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Max, Model, Q

from diandan.infra import audit, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.catalog import rules
from diandan.modules.catalog.drafts import CategoryDraft, GroupDraft, ModifierDraft
from diandan.modules.catalog.errors import CodeTaken, StillUsed
from diandan.modules.catalog.models import Category, Item, ItemGroup, Modifier, ModifierGroup
from diandan.modules.catalog.service import finding
from diandan.modules.catalog.service.versions import bump_menus_of

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand

R = TypeVar("R", bound=Model)


def save_category(
    brand: "Brand",
    draft: CategoryDraft,
    *,
    by: Actor,
    category_id: str | None = None,
    new_id: str | None = None,
) -> Category:
    """Make a category, or change the one named.

    Raises:
        InvalidMenu, ThingNotFound, CodeTaken.
    """
    finding.refuse_if(rules.category_problems(draft))

    def unit() -> Category:
        sql.hold(brand)
        row = finding.category(brand, category_id) if category_id else None
        row, did = write_category(brand, draft, row, new_id=new_id)
        if did:
            audit.write(
                by=by,
                action="catalog.save_category",
                target=row.public_id,
                details={"name": row.name, "name_en": row.name_en},
            )
            bump_menus_of(brand)
        return row

    return tx.run(unit)


def archive_category(brand: "Brand", category_id: str, *, by: Actor) -> None:
    """Take a category off the menu for good.

    Raises:
        ThingNotFound; StillUsed: it has items.
    """

    def unit() -> None:
        sql.hold(brand)
        row = finding.category(brand, category_id)
        if Item.objects.filter(category=row, archived_at__isnull=True).exists():
            raise StillUsed(ref=category_id, used_by="items")
        Category.objects.filter(pk=row.pk).update(archived_at=clock.now())
        audit.write(
            by=by,
            action="catalog.archive_category",
            target=row.public_id,
            details={"name": row.name, "name_en": row.name_en},
        )
        bump_menus_of(brand)

    tx.run(unit)


def order_categories(brand: "Brand", category_ids: Sequence[str], *, by: Actor) -> None:
    """Put a brand's categories into this order.

    Raises:
        InvalidMenu: not exactly the brand's categories.
    """

    def unit() -> None:
        sql.hold(brand)
        rows = finding.must_be_all(
            Category.objects.filter(brand_id=brand.pk, archived_at__isnull=True), category_ids
        )
        for position, category_id in enumerate(category_ids):
            Category.objects.filter(pk=rows[category_id].pk).update(position=position)
        audit.write(by=by, action="catalog.order_categories", target=brand.public_id)
        bump_menus_of(brand)

    tx.run(unit)


def save_group(
    brand: "Brand",
    draft: GroupDraft,
    *,
    by: Actor,
    group_id: str | None = None,
    new_id: str | None = None,
) -> ModifierGroup:
    """Make a modifier group with its modifiers, or change the one named; modifiers left out are archived.

    Raises:
        InvalidMenu, ThingNotFound, CodeTaken.
    """
    finding.refuse_if(rules.group_problems(draft))

    def unit() -> ModifierGroup:
        sql.hold(brand)
        row = finding.group(brand, group_id) if group_id else None
        row, did = write_group(brand, draft, row, new_id=new_id)
        if did:
            audit.write(
                by=by,
                action="catalog.save_group",
                target=row.public_id,
                details={"name": row.name, "name_en": row.name_en},
            )
            bump_menus_of(brand)
        return row

    return tx.run(unit)


def archive_group(brand: "Brand", group_id: str, *, by: Actor) -> None:
    """Take a modifier group away from the menu for good.

    Raises:
        ThingNotFound; StillUsed: items still ask its question.
    """

    def unit() -> None:
        sql.hold(brand)
        row = finding.group(brand, group_id)
        if ItemGroup.objects.filter(group=row, item__archived_at__isnull=True).exists():
            raise StillUsed(ref=group_id, used_by="items")
        ModifierGroup.objects.filter(pk=row.pk).update(archived_at=clock.now())
        audit.write(
            by=by,
            action="catalog.archive_group",
            target=row.public_id,
            details={"name": row.name, "name_en": row.name_en},
        )
        bump_menus_of(brand)

    tx.run(unit)


def write_category(
    brand: "Brand", draft: CategoryDraft, row: Category | None, *, new_id: str | None = None
) -> tuple[Category, bool]:
    """Write a checked category; return it and whether anything differed. Inside a unit."""
    row = row or by_code(Category, brand, draft.code)
    values: dict[str, Any] = {
        "name": draft.name,
        "name_en": draft.name_en,
        "available": draft.available,
        "archived_at": None,
    }
    if draft.code:
        _code_must_be_free(Category, brand, draft.code, row)
        values["code"] = draft.code
    if draft.position is not None:
        values["position"] = draft.position
    if row is not None:
        fields = finding.changed(row, values)
        if fields:
            row.save(update_fields=fields)
        return row, bool(fields)
    public_id = new_id or ids.new_id("cat")
    made = {"code": public_id, "position": last_position(Category, brand), **values}
    return Category.objects.create(public_id=public_id, brand_id=brand.pk, **made), True


def write_group(
    brand: "Brand", draft: GroupDraft, row: ModifierGroup | None, *, new_id: str | None = None
) -> tuple[ModifierGroup, bool]:
    """Write a checked group with its modifiers; return it and whether anything differed. Inside a unit."""
    row = row or by_code(ModifierGroup, brand, draft.code)
    values: dict[str, Any] = {
        "name": draft.name,
        "name_en": draft.name_en,
        "min_select": draft.min_select,
        "max_select": draft.max_select,
        "archived_at": None,
    }
    if draft.code:
        _code_must_be_free(ModifierGroup, brand, draft.code, row)
        values["code"] = draft.code
    if draft.position is not None:
        values["position"] = draft.position
    did = False
    if row is None:
        public_id = new_id or ids.new_id("mdg")
        made = {"code": public_id, "position": last_position(ModifierGroup, brand), **values}
        row, did = ModifierGroup.objects.create(public_id=public_id, brand_id=brand.pk, **made), True
    elif fields := finding.changed(row, values):
        row.save(update_fields=fields)
        did = True
    return row, _write_modifiers(row, draft.modifiers) or did


def by_code(model: type[R], brand: "Brand", code: str) -> R | None:
    """Return a brand's row with this code, archived or not, or nothing."""
    if not code:
        return None
    return model._default_manager.filter(Q(code=code) | Q(public_id=code), brand_id=brand.pk).first()


def last_position(model: type[Model], brand: "Brand") -> int:
    """Return the position after the last."""
    last = model._default_manager.filter(brand_id=brand.pk).aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def _write_modifiers(group: ModifierGroup, drafts: Sequence[ModifierDraft]) -> bool:
    did = False
    present = list(Modifier.objects.filter(group=group).order_by("id"))
    by_ref = {row.code: row for row in present} | {row.public_id: row for row in present}
    # Who is named by its code is nobody else's, whatever it is called.
    named = {by_ref[draft.code].pk for draft in drafts if draft.code in by_ref}
    by_name = {row.name: row for row in present if row.archived_at is None and row.pk not in named}
    kept: set[int] = set()
    for position, draft in enumerate(drafts):
        row = by_ref.get(draft.code) if draft.code else by_name.get(draft.name)
        values = {
            "name": draft.name,
            "name_en": draft.name_en,
            "price_delta_fen": draft.price_delta_fen,
            "kcal": draft.kcal,
            "allergens": list(draft.allergens),
            "is_default": draft.is_default,
            "position": position,
            "archived_at": None,
        }
        if row is None or row.pk in kept:
            public_id = ids.new_id("mod")
            code = draft.code or public_id
            row, did = Modifier.objects.create(public_id=public_id, group=group, code=code, **values), True
        elif fields := finding.changed(row, values):
            row.save(update_fields=fields)
            did = True
        kept.add(row.pk)
    gone = [row.pk for row in present if row.pk not in kept and row.archived_at is None]
    if gone:
        Modifier.objects.filter(pk__in=gone).update(archived_at=clock.now())
    return did or bool(gone)


def _code_must_be_free(
    model: type[Category | ModifierGroup], brand: "Brand", code: str, row: Category | ModifierGroup | None
) -> None:
    holder = model._default_manager.filter(brand_id=brand.pk, code=code).first()
    if holder is not None and (row is None or holder.pk != row.pk):
        raise CodeTaken(code=code)
