"""The one command of the ledger: post a balanced entry, once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from diandan.infra import sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.ledger.errors import PostedOtherwise, Unbalanced
from diandan.modules.ledger.models import Entry, Line
from diandan.modules.ledger.states import kind_of

_insert_entry = sql.Insert(
    Entry,
    ("public_id", "kind", "ref", "store_id", "business_date", "posted_at", "by"),
    ignore_conflicts=True,
)
_insert_lines = sql.Insert(Line, ("entry_id", "account", "amount_fen", "store_id", "business_date"))


def post(
    *, ref: str, kind: str, store: Any, lines: Sequence[tuple[str, int]], business_date: date, by: Actor
) -> bool:
    """Write an entry into the books of ``store``; return whether it is new.

    ``lines`` are (account, amount in fen), debits positive, credits negative. Lines of one account are
    merged. Posting the same kind and ref again changes nothing.

    Raises:
        Unbalanced: the lines do not add up to nothing, or nothing moves.
        PostedOtherwise: posted before with other lines.
        UnknownAccountKind: an account is not of a known kind.
        MustBeInUnit: no unit is open.
    """
    tx.must_be_inside()
    sums = _merged(lines)
    entry_id = ids.new_id("ent")
    is_new = _insert_entry.run(
        [
            {
                "public_id": entry_id,
                "kind": kind,
                "ref": ref,
                "store_id": store.pk,
                "business_date": business_date,
                "posted_at": clock.now(),
                "by": str(by),
            }
        ]
    )
    if not is_new:
        _must_be_the_same(kind, ref, sums)
        return False
    _insert_lines.run(
        {
            "entry_id": entry_id,
            "account": account,
            "amount_fen": amount_fen,
            "store_id": store.pk,
            "business_date": business_date,
        }
        for account, amount_fen in sums.items()
    )
    return True


def _merged(lines: Sequence[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for account, amount_fen in lines:
        kind_of(account)
        sums[account] += amount_fen
    moving = {account: amount for account, amount in sorted(sums.items()) if amount}
    if not moving or sum(moving.values()) != 0:
        raise Unbalanced(list(lines))
    return moving


def _must_be_the_same(kind: str, ref: str, sums: dict[str, int]) -> None:
    there = dict(Line.objects.filter(entry__kind=kind, entry__ref=ref).values_list("account", "amount_fen"))
    if there != sums:
        raise PostedOtherwise(kind, ref)
