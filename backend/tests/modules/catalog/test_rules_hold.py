"""Modifier rules as properties: any menu, any choice."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.kernel.errors import DomainError
from diandan.modules.catalog.cart import CartLine
from diandan.modules.catalog.errors import (
    DuplicateModifier,
    SoldOut,
    TooFewModifiers,
    TooManyModifiers,
    UnknownModifier,
)
from diandan.modules.catalog.resolving import resolve, resolve_leniently
from diandan.modules.catalog.snapshot import (
    Mark,
    MenuSnapshot,
    SnapGroup,
    SnapItem,
    SnapModifier,
    SnapSku,
)

NOON = datetime(2026, 3, 12, 4, tzinfo=UTC)


@st.composite
def groups(draw: st.DrawFn) -> tuple[SnapGroup, ...]:
    made = []
    for number in range(draw(st.integers(0, 3))):
        size = draw(st.integers(1, 4))
        most = draw(st.integers(1, size + 1))
        modifiers = tuple(
            SnapModifier(
                id=f"mod_{number}_{place}",
                name=f"m{place}",
                name_en="",
                price_delta_fen=draw(st.integers(-300, 900)),
                kcal=draw(st.none() | st.integers(0, 200)),
                allergens=tuple(draw(st.lists(st.sampled_from(["milk", "nuts", "soy"]), unique=True))),
                is_default=False,
                marks=(Mark(f"mod_{number}_{place}", None),) if draw(st.integers(0, 9)) == 0 else (),
            )
            for place in range(size)
        )
        least = draw(st.integers(0, min(most, size)))
        made.append(SnapGroup(f"mdg_{number}", f"g{number}", "", least, most, modifiers))
    return tuple(made)


def menu_with(asked: Sequence[SnapGroup], price_fen: int) -> MenuSnapshot:
    item = SnapItem(
        id="itm_1",
        category_id="cat_1",
        kind="single",
        name="拿铁",
        name_en="Latte",
        refused_for="",
        day_part=None,
        min_quantity=1,
        purchase_limit=None,
        packaging_fee_fen=0,
        allergens=("milk",),
        picture_small="",
        groups=tuple(asked),
        specs=(),
        parts=(),
        card={},
        answers={m.id: (place, m) for place, group in enumerate(asked) for m in group.modifiers},
    )
    sku = SnapSku(
        id="sku_1",
        item=item,
        price_fen=price_fen,
        spec_value_ids=(),
        spec_text="",
        spec_text_en="",
        kcal=100,
        nutrition=None,
        is_default=True,
        marks=(),
        own_marks=(),
        consumes=(("sku_1", 1),),
    )
    return MenuSnapshot(
        store_id="sto_1",
        brand_id="brd_1",
        mode="pickup",
        version=1,
        time_zone="Asia/Shanghai",
        fresh_until=None,
        categories=(),
        items={"itm_1": item},
        skus={"sku_1": sku},
        etag="",
        gzip_bytes=b"",
        bytes=b"",
    )


@st.composite
def choices(draw: st.DrawFn) -> tuple[MenuSnapshot, CartLine]:
    asked = draw(groups())
    menu = menu_with(asked, draw(st.integers(0, 9000)))
    known = [m.id for group in asked for m in group.modifiers] + ["mod_foreign"]
    chosen = draw(st.lists(st.sampled_from(known), max_size=8))
    return menu, CartLine("line", "sku_1", draw(st.integers(1, 99)), tuple(chosen))


def is_legal(menu: MenuSnapshot, line: CartLine) -> bool:
    """The rules once more, said as plainly as they can be."""
    item = menu.items["itm_1"]
    chosen = set(line.modifier_ids)
    known = {m.id: m for group in item.groups for m in group.modifiers}
    return (
        len(chosen) == len(line.modifier_ids)
        and chosen <= set(known)
        and not any(known[ref].marks for ref in chosen)
        and all(
            group.min_select <= len(chosen & {m.id for m in group.modifiers}) <= group.max_select
            for group in item.groups
        )
    )


@given(choices())
def test_exactly_the_legal_choices_are_priced(case):
    menu, line = case
    try:
        [priced] = resolve(menu, [line], at=NOON)
    except (DuplicateModifier, UnknownModifier, SoldOut, TooFewModifiers, TooManyModifiers):
        assert not is_legal(menu, line)
        return

    assert is_legal(menu, line)
    assert {m.id for m in priced.modifiers} == set(line.modifier_ids)
    deltas = sum(m.price_delta_fen for m in priced.modifiers)
    assert priced.unit_price_fen == max(0, menu.skus["sku_1"].price_fen + deltas)
    assert dict(priced.stock_refs) == {"sku_1": line.quantity} | dict.fromkeys(
        line.modifier_ids, line.quantity
    )
    assert list(priced.allergens) == sorted(set(priced.allergens))


@given(st.lists(choices(), min_size=1, max_size=1), st.integers(1, 5))
def test_showing_a_cart_never_differs_from_ordering_it(cases, copies):
    menu, line = cases[0]
    lines = [line] * copies

    priced, problems = resolve_leniently(menu, lines, at=NOON)

    assert len(priced) + len(problems) == copies
    if problems:
        with pytest.raises(DomainError) as refusal:
            resolve(menu, lines, at=NOON)
        assert refusal.value.code == problems[0].code
    else:
        assert resolve(menu, lines, at=NOON) == priced


@given(choices(), st.randoms())
def test_the_order_of_a_choice_does_not_matter(case, random):
    menu, line = case
    shuffled = list(line.modifier_ids)
    random.shuffle(shuffled)
    other = CartLine("line", "sku_1", line.quantity, tuple(shuffled))

    assert resolve_leniently(menu, [line], at=NOON)[0] == resolve_leniently(menu, [other], at=NOON)[0]
