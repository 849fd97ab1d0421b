"""What was given up, for a person to look at, and to send on its way again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from diandan.infra import tx
from diandan.infra.outbox.models import Delivery
from diandan.infra.outbox.recording import AT_ONCE

SHOWN = 200


@dataclass(frozen=True, slots=True)
class GivenUp:
    """How many deliveries are parked, whose they are, and why the last one is; the error may be empty."""

    count: int
    handlers: list[str]
    last_error: str


@dataclass(frozen=True, slots=True)
class Parked:
    """A delivery that was given up: the fact, its body as JSON, who did not take it, since when and why."""

    id: int
    fact: str
    body: str
    handler: str
    since: datetime
    error: str


def given_up() -> GivenUp:
    """Return what is parked, in a nutshell."""
    rows = Delivery.objects.exclude(parked_at=None)
    last = rows.order_by("-parked_at").values_list("error", flat=True).first()
    handlers = rows.order_by().values_list("handler", flat=True).distinct()
    return GivenUp(rows.count(), sorted(handlers), (last or "")[:SHOWN])


def parked(limit: int) -> list[Parked]:
    """Return what is parked, the oldest first."""
    rows = Delivery.objects.exclude(parked_at=None).order_by("parked_at", "id")
    fields = ("id", "message__name", "message__body", "handler", "parked_at", "error")
    return [Parked(*row) for row in rows.values_list(*fields)[:limit]]


def retry(ids: Collection[int] | None = None) -> int:
    """Have parked deliveries tried again at once, all of them without ``ids``; return how many there were.

    Each has all its tries before it again: one that fails waits and is parked as the first time.
    """
    rows = Delivery.objects.exclude(parked_at=None)
    if ids is not None:
        rows = rows.filter(id__in=ids)
    fresh = {"parked_at": None, "attempts": 0, "begun": 0, "available_at": AT_ONCE}
    return tx.run(lambda: rows.update(**fresh))
