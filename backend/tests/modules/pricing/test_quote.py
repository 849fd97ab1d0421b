"""The price engine: parts add up, packaging is charged when the food leaves the house, nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.modules.pricing.quote import PriceLine, quote

LINES = st.lists(
    st.builds(
        PriceLine,
        ref=st.text(min_size=1, max_size=5),
        unit_price_fen=st.integers(0, 10**6),
        quantity=st.integers(1, 99),
        packaging_fee_fen=st.integers(0, 500),
    ),
    max_size=20,
)


@given(LINES, st.booleans())
def test_the_parts_of_a_quote_add_up_to_its_total(lines, is_packed):
    found = quote(lines, is_packed=is_packed)

    assert found.items_fen == sum(line.unit_price_fen * line.quantity for line in lines)
    assert found.total_fen == sum(line.net_fen for line in found.lines) + found.fees_fen
    assert found.total_fen == found.items_fen - found.discount_fen + found.fees_fen
    assert found.fees_fen == sum(fee.amount_fen for fee in found.fees)
    assert found.total_fen >= 0


@given(LINES, st.booleans())
def test_the_same_cart_gives_the_same_quote_twice(lines, is_packed):
    assert quote(lines, is_packed=is_packed) == quote(list(lines), is_packed=is_packed)


def test_packaging_is_charged_by_the_piece_and_only_when_it_leaves_the_house():
    lines = [PriceLine("a", 2500, 2, packaging_fee_fen=100), PriceLine("b", 900, 3)]

    assert quote(lines, is_packed=False).total_fen == 7700
    packed = quote(lines, is_packed=True)

    assert (packed.items_fen, packed.fees_fen, packed.total_fen) == (7700, 200, 7900)
    assert [(line.ref, line.unit_price_fen, line.quantity, line.net_fen) for line in packed.lines] == [
        ("a", 2500, 2, 5000),
        ("b", 900, 3, 2700),
    ]
    assert [(fee.kind, fee.amount_fen, fee.pieces) for fee in packed.fees] == [("packaging", 200, 2)]


@pytest.mark.parametrize("line", [PriceLine("a", 100, 0), PriceLine("a", -1, 1), PriceLine("a", 1, 1, -5)])
def test_what_no_catalogue_sells_is_a_mistake_of_ours(line):
    with pytest.raises(ValueError, match="cannot be priced"):
        quote([line], is_packed=True)
