"""From priced lines to a quote whose parts add up to its total, to the fen."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One line of a cart: what one piece costs with its modifiers, and how many are wanted."""

    ref: str
    unit_price_fen: int
    quantity: int
    packaging_fee_fen: int = 0
    """For one piece, when it leaves the house."""


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A line with its amount, its share of all discounts, and what is left."""

    ref: str
    unit_price_fen: int
    quantity: int
    amount_fen: int
    discount_fen: int
    net_fen: int


@dataclass(frozen=True, slots=True)
class Fee:
    """Something charged beside the items, with the count it follows from."""

    kind: str
    amount_fen: int
    pieces: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A price with its reasons: items − discounts + fees = total."""

    lines: tuple[QuotedLine, ...]
    fees: tuple[Fee, ...]
    items_fen: int
    fees_fen: int
    discount_fen: int
    total_fen: int


def quote(lines: Sequence[PriceLine], *, is_packed: bool) -> Quote:
    """Price a cart.

    ``is_packed`` says whether the food leaves the house, so that packaging is charged.

    Raises:
        ValueError: a quantity below one or a price below zero; the catalogue never sells such a thing.
    """
    for line in lines:
        if line.quantity < 1 or line.unit_price_fen < 0 or line.packaging_fee_fen < 0:
            raise ValueError(f"cannot be priced: {line}")
    quoted = tuple(_quoted(line) for line in lines)
    fees = _packaging(lines) if is_packed else ()
    items_fen = sum(line.amount_fen for line in quoted)
    fees_fen = sum(fee.amount_fen for fee in fees)
    discount_fen = sum(line.discount_fen for line in quoted)
    return Quote(
        lines=quoted,
        fees=fees,
        items_fen=items_fen,
        fees_fen=fees_fen,
        discount_fen=discount_fen,
        total_fen=items_fen - discount_fen + fees_fen,
    )


def _quoted(line: PriceLine) -> QuotedLine:
    amount_fen = line.unit_price_fen * line.quantity
    return QuotedLine(
        ref=line.ref,
        unit_price_fen=line.unit_price_fen,
        quantity=line.quantity,
        amount_fen=amount_fen,
        discount_fen=0,
        net_fen=amount_fen,
    )


def _packaging(lines: Sequence[PriceLine]) -> tuple[Fee, ...]:
    packed = [line for line in lines if line.packaging_fee_fen]
    if not packed:
        return ()
    return (
        Fee(
            kind="packaging",
            amount_fen=sum(line.packaging_fee_fen * line.quantity for line in packed),
            pieces=sum(line.quantity for line in packed),
        ),
    )
