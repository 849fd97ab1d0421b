"""Every rule of the menu, checked again for every line of every cart. Dict look-ups only; pure.

What the phone showed does not matter: the SKU must be on this store's menu, on sale at this minute, not
sold out, composed within its groups' limits, in a quantity the item allows. The price comes from the
snapshot.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from diandan.kernel import clock
from diandan.kernel.errors import DomainError
from diandan.modules.catalog import dayparts
from diandan.modules.catalog.cart import CartLine, LineProblem, PricedLine, PricedModifier
from diandan.modules.catalog.errors import (
    AbovePurchaseLimit,
    BelowMinQuantity,
    DuplicateModifier,
    ItemNotOnSale,
    QuantityOutOfRange,
    SoldOut,
    TooFewModifiers,
    TooManyModifiers,
    UnknownItem,
    UnknownModifier,
)
from diandan.modules.catalog.snapshot import (
    Composition,
    Mark,
    MenuSnapshot,
    SnapGroup,
    SnapItem,
    SnapModifier,
    SnapSku,
)

MAX_QUANTITY = 99
# Compositions of one item that are remembered; whoever asks for other ones waits for them to be made.
COMPOSED_MAX = 256


def resolve(snapshot: MenuSnapshot, lines: Sequence[CartLine], *, at: datetime) -> list[PricedLine]:
    """Return the lines with their prices, or refuse the first that breaks a rule.

    Raises:
        UnknownItem, ItemNotOnSale, SoldOut, QuantityOutOfRange, UnknownModifier, DuplicateModifier,
        TooManyModifiers, TooFewModifiers, BelowMinQuantity, AbovePurchaseLimit.
    """
    minute = _minute(snapshot, at)
    priced = [_priced(snapshot, line, at, minute) for line in lines]
    for refusal in _quantity_refusals(snapshot, priced):
        raise refusal
    return priced


def resolve_leniently(
    snapshot: MenuSnapshot, lines: Sequence[CartLine], *, at: datetime
) -> tuple[list[PricedLine], list[LineProblem]]:
    """Return the lines that can be ordered and, for the others, why not; for showing a cart."""
    minute = _minute(snapshot, at)
    priced: list[PricedLine] = []
    problems: list[LineProblem] = []
    for line in lines:
        try:
            priced.append(_priced(snapshot, line, at, minute))
        except DomainError as refusal:
            problems.append(LineProblem(line.client_line_id, refusal.code, refusal.details))
    by_item: dict[str, DomainError] = {
        str(refusal.details["item_id"]): refusal for refusal in _quantity_refusals(snapshot, priced)
    }
    for bad in priced:
        if refused := by_item.get(bad.item_id):
            details = {**refused.details, "client_line_id": bad.client_line_id, "sku_id": bad.sku_id}
            problems.append(LineProblem(bad.client_line_id, refused.code, details))
    return [good for good in priced if good.item_id not in by_item], problems


def _priced(snapshot: MenuSnapshot, line: CartLine, at: datetime, minute: int) -> PricedLine:
    sku = snapshot.skus.get(line.sku_id)
    if sku is None:
        raise UnknownItem(client_line_id=line.client_line_id, sku_id=line.sku_id)
    item = sku.item
    _must_be_on_sale(item, sku, line, at, minute)
    quantity = line.quantity
    if type(quantity) is not int or not 1 <= quantity <= MAX_QUANTITY:
        raise QuantityOutOfRange(**_about(item, line), minimum=1, maximum=MAX_QUANTITY)
    made = _composition(item, line, at)
    return PricedLine(
        client_line_id=line.client_line_id,
        item_id=item.id,
        sku_id=sku.id,
        name=item.name,
        name_en=item.name_en,
        spec_text=sku.spec_text,
        spec_text_en=sku.spec_text_en,
        modifiers=made.modifiers,
        sku_price_fen=sku.price_fen,
        # Deltas may be negative (no milk: −2.00), but nothing on a menu costs less than nothing.
        unit_price_fen=max(0, sku.price_fen + made.price_delta_fen),
        quantity=quantity,
        packaging_fee_fen=item.packaging_fee_fen,
        picture_url=item.picture_small,
        category_id=item.category_id,
        kcal=None if sku.kcal is None else sku.kcal + made.kcal,
        allergens=made.allergens,
        note=line.note,
        parts=item.parts,
        stock_refs=_stock_refs(sku, made, quantity),
    )


def _must_be_on_sale(item: SnapItem, sku: SnapSku, line: CartLine, at: datetime, minute: int) -> None:
    if item.refused_for:
        raise ItemNotOnSale(**_about(item, line), reason=item.refused_for)
    if not dayparts.covers(item.day_part, minute):
        raise ItemNotOnSale(**_about(item, line), reason="day_part", available=dayparts.shown(item.day_part))
    _must_not_be_sold_out(sku.marks, item, line, at)


def _must_not_be_sold_out(
    marks: tuple[Mark, ...],
    item: SnapItem,
    line: CartLine,
    at: datetime,
    modifier: SnapModifier | None = None,
) -> None:
    for mark in marks:
        if mark.stands(at):
            about = _about(item, line)
            if modifier:
                about |= {"modifier": modifier.name, "modifier_en": modifier.name_en or modifier.name}
            back_at = mark.back_at.strftime("%Y-%m-%dT%H:%M:%SZ") if mark.back_at else None
            raise SoldOut(**about, ref_id=mark.ref_id, back_at=back_at)


def _composition(item: SnapItem, line: CartLine, at: datetime) -> Composition:
    """Return the modifiers a line wishes as one thing, or refuse the choice."""
    known = item.composed.get(line.modifier_ids)
    if known is None:
        known = _compose(item, _chosen(item, line, at))
        if len(item.composed) < COMPOSED_MAX:
            item.composed[line.modifier_ids] = known
    for modifier in known.marked:
        _must_not_be_sold_out(modifier.marks, item, line, at, modifier)
    return known


def _compose(item: SnapItem, chosen: list[tuple[str, SnapModifier]]) -> Composition:
    return Composition(
        modifiers=tuple(
            PricedModifier(m.id, m.name, m.name_en, m.price_delta_fen, m.is_default, group_name)
            for group_name, m in chosen
        ),
        price_delta_fen=sum(m.price_delta_fen for _, m in chosen),
        kcal=sum(m.kcal or 0 for _, m in chosen),
        allergens=_allergens(item, chosen),
        marked=tuple(m for _, m in chosen if m.marks),
    )


def _chosen(item: SnapItem, line: CartLine, at: datetime) -> list[tuple[str, SnapModifier]]:
    """Return the chosen modifiers in menu order with their group's name, or refuse the choice."""
    wanted = line.modifier_ids
    if len(set(wanted)) != len(wanted):
        raise DuplicateModifier(**_about(item, line))
    counts = [0] * len(item.groups)
    for modifier_id in wanted:
        answer = item.answers.get(modifier_id)
        if answer is None:
            raise UnknownModifier(**_about(item, line), modifier_id=modifier_id)
        place, modifier = answer
        counts[place] += 1
        if modifier.marks:
            _must_not_be_sold_out(modifier.marks, item, line, at, modifier)
    for group, count in zip(item.groups, counts, strict=True):
        if count > group.max_select:
            raise TooManyModifiers(**_of(group, item, line), maximum=group.max_select, chosen=count)
        if count < group.min_select:
            raise TooFewModifiers(**_of(group, item, line), minimum=group.min_select, chosen=count)
    if not wanted:
        return []
    ids = set(wanted)
    return [(group.name, m) for group in item.groups for m in group.modifiers if m.id in ids]


def _quantity_refusals(snapshot: MenuSnapshot, priced: Sequence[PricedLine]) -> list[DomainError]:
    """Limits are per item over the whole cart: two lines of one cake count together."""
    totals = Counter[str]()
    first: dict[str, PricedLine] = {}
    for line in priced:
        totals[line.item_id] += line.quantity
        first.setdefault(line.item_id, line)
    refusals: list[DomainError] = []
    for item_id, quantity in totals.items():
        item = snapshot.items[item_id]
        refusal: type[DomainError] | None = None
        if quantity < item.min_quantity:
            refusal, limit = BelowMinQuantity, {"minimum": item.min_quantity}
        elif item.purchase_limit is not None and quantity > item.purchase_limit:
            refusal, limit = AbovePurchaseLimit, {"maximum": item.purchase_limit}
        if refusal is not None:
            refusals.append(refusal(**_about(item, first[item_id]), quantity=quantity, **limit))
    return refusals


def _stock_refs(sku: SnapSku, made: Composition, quantity: int) -> dict[str, int]:
    refs = {ref_id: portions * quantity for ref_id, portions in sku.consumes}
    for modifier in made.modifiers:
        refs[modifier.id] = quantity
    return refs


def _allergens(item: SnapItem, chosen: list[tuple[str, SnapModifier]]) -> tuple[str, ...]:
    if not any(m.allergens for _, m in chosen):
        return item.allergens
    return tuple(sorted({*item.allergens, *(a for _, m in chosen for a in m.allergens)}))


def _about(item: SnapItem, line: CartLine | PricedLine) -> dict[str, object]:
    return {
        "client_line_id": line.client_line_id,
        "item_id": item.id,
        "sku_id": line.sku_id,
        "name": item.name,
        "name_en": item.name_en or item.name,
    }


def _of(group: SnapGroup, item: SnapItem, line: CartLine) -> dict[str, object]:
    group_en = group.name_en or group.name
    return {**_about(item, line), "group_id": group.id, "group": group.name, "group_en": group_en}


def _minute(snapshot: MenuSnapshot, at: datetime) -> int:
    wall = clock.local(at, snapshot.time_zone)
    return wall.hour * 60 + wall.minute
