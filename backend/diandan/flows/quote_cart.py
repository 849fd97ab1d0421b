"""A price with its reasons, nothing written: catalogue × pricing × stores.

``quote`` is strict: one illegal line and there is no price. ``preview`` is for showing a cart: what is wrong
is named line by line, and the rest is priced. Both give a fingerprint of everything the price depends on; the
guest sends it back with the order, and a price that moved meanwhile is never charged unseen.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from diandan.kernel import clock
from diandan.kernel.errors import DomainError
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog.queries import CartLine, LineProblem, PricedLine
from diandan.modules.ordering.errors import EmptyCart, TableElsewhere, TableNeeded, TooManyLines
from diandan.modules.pricing import quote as pricing
from diandan.modules.stores import queries as stores

LINES_MAX = 60
# Modes in which the food leaves the house.
PACKED = ("pickup", "takeaway")


@dataclass(frozen=True, slots=True)
class Cart:
    """What a guest wants: where, how, and which lines."""

    store_id: str
    mode: str
    lines: tuple[CartLine, ...]
    table_code: str | None = None
    note: str = ""
    people: int | None = None


@dataclass(frozen=True, slots=True)
class CartQuote:
    """A priced cart, and what the price was made from."""

    store: Any
    menu_version: int
    lines: tuple[PricedLine, ...]
    price: pricing.Quote
    problems: tuple[LineProblem, ...]
    fingerprint: str

    @property
    def wanted(self) -> dict[str, int]:
        """Portions wanted of every sku and modifier, over all lines."""
        wanted: dict[str, int] = {}
        for line in self.lines:
            for ref, portions in line.stock_refs.items():
                wanted[ref] = wanted.get(ref, 0) + portions
        return wanted


def quote(cart: Cart) -> CartQuote:
    """Price a cart for ordering.

    Raises:
        EmptyCart, TooManyLines; the catalogue's refusals of a line; StoreNotFound.
    """
    _must_have_lines(cart)
    store = stores.current(cart.store_id)
    snapshot = catalog.snapshot(store, cart.mode)
    lines = catalog.resolve(snapshot, cart.lines, at=clock.now())
    return _priced(cart, store, snapshot.version, lines, problems=())


def remembered(cart: Cart) -> CartQuote | None:
    """Price a cart from what is in memory, without asking the database; nothing when that is no good.

    For placing, which compares the versions in its unit. A refusal is not given from memory: what is known
    here may be a moment old.
    """
    store = stores.remembered(cart.store_id)
    snapshot = catalog.remembered_menu(cart.store_id, cart.mode)
    if store is None or snapshot is None:
        return None
    try:
        _must_have_lines(cart)
        lines = catalog.resolve(snapshot, cart.lines, at=clock.now())
    except DomainError:
        return None
    return _priced(cart, store, snapshot.version, lines, problems=())


def preview(cart: Cart) -> CartQuote:
    """Price what can be priced and name what cannot, for showing.

    Raises:
        TooManyLines, StoreNotFound.
    """
    if len(cart.lines) > LINES_MAX:
        raise TooManyLines(max=LINES_MAX)
    store = stores.current(cart.store_id)
    snapshot = catalog.snapshot(store, cart.mode)
    lines, problems = catalog.resolve_leniently(snapshot, cart.lines, at=clock.now())
    return _priced(cart, store, snapshot.version, lines, problems=tuple(problems))


def still_holds(earlier: CartQuote) -> bool:
    """Whether nothing a quote was made from has moved; one look at the menu's version."""
    return catalog.menu_version(earlier.store) == earlier.menu_version


def table_for(cart: Cart) -> Any | None:
    """Return the table a dine-in cart was scanned at, of the same store.

    Raises:
        TableNeeded, TableElsewhere, UnknownTableCode.
    """
    if cart.mode != "dine_in":
        return None
    if not cart.table_code:
        raise TableNeeded
    table = stores.table_by_code(cart.table_code)
    if table.store.public_id != cart.store_id:
        raise TableElsewhere
    return table


def _must_have_lines(cart: Cart) -> None:
    if not cart.lines:
        raise EmptyCart
    if len(cart.lines) > LINES_MAX:
        raise TooManyLines(max=LINES_MAX)


def _priced(
    cart: Cart,
    store: Any,
    menu_version: int,
    lines: Sequence[PricedLine],
    *,
    problems: tuple[LineProblem, ...],
) -> CartQuote:
    price = pricing.quote(
        [
            pricing.PriceLine(
                ref=line.client_line_id,
                unit_price_fen=line.unit_price_fen,
                quantity=line.quantity,
                packaging_fee_fen=line.packaging_fee_fen,
            )
            for line in lines
        ],
        is_packed=cart.mode in PACKED,
    )
    return CartQuote(
        store=store,
        menu_version=menu_version,
        lines=tuple(lines),
        price=price,
        problems=problems,
        fingerprint=_fingerprint(cart, lines, price),
    )


def _fingerprint(cart: Cart, lines: Sequence[PricedLine], price: pricing.Quote) -> str:
    """Hash what the guest agreed to: the choices and every figure, not the menu's version."""
    agreed = [
        cart.store_id,
        cart.mode,
        [
            [line.sku_id, line.quantity, line.unit_price_fen, *[m.id for m in line.modifiers]]
            for line in lines
        ],
        [[fee.kind, fee.amount_fen] for fee in price.fees],
        price.discount_fen,
        price.total_fen,
    ]
    return hashlib.sha256(msgspec.json.encode(agreed)).hexdigest()[:32]
