"""What drafts of items are held against: a brand's rows by their refs, in a dozen queries for any number.

Rows made or changed on the way are known as well, so a combo finds the item made just before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q

from diandan.modules.catalog.drafts import ItemDraft, PartDraft
from diandan.modules.catalog.errors import InvalidMenu, ThingNotFound
from diandan.modules.catalog.models import (
    Category,
    ComboPart,
    Item,
    ItemGroup,
    ModifierGroup,
    Picture,
    Sku,
    Spec,
    SpecValue,
)
from diandan.modules.catalog.words import ItemKind

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand

# More refs than this are not asked for one by one: the brand's whole menu is read.
MANY = 500


@dataclass(slots=True)
class Below:
    """The rows that hang below one item, archived SKUs among them; values by their spec's public id."""

    specs: list[Spec] = field(default_factory=list)
    values: dict[str, list[SpecValue]] = field(default_factory=lambda: defaultdict(list))
    skus: list[Sku] = field(default_factory=list)
    links: list[ItemGroup] = field(default_factory=list)
    parts: list[ComboPart] = field(default_factory=list)


class Known:
    """A brand's categories, groups, pictures and items, as far as these drafts and rows name them.

    Inside a unit that holds the brand, so that it stays true.
    """

    def __init__(self, brand: "Brand", drafts: Sequence[ItemDraft], rows: Iterable[Item] = ()) -> None:
        self.brand_pk = brand.pk
        self._categories = _by_ref(Category, brand.pk)
        self._groups = _by_ref(ModifierGroup, brand.pk)
        self._pictures = _pictures(brand.pk, {draft.picture for draft in drafts if draft.picture})
        self._items: dict[str, Item] = {}
        self._below: dict[str, Below] = {}
        refs = {draft.code for draft in drafts} | {part.item for draft in drafts for part in draft.parts}
        given = {row.pk: row for row in rows}
        # The first of a ref is the one that counts, and a row the caller holds is the one it goes on with.
        for row in [*given.values(), *_items(brand.pk, refs - {""})]:
            self.take_in(given.get(row.pk, row))
        self._read_below()
        positions = Item.objects.filter(brand_id=brand.pk).values_list("category_id")
        self._last: dict[int, int] = dict(positions.annotate(last=Max("position")))

    def category(self, ref: str) -> int:
        """Return the key of a live category by code or id.

        Raises:
            ThingNotFound: not of this brand.
        """
        return _found(self._categories, ref)

    def group(self, ref: str) -> int:
        """Return the key of a live modifier group by code or id.

        Raises:
            ThingNotFound: not of this brand.
        """
        return _found(self._groups, ref)

    def picture(self, ref: str) -> int | None:
        """Return the key of a picture by id or by its large file; nothing for no picture.

        Raises:
            ThingNotFound: not of this brand.
        """
        return _found(self._pictures, ref) if ref else None

    def item(self, ref: str) -> Item | None:
        """Return the item with this code or id, archived or not."""
        return self._items.get(ref) if ref else None

    def part(self, draft: PartDraft) -> Sku:
        """Return the SKU a combo's part means; an item alone means its default.

        Raises:
            ThingNotFound: an item or SKU is not of this brand; InvalidMenu: a combo inside a combo.
        """
        item = self.item(draft.item)
        if item is None or item.archived_at is not None:
            raise ThingNotFound(ref=draft.item)
        if item.kind == ItemKind.COMBO:
            raise InvalidMenu(problems=[{"path": "", "field": "parts", "reason": "combo_in_combo"}])
        skus = [sku for sku in self.below(item).skus if sku.archived_at is None]
        if draft.sku:
            skus = [sku for sku in skus if draft.sku in (sku.public_id, sku.code)]
        found = min(skus, key=lambda sku: (not sku.is_default, sku.position), default=None)
        if found is None:
            raise ThingNotFound(ref=draft.sku or draft.item)
        return found

    def below(self, item: Item) -> Below:
        """Return what hangs below an item."""
        return self._below[item.public_id]

    def next_position(self, category_pk: int) -> int:
        """Return the position after the last of a category."""
        return self._last.get(category_pk, -1) + 1

    def take_in(self, item: Item, *, former_code: str = "") -> None:
        """Know an item by its refs from now on; by a code it had no longer."""
        if former_code and self._items.get(former_code) is item:
            del self._items[former_code]
        for ref in (item.public_id, item.code):
            self._items.setdefault(ref, item)
        self._below.setdefault(item.public_id, Below())

    def stands_at(self, item: Item) -> None:
        """Count an item's place in its category."""
        self._last[item.category_id] = max(self._last.get(item.category_id, -1), item.position)

    def _read_below(self) -> None:
        names = {item.pk: item.public_id for item in self._items.values()}
        if not names:
            return

        def of(to_item: str) -> dict[str, Any]:
            if len(names) > MANY:
                return {f"{to_item}__brand_id": self.brand_pk}
            return {f"{to_item}_id__in": list(names)}

        def below(item_pk: int) -> Below:
            return self._below[names[item_pk]] if item_pk in names else Below()

        specs: dict[int, Spec] = {}
        for spec in Spec.objects.filter(**of("item")).order_by("id"):
            specs[spec.pk] = spec
            below(spec.item_id).specs.append(spec)
        for value in SpecValue.objects.filter(**of("spec__item")).order_by("id"):
            spec = specs[value.spec_id]
            below(spec.item_id).values[spec.public_id].append(value)
        for sku in Sku.objects.filter(**of("item")).order_by("id"):
            below(sku.item_id).skus.append(sku)
        for link in ItemGroup.objects.filter(**of("item")).order_by("position", "id"):
            below(link.item_id).links.append(link)
        for part in ComboPart.objects.filter(**of("combo")).order_by("position", "id"):
            below(part.combo_id).parts.append(part)


def _by_ref(model: type[Category | ModifierGroup], brand_pk: int) -> dict[str, int]:
    rows = model._default_manager.filter(brand_id=brand_pk, archived_at__isnull=True).order_by("-pk")
    return {ref: pk for pk, *refs in rows.values_list("pk", "code", "public_id") for ref in refs}


def _items(brand_pk: int, refs: set[str]) -> Iterable[Item]:
    if not refs:
        return ()
    rows = Item.objects.filter(brand_id=brand_pk).order_by("pk")
    return rows if len(refs) > MANY else rows.filter(Q(code__in=refs) | Q(public_id__in=refs))


def _pictures(brand_pk: int, refs: set[str]) -> dict[str, int]:
    if not refs:
        return {}
    named = Picture.objects.filter(brand_id=brand_pk)
    if len(refs) <= MANY:
        named = named.filter(Q(public_id__in=refs) | Q(large__in=refs))
    rows = named.order_by("-pk").values_list("pk", "public_id", "large")
    return {ref: pk for pk, *names in rows for ref in names}


def _found(known: dict[str, Any], ref: str) -> int:
    if ref not in known:
        raise ThingNotFound(ref=ref)
    return int(known[ref])
