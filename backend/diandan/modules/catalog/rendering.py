"""The menu as guests read it: JSON bytes, their compressed copy, and the tag that names them."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

from diandan.modules.catalog import dayparts
from diandan.modules.catalog.snapshot import Mark, SnapCategory, SnapGroup, SnapItem, SnapModifier, SnapSku


def menu_json(
    *,
    store_id: str,
    mode: str,
    version: int,
    categories: Sequence[SnapCategory],
    items: Sequence[tuple[SnapItem, list[SnapSku]]],
    ranks: Mapping[str, int],
    at: datetime,
) -> bytes:
    """Return the guest's menu as it stands at an instant, in compact UTF-8 JSON."""
    groups: dict[str, SnapGroup] = {group.id: group for item, _ in items for group in item.groups}
    menu = {
        "store_id": store_id,
        "mode": mode,
        "version": version,
        "categories": [
            {"id": c.id, "name": c.name, "name_en": c.name_en, "kind": c.kind, "item_ids": c.item_ids}
            for c in categories
        ],
        "items": [_item(item, skus, ranks.get(item.id), at) for item, skus in items],
        "modifier_groups": [_group(group, at) for group in groups.values()],
    }
    return json.dumps(menu, ensure_ascii=False, separators=(",", ":")).encode()


def compressed(body: bytes) -> bytes:
    """Return the bytes gzipped; the same bytes always give the same."""
    return gzip.compress(body, compresslevel=6, mtime=0)


def etag(version: int, body: bytes) -> str:
    """Return a tag that differs whenever the bytes differ."""
    return f'"{version}-{blake2b(body, digest_size=8).hexdigest()}"'


def _item(item: SnapItem, skus: list[SnapSku], rank: int | None, at: datetime) -> dict[str, Any]:
    card = item.card
    is_sold_out, back_at = _whole_item(item, skus, at)
    return {
        "id": item.id,
        "name": item.name,
        "name_en": item.name_en,
        "description": card["description"],
        "description_en": card["description_en"],
        "ingredients": card["ingredients"],
        "ingredients_en": card["ingredients_en"],
        "portion": card["portion"],
        "portion_en": card["portion_en"],
        "picture": card["picture"],
        "badges": card["badges"],
        "tags": card["tags"],
        "tags_en": card["tags_en"],
        "allergens": item.allergens,
        "kcal": card["kcal"],
        "rank": rank,
        "search": card["search"],
        "from_price_fen": _from_price_fen(item, skus, at),
        "has_choices": len(skus) > 1 or bool(item.groups),
        "is_sold_out": is_sold_out,
        "back_at": back_at,
        "available": dayparts.shown(item.day_part),
        "min_quantity": item.min_quantity,
        "purchase_limit": item.purchase_limit,
        "packaging_fee_fen": item.packaging_fee_fen,
        "specs": [
            {
                "name": spec.name,
                "name_en": spec.name_en,
                "values": [{"id": v.id, "name": v.name, "name_en": v.name_en} for v in spec.values],
            }
            for spec in item.specs
        ],
        "skus": [_sku(sku, at) for sku in skus],
        "modifier_group_ids": [group.id for group in item.groups],
        "combo": _combo(item),
    }


def _sku(sku: SnapSku, at: datetime) -> dict[str, Any]:
    marks = _standing(sku.own_marks, at)
    return {
        "id": sku.id,
        "spec_value_ids": sku.spec_value_ids,
        "price_fen": sku.price_fen,
        "kcal": sku.kcal,
        "nutrition": sku.nutrition,
        "is_default": sku.is_default,
        "is_sold_out": bool(marks),
        "back_at": _iso(_latest(marks)),
    }


def _group(group: SnapGroup, at: datetime) -> dict[str, Any]:
    return {
        "id": group.id,
        "name": group.name,
        "name_en": group.name_en,
        "min_select": group.min_select,
        "max_select": group.max_select,
        "modifiers": [_modifier(modifier, at) for modifier in group.modifiers],
    }


def _modifier(modifier: SnapModifier, at: datetime) -> dict[str, Any]:
    marks = _standing(modifier.marks, at)
    return {
        "id": modifier.id,
        "name": modifier.name,
        "name_en": modifier.name_en,
        "price_delta_fen": modifier.price_delta_fen,
        "kcal": modifier.kcal,
        "allergens": modifier.allergens,
        "is_default": modifier.is_default,
        "is_sold_out": bool(marks),
        "back_at": _iso(_latest(marks)),
    }


def _combo(item: SnapItem) -> dict[str, Any] | None:
    if not item.parts:
        return None
    return {
        "parts": [
            {
                "item_id": part.item_id,
                "sku_id": part.sku_id,
                "name": part.name,
                "name_en": part.name_en,
                "quantity": part.quantity,
            }
            for part in item.parts
        ]
    }


def _whole_item(item: SnapItem, skus: list[SnapSku], at: datetime) -> tuple[bool, str | None]:
    """Return whether nothing of an item can be ordered, and when something can be again.

    Sold out as a whole: every SKU is, or too few answers are left to a question that must be answered.
    """
    returns: list[datetime | None] = []
    standing = [_standing(sku.marks, at) for sku in skus]
    if all(standing):
        # The first SKU to return brings the item back; each waits for the last of its own marks.
        returns.append(_earliest([_latest(marks) for marks in standing], 1))
    for group in item.groups:
        gone = [_latest(marks) for m in group.modifiers if (marks := _standing(m.marks, at))]
        lacking = group.min_select - (len(group.modifiers) - len(gone))
        if lacking > 0:
            returns.append(_earliest(gone, lacking))
    if not returns:
        return False, None
    return True, _iso(None if None in returns else max(end for end in returns if end))


def _from_price_fen(item: SnapItem, skus: list[SnapSku], at: datetime) -> int:
    """Return the least one costs: the cheapest SKU with the cheapest answers that must be given."""
    on_sale = [sku for sku in skus if not _standing(sku.marks, at)] or skus
    needed = 0
    for group in item.groups:
        deltas = sorted(m.price_delta_fen for m in group.modifiers if not _standing(m.marks, at))
        needed += sum(deltas[: group.min_select])
    return max(0, min(sku.price_fen for sku in on_sale) + needed)


def _standing(marks: Iterable[Mark], at: datetime) -> list[Mark]:
    return [mark for mark in marks if mark.stands(at)]


def _latest(marks: Sequence[Mark]) -> datetime | None:
    """Return when the last of these marks ends; None when one of them has no end."""
    ends = [mark.back_at for mark in marks if mark.back_at]
    return max(ends) if len(ends) == len(marks) and ends else None


def _earliest(ends: Sequence[datetime | None], count: int) -> datetime | None:
    """Return when ``count`` of these have ended; None when that many never do by themselves."""
    known = sorted(end for end in ends if end)
    return known[count - 1] if len(known) >= count else None


def _iso(instant: datetime | None) -> str | None:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None
