"""The one atomic act: a priced cart becomes an order, with its stock, number and bill, or nothing does.

The quote is made before the unit, from memory where it is there. Inside, only the menu's version is
compared, and the quote is made again when it moved: what the guest agreed to is what is charged, or the order
is refused with the new quote.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from diandan.flows import broadcast, order_views, quote_cart
from diandan.flows.quote_cart import Cart, CartQuote
from diandan.infra import idempotency, rows, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.kernel.errors import DomainError, Unavailable
from diandan.modules.inventory import service as inventory
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.errors import PriceChanged
from diandan.modules.payments import service as payments
from diandan.modules.stores import queries as stores

NOTE_MAX = 200
# The menu may move between quote and unit; it hardly does so five times running.
QUOTES_MAX = 5


class MenuRestless(Unavailable):
    """The menu changed again and again while the order was being placed."""

    code = "ordering.menu_restless"


class MenuMoved(Exception):
    """The menu is no longer the one the quote was made from: quote again, outside the unit."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An order, as it was written when this request made it, or known by id when an earlier one did."""

    order_id: str
    order: Any | None = None

    @property
    def is_new(self) -> bool:
        """Whether this request made it."""
        return self.order is not None


def place_order(*, guest: Any, cart: Cart, fingerprint: str, key: str) -> Placed:
    """Turn a priced cart into an order, or change nothing at all.

    The same key gives the same order, however often the phone repeats itself, also when the store has
    closed or the price has moved since. Takes, in this order and never another: key, number, stock, bill.
    That is the lock order of the whole system (docs/explain/stock.md).

    Raises:
        StoreClosed, StorePaused, ModeNotOffered, PriceChanged, SoldOut, KeyReused, a quote's refusals.
    """
    wish = _wish(guest, cart, fingerprint, key)
    try:
        return _place(wish)
    except DomainError:
        # It was taken when all was well, and this is the phone repeating itself.
        if earlier := idempotency.find(by=wish.by, key=key, request_hash=wish.hash):
            return Placed(earlier)
        raise


def place_from_memory(*, guest: Any, cart: Cart, fingerprint: str, key: str) -> Placed:
    """Do the same as a part of an open unit, where the quote is in memory and nothing stands in the way.

    For a door that else goes the long way: whatever this raises, the unit has to be given up, and
    ``place_order`` asked, which knows what to say.

    Raises:
        MenuMoved: memory is no good; any refusal.
    """
    tx.must_be_inside()
    quote = quote_cart.remembered(cart)
    if quote is None or quote.fingerprint != fingerprint:
        raise MenuMoved
    return _write(_wish(guest, cart, fingerprint, key), quote, table=quote_cart.table_for(cart))


@dataclass(frozen=True, slots=True)
class _Wish:
    """A cart somebody agreed to, and under which key and id it is to become an order."""

    guest: Any
    cart: Cart
    fingerprint: str
    key: str
    hash: str
    order_id: str
    by: Actor


def _wish(guest: Any, cart: Cart, fingerprint: str, key: str) -> _Wish:
    return _Wish(
        guest=guest,
        cart=cart,
        fingerprint=fingerprint,
        key=key,
        hash=_hash(cart, fingerprint),
        order_id=ids.new_id("ord"),
        by=Actor.guest(guest.public_id),
    )


def _place(wish: _Wish) -> Placed:
    table = quote_cart.table_for(wish.cart)
    for attempt in range(QUOTES_MAX):
        quote = _agreed_quote(wish.cart, wish.fingerprint, from_memory=attempt == 0)
        with suppress(MenuMoved):
            placed = tx.run(
                partial(_write, wish, quote, table=table), lane=(wish.cart.store_id, wish.cart.mode)
            )
            if placed.order is not None:
                broadcast.expect(rows.another(placed.order))
            return placed
    raise MenuRestless


def _write(wish: _Wish, quote: CartQuote, *, table: Any | None) -> Placed:
    """The unit: everything an order is, in the order of the locks."""
    cart, order_id = wish.cart, wish.order_id
    if found := idempotency.claim(by=wish.by, key=wish.key, request_hash=wish.hash, ref=order_id):
        return Placed(found)
    store = stores.must_accept_orders(cart.store_id, cart.mode, at=clock.now())
    if not quote_cart.still_holds(quote):
        raise MenuMoved
    drawn = ordering.draw_number(store=store, mode=cart.mode)
    inventory.hold(order_id=order_id, store=store, wanted=quote.wanted, by=wish.by)
    order = ordering.place(
        order_id=order_id,
        drawn=drawn,
        store=store,
        guest=wish.guest,
        table=table,
        mode=cart.mode,
        lines=_lines(quote),
        fees=order_views.fees(quote.price),
        items_fen=quote.price.items_fen,
        fees_fen=quote.price.fees_fen,
        discount_fen=quote.price.discount_fen,
        total_fen=quote.price.total_fen,
        note=cart.note.strip()[:NOTE_MAX],
        people=cart.people,
        by=wish.by,
    )
    payments.open_bill(
        subject=order_id,
        store=store,
        total_fen=order.total_fen,
        business_date=order.business_date,
        by=wish.by,
    )
    return Placed(order_id, order)


def _agreed_quote(cart: Cart, fingerprint: str, *, from_memory: bool) -> CartQuote:
    known = quote_cart.remembered(cart) if from_memory else None
    if known is not None and known.fingerprint == fingerprint:
        return known
    quote = quote_cart.quote(cart)
    if quote.fingerprint != fingerprint:
        raise PriceChanged(quote=order_views.quote(quote))
    return quote


def _lines(quote: CartQuote) -> list[ordering.NewLine]:
    return [
        ordering.NewLine(
            item_id=line.item_id,
            sku_id=line.sku_id,
            category_id=line.category_id,
            item_name=line.name,
            item_name_en=line.name_en,
            spec_text=line.spec_text,
            spec_text_en=line.spec_text_en,
            modifiers=msgspec.to_builtins(line.modifiers),
            parts=msgspec.to_builtins(line.parts),
            allergens=list(line.allergens),
            note=line.note,
            picture_url=line.picture_url,
            unit_price_fen=priced.unit_price_fen,
            quantity=priced.quantity,
            amount_fen=priced.amount_fen,
            discount_fen=priced.discount_fen,
            net_fen=priced.net_fen,
        )
        for line, priced in zip(quote.lines, quote.price.lines, strict=True)
    ]


def _hash(cart: Cart, fingerprint: str) -> str:
    """Hash the wish itself: line ids are the phone's own business and may differ on a retry."""
    lines = [{**line, "client_line_id": ""} for line in msgspec.to_builtins(cart.lines)]
    wish = [cart.store_id, cart.mode, cart.table_code, cart.note, cart.people, lines, fingerprint]
    return hashlib.sha256(msgspec.json.encode(wish)).hexdigest()
