"""Reading the books."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, Sum

from diandan.modules.ledger.models import Entry, Line


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of an account, with what it was about."""

    posted_at: datetime
    business_date: date
    kind: str
    ref: str
    amount_fen: int


def balance(account: str, *, store: Any = None, business_date: date | None = None) -> int:
    """Return what stands in an account, in fen; of one store or all, of one day or for ever."""
    lines = Line.objects.filter(account=account)
    if store is not None:
        lines = lines.filter(store=store)
    if business_date is not None:
        lines = lines.filter(business_date=business_date)
    return int(lines.aggregate(sum=Sum("amount_fen"))["sum"] or 0)


def balances(*, store: Any = None) -> dict[str, int]:
    """Return every account's balance, in fen. They always add up to nothing."""
    lines = Line.objects.all() if store is None else Line.objects.filter(store=store)
    rows = lines.values_list("account").annotate(sum=Sum("amount_fen")).order_by("account")
    return {account: int(total) for account, total in rows}


def statement(account: str, *, store: Any, business_date: date | None = None) -> Iterator[StatementLine]:
    """Yield the lines of an account in the order they were posted."""
    lines = Line.objects.filter(account=account, store=store)
    if business_date is not None:
        lines = lines.filter(business_date=business_date)
    for line in lines.select_related("entry").order_by("id").iterator():
        yield StatementLine(
            posted_at=line.entry.posted_at,
            business_date=line.business_date,
            kind=line.entry.kind,
            ref=line.entry.ref,
            amount_fen=line.amount_fen,
        )


def unbalanced() -> list[str]:
    """Return the public ids of entries whose lines do not add up, or that have fewer than two. None, ever."""
    wrong = (
        Entry.objects.annotate(sum=Sum("lines__amount_fen"), sides=Count("lines"))
        .filter(~Q(sum=0) | Q(sum=None) | Q(sides__lt=2))
        .order_by("id")
    )
    return list(wrong.values_list("public_id", flat=True))
