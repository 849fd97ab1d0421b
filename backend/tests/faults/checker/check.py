"""Every invariant, one after another."""

from tests.faults.checker.findings import Broken
from tests.faults.checker.kitchen import tickets_once
from tests.faults.checker.lives import numbers_name_one_order, only_legal_moves
from tests.faults.checker.money import books_are_their_replay, charges_have_orders, nobody_pays_twice
from tests.faults.checker.promises import nothing_half_done, told_is_kept
from tests.faults.checker.sources import Sources
from tests.faults.checker.stock import stock_is_real

INVARIANTS = (
    charges_have_orders,
    nobody_pays_twice,
    stock_is_real,
    books_are_their_replay,
    tickets_once,
    only_legal_moves,
    numbers_name_one_order,
    told_is_kept,
    nothing_half_done,
)
# These hold at every moment; the others once all has come to rest.
ALWAYS = (books_are_their_replay, only_legal_moves, numbers_name_one_order, told_is_kept)


def broken(found: Sources, *, at_rest: bool = True) -> list[Broken]:
    """Return everything that does not hold."""
    return [one for invariant in (INVARIANTS if at_rest else ALWAYS) for one in invariant(found)]
