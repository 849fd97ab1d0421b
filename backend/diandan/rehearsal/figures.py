"""The figures of a rehearsal: how long guests waited, how long the server took. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from diandan.rehearsal.books import Books
from diandan.rehearsal.course import Outcome

PERCENTILES = (50, 90, 95, 99, 100)
NAMES = tuple("max" if each == 100 else f"p{each}" for each in PERCENTILES)


@dataclass(frozen=True, slots=True)
class Spread:
    """How a span of time was spread: number of times, and seconds at each percentile."""

    name: str
    count: int
    at_s: tuple[float, ...]


def spread(name: str, times_s: Sequence[float]) -> Spread:
    """Return the percentiles by nearest rank."""
    ranked = sorted(times_s)
    if not ranked:
        return Spread(name, 0, tuple(0.0 for _ in PERCENTILES))
    last = len(ranked)
    return Spread(name, last, tuple(ranked[max(0, -(-last * each // 100) - 1)] for each in PERCENTILES))


def waits(books: Books, outcome: Outcome) -> list[Spread]:
    """How long guests waited: on their phones by their own clock, and in the shop's books by the second."""
    paid = outcome.paid
    ready = [receipt for receipt in paid if "ready" in receipt.seen]
    return [
        spread("paid → the phone is told so", [each.told_paid_at_s - each.paid_at_s for each in paid]),
        spread("placed → ready on the phone", [each.seen["ready"] - each.placed_at_s for each in ready]),
        spread("paid → ready on the phone", [each.seen["ready"] - each.paid_at_s for each in ready]),
        spread("placed → ready in the books", _spans(books, "created_at", "ready_at")),
        spread("ready → handed over in the books", _spans(books, "ready_at", "completed_at")),
    ]


def answers(times_s: Mapping[str, Sequence[float]]) -> list[Spread]:
    """How long the server took for each kind of call, the most frequent first."""
    found = [spread(name, spans) for name, spans in times_s.items() if spans]
    return sorted(found, key=lambda each: -each.count)


def _spans(books: Books, start: str, end: str) -> list[float]:
    return [
        (datetime.fromisoformat(order[end]) - datetime.fromisoformat(order[start])).total_seconds()
        for order in books.orders
        if order[start] and order[end]
    ]
