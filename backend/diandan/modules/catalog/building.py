"""Reading a store's menu out of the tables into one snapshot, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from diandan.infra import files
from diandan.kernel import clock
from diandan.modules.catalog import computing, dayparts, labels, rendering, shelf
from diandan.modules.catalog.cart import PricedPart
from diandan.modules.catalog.models import (
    Category,
    ComboPart,
    Item,
    ItemGroup,
    ItemOverride,
    Modifier,
    Ranking,
    Sku,
    SkuOverride,
    SoldOutMark,
    SpecValue,
)
from diandan.modules.catalog.snapshot import (
    Mark,
    MenuSnapshot,
    SnapCategory,
    SnapGroup,
    SnapItem,
    SnapModifier,
    SnapSku,
    SnapSpec,
    SnapValue,
)
from diandan.modules.catalog.words import VIRTUAL_CATEGORIES, Badge, ItemKind

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

DINE_IN = "dine_in"


@dataclass(slots=True)
class _Rows:
    """Everything one menu is made of, by the primary key it hangs on."""

    categories: list[Category]
    items: list[Item]
    skus: dict[int, list[Sku]]
    specs: dict[int, dict[int, list[SpecValue]]]
    groups: dict[int, list[SnapGroup]]
    parts: dict[int, list[ComboPart]]
    unavailable: set[int]
    own_prices: dict[int, int]
    marks: dict[str, tuple[Mark, ...]]
    sold: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Now:
    """The moment a menu is built for, as its store sees it."""

    at: datetime
    zone: str
    today: date


def build(store: "Store", mode: str, *, version: int, at: datetime) -> MenuSnapshot:
    """Build the menu of a store in one mode from what the tables say now.

    The caller makes sure that they still say ``version`` when this returns.
    """
    rows = _read(store, at)
    begins = partial(clock.start_of, zone=store.time_zone, day_starts_at=store.day_starts_at)
    today = clock.business_date(at, zone=store.time_zone, day_starts_at=store.day_starts_at)
    now = _Now(at, store.time_zone, today)
    headings = {row.pk: row for row in rows.categories}

    singles = [row for row in rows.items if row.kind == ItemKind.SINGLE]
    combos = [row for row in rows.items if row.kind == ItemKind.COMBO]
    items: dict[int, SnapItem] = {}
    skus: dict[int, SnapSku] = {}
    for row in singles + combos:
        inside = [(part, skus[part.sku_id]) for part in rows.parts.get(row.pk, ()) if part.sku_id in skus]
        is_whole = len(inside) == len(rows.parts.get(row.pk, ()))
        item = _item(row, headings[row.category_id], rows, mode, now, inside, is_whole=is_whole)
        items[row.pk] = item
        skus.update(_skus(row, item, rows, inside))
    on_sale = {item.id for item in items.values() if not item.refused_for}
    hot = computing.hot(rows.sold, on_sale)
    new, ages_at = _new(rows, store, today, begins)
    for item in items.values():
        item.card["badges"].extend(_computed_badges(item, hot, new))

    in_order = [items[row.pk] for row in rows.items]
    by_item: dict[str, list[SnapSku]] = defaultdict(list)
    for sku in skus.values():
        by_item[sku.item.id].append(sku)
    categories = _categories(rows.categories, in_order, hot)
    body = rendering.menu_json(
        store_id=store.public_id,
        mode=mode,
        version=version,
        categories=categories,
        items=[(item, by_item[item.id]) for item in in_order if not item.refused_for],
        ranks=computing.ranks(rows.sold, on_sale),
        at=at,
    )
    return MenuSnapshot(
        store_id=store.public_id,
        brand_id=store.brand.public_id,
        mode=mode,
        version=version,
        time_zone=store.time_zone,
        fresh_until=min([end for end in (_fresh_until(rows, now, begins), ages_at) if end], default=None),
        categories=categories,
        items={item.id: item for item in in_order},
        skus={sku.id: sku for sku in skus.values()},
        bytes=body,
        gzip_bytes=rendering.compressed(body),
        etag=rendering.etag(version, body),
    )


def _read(store: "Store", at: datetime) -> _Rows:
    brand_id = store.brand_id
    live = {"archived_at__isnull": True}
    marks: dict[str, list[Mark]] = defaultdict(list)
    for ref_id, back_at in SoldOutMark.objects.filter(store_id=store.pk).values_list("ref_id", "back_at"):
        if (mark := Mark(ref_id, back_at)).stands(at):
            marks[ref_id].append(mark)
    standing = {ref_id: tuple(found) for ref_id, found in marks.items()}
    items = Item.objects.filter(brand_id=brand_id, category__archived_at__isnull=True, **live)
    return _Rows(
        categories=list(Category.objects.filter(brand_id=brand_id, **live).order_by("position", "id")),
        items=list(items.select_related("picture").order_by("category__position", "position", "id")),
        skus=_grouped(
            Sku.objects.filter(item__brand_id=brand_id, **live).order_by("position", "id"), "item_id"
        ),
        specs=_specs(brand_id),
        groups=_groups(brand_id, standing),
        parts=_grouped(
            ComboPart.objects.filter(combo__brand_id=brand_id).order_by("position", "id"), "combo_id"
        ),
        unavailable=set(
            ItemOverride.objects.filter(store_id=store.pk, is_available=False).values_list(
                "item_id", flat=True
            )
        ),
        own_prices=dict(SkuOverride.objects.filter(store_id=store.pk).values_list("sku_id", "price_fen")),
        marks=standing,
        sold=[
            (item_id, pieces)
            for sold in Ranking.objects.filter(store_id=store.pk).values_list("sold", flat=True)
            for item_id, pieces in sold
        ],
    )


def _specs(brand_id: int) -> dict[int, dict[int, list[SpecValue]]]:
    found: dict[int, dict[int, list[SpecValue]]] = defaultdict(lambda: defaultdict(list))
    values = SpecValue.objects.filter(spec__item__brand_id=brand_id).select_related("spec")
    for value in values.order_by("spec__position", "spec_id", "position", "id"):
        found[value.spec.item_id][value.spec_id].append(value)
    return found


def _groups(brand_id: int, marks: dict[str, tuple[Mark, ...]]) -> dict[int, list[SnapGroup]]:
    answers: dict[int, list[SnapModifier]] = defaultdict(list)
    modifiers = Modifier.objects.filter(group__brand_id=brand_id, archived_at__isnull=True)
    for row in modifiers.order_by("position", "id"):
        answers[row.group_id].append(
            SnapModifier(
                id=row.public_id,
                name=row.name,
                name_en=row.name_en,
                price_delta_fen=row.price_delta_fen,
                kcal=row.kcal,
                allergens=tuple(row.allergens),
                is_default=row.is_default,
                marks=marks.get(row.public_id, ()),
            )
        )
    made: dict[int, SnapGroup] = {}
    found: dict[int, list[SnapGroup]] = defaultdict(list)
    links = ItemGroup.objects.filter(group__brand_id=brand_id, group__archived_at__isnull=True)
    for link in links.select_related("group").order_by("item_id", "position", "id"):
        group = link.group
        if group.pk not in made:
            made[group.pk] = SnapGroup(
                id=group.public_id,
                name=group.name,
                name_en=group.name_en,
                min_select=group.min_select,
                max_select=group.max_select,
                modifiers=tuple(answers[group.pk]),
            )
        found[link.item_id].append(made[group.pk])
    return found


def _item(
    row: Item,
    heading: Category,
    rows: _Rows,
    mode: str,
    now: _Now,
    inside: list[tuple[ComboPart, SnapSku]],
    *,
    is_whole: bool,
) -> SnapItem:
    own_hours = row.available if row.available is not None else heading.available
    day_part = dayparts.parse(own_hours)
    allergens = set(row.allergens)
    refused_for = _refused_for(row, rows, mode, now)
    if not rows.skus.get(row.pk) or not is_whole:
        refused_for = refused_for or "off_shelf"
    for _, part in inside:
        # A combo is on sale only while each of its parts is.
        refused_for = refused_for or part.item.refused_for
        day_part = dayparts.both(day_part, part.item.day_part)
        allergens.update(part.item.allergens)
    groups = tuple(rows.groups.get(row.pk, ()))
    picture = row.picture
    small = files.url(picture.small) if picture else ""
    badges = [label for value in row.badges if (label := labels.parse(value)).shows(now.today)]
    tags = [label for value in row.tags if (label := labels.parse(value)).shows(now.today)]
    return SnapItem(
        id=row.public_id,
        category_id=heading.public_id,
        kind=row.kind,
        name=row.name,
        name_en=row.name_en,
        refused_for=refused_for,
        day_part=day_part,
        min_quantity=row.min_quantity,
        purchase_limit=row.purchase_limit,
        packaging_fee_fen=0 if mode == DINE_IN else row.packaging_fee_fen,
        allergens=tuple(sorted(allergens)),
        picture_small=small,
        groups=groups,
        specs=tuple(
            SnapSpec(
                name=values[0].spec.name,
                name_en=values[0].spec.name_en,
                values=tuple(SnapValue(v.public_id, v.name, v.name_en) for v in values),
            )
            for values in rows.specs.get(row.pk, {}).values()
        ),
        parts=tuple(
            PricedPart(
                sku_id=sku.id,
                item_id=sku.item.id,
                name=_with_spec(sku.item.name, sku.spec_text),
                name_en=_with_spec(sku.item.name_en, sku.spec_text_en),
                quantity=part.quantity,
                category_id=sku.item.category_id,
            )
            for part, sku in inside
        ),
        card={
            "description": row.description,
            "description_en": row.description_en,
            "ingredients": row.ingredients,
            "ingredients_en": row.ingredients_en,
            "portion": row.portion,
            "portion_en": row.portion_en,
            "picture": {"small": small, "large": files.url(picture.large)} if picture else None,
            "badges": [label.name for label in badges],
            "tags": [label.name for label in tags],
            "tags_en": [label.name_en for label in tags],
            "kcal": row.kcal,
            "search": row.search_keys,
        },
        answers={m.id: (place, m) for place, group in enumerate(groups) for m in group.modifiers},
    )


def _refused_for(row: Item, rows: _Rows, mode: str, now: _Now) -> str:
    if not row.is_on_shelf or row.pk in rows.unavailable:
        return "off_shelf"
    if not shelf.is_on(row.shelf_from, row.shelf_until, at=now.at, zone=now.zone):
        return "off_shelf"
    return "mode" if row.modes is not None and mode not in row.modes else ""


def _skus(
    row: Item, item: SnapItem, rows: _Rows, inside: list[tuple[ComboPart, SnapSku]]
) -> dict[int, SnapSku]:
    values = {value.id: value for spec in item.specs for value in spec.values}
    of_parts = tuple(mark for _, part in inside for mark in part.marks)
    of_item = rows.marks.get(row.public_id, ())
    made: dict[int, SnapSku] = {}
    for sku in rows.skus.get(row.pk, ()):
        chosen = [values[value_id] for value_id in sku.spec_value_ids]
        own = rows.marks.get(sku.public_id, ())
        consumes = [(sku.public_id, 1)]
        consumes += [(ref_id, n * part.quantity) for part, p in inside for ref_id, n in p.consumes]
        made[sku.pk] = SnapSku(
            id=sku.public_id,
            item=item,
            price_fen=rows.own_prices.get(sku.pk, sku.price_fen),
            spec_value_ids=tuple(sku.spec_value_ids),
            spec_text=" · ".join(value.name for value in chosen),
            spec_text_en=" · ".join(value.name_en or value.name for value in chosen),
            kcal=sku.kcal if sku.kcal is not None else row.kcal,
            nutrition=sku.nutrition,
            is_default=sku.is_default,
            marks=own + of_item + of_parts,
            own_marks=own + of_parts,
            consumes=tuple(consumes),
        )
    return made


def _new(
    rows: _Rows, store: "Store", today: date, begins: Callable[[date], datetime]
) -> tuple[frozenset[str], datetime | None]:
    day_of = partial(clock.business_date, zone=store.time_zone, day_starts_at=store.day_starts_at)
    made_on = [(row.public_id, day_of(row.created_at) if row.created_at else None) for row in rows.items]
    return computing.new(made_on, today, begins)


def _computed_badges(item: SnapItem, hot: list[str], new: frozenset[str]) -> list[str]:
    found = [(Badge.HOT, item.id in hot), (Badge.NEW, item.id in new)]
    return [badge.value for badge, is_so in found if is_so and badge.value not in item.card["badges"]]


def _categories(headings: list[Category], items: list[SnapItem], hot: list[str]) -> tuple[SnapCategory, ...]:
    """Return the headings with their items; best sellers stand first among what is marked as hot."""
    place = {item_id: at for at, item_id in enumerate(hot)}
    shown = [item for item in items if not item.refused_for]
    hot_first = sorted(shown, key=lambda item: place.get(item.id, len(place)))
    made = [
        SnapCategory(id_, name, name_en, badge.value, ids)
        for badge, id_, name, name_en in VIRTUAL_CATEGORIES
        if (
            ids := tuple(
                i.id for i in (hot_first if badge == Badge.HOT else shown) if badge.value in i.card["badges"]
            )
        )
    ]
    by_heading: dict[str, list[str]] = defaultdict(list)
    for item in shown:
        by_heading[item.category_id].append(item.id)
    made += [
        SnapCategory(row.public_id, row.name, row.name_en, "normal", tuple(by_heading[row.public_id]))
        for row in headings
        if by_heading[row.public_id]
    ]
    return tuple(made)


def _fresh_until(rows: _Rows, now: _Now, begins: Callable[[date], datetime]) -> datetime | None:
    ends = [mark.back_at for marks in rows.marks.values() for mark in marks if mark.back_at]
    all_labels = [labels.parse(value) for row in rows.items for value in (*row.badges, *row.tags)]
    change = labels.next_change(all_labels, now.today, begins)
    shelf_ends = (end for row in rows.items for end in (row.shelf_from, row.shelf_until))
    turns = shelf.turns(shelf_ends, after=now.at, zone=now.zone)
    return min([*ends, *([change] if change else []), *turns], default=None)


def _with_spec(name: str, spec_text: str) -> str:
    return f"{name} ({spec_text})" if name and spec_text else name


def _grouped(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
