"""Taking messages and deliveries for a while, so that of several processes one hands them on.

Whoever takes a row moves its due time ahead. Done in time, nobody else ever sees it; otherwise it is simply
due again: no row is lost with the process that took it, and what is taken twice is absorbed by receipts.

A row bears the name of the relay that takes it until a worker begins. What a relay had that has died is due
at once for the others, and it does no harm to think one dead that lives: a message is closed by one only,
and the word sent for an earlier taking of a delivery is void.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import QuerySet

from diandan.infra import sql, tx
from diandan.infra.leases.taking import CLOCKS_DIFFER, HOLDER
from diandan.infra.outbox.deliver import BACKOFF
from diandan.infra.outbox.models import Delivery, Message
from diandan.kernel import clock

# A message is handed on in milliseconds; an errand may wait for a slow provider.
MESSAGE_FOR = timedelta(seconds=30)
DELIVERY_FOR = timedelta(seconds=120)
# Not at once: what fails for good would be tried without a pause.
FAILED_FOR = timedelta(seconds=1)

_due_messages = sql.Statement(
    Message,
    "SELECT {id} FROM {table} WHERE {done_at} IS NULL AND {available_at} <= %s"
    " ORDER BY {available_at}, {id} LIMIT %s",
)
_due_deliveries = sql.Statement(
    Delivery,
    "SELECT {id} FROM {table} WHERE {parked_at} IS NULL AND {available_at} <= %s"
    " ORDER BY {available_at}, {id} LIMIT %s",
)
_far_ahead = sql.Statement(
    Delivery, "SELECT {id} FROM {table} WHERE {parked_at} IS NULL AND {available_at} > %s LIMIT 1"
)


def take_messages(limit: int) -> list[int]:
    """Take messages that are due, oldest first; each is this process's until its lease ends."""
    return _take(Message, _due_messages, limit, MESSAGE_FOR)


def take_deliveries(limit: int) -> tuple[list[int], datetime]:
    """Take deliveries that are due; the time stamps this taking, a later one makes it void."""
    until = clock.now() + DELIVERY_FOR
    return _take(Delivery, _due_deliveries, limit, DELIVERY_FOR, until), until


def give_back_messages(pks: Sequence[int]) -> None:
    """Make messages due at once that could not be handed on."""
    tx.run(lambda: _make_due(Message.objects.filter(pk__in=pks, done_at=None)))


def give_back_deliveries(pks: Sequence[int], until: datetime) -> None:
    """Make deliveries due at once, unless somebody took them since."""
    tx.run(lambda: _make_due(Delivery.objects.filter(pk__in=pks, available_at=until)))


def put_off_messages(pks: Sequence[int]) -> None:
    """Make messages due soon whose unit has failed, as when the connection to the database broke."""
    soon = clock.now() + FAILED_FOR
    failed = Message.objects.filter(pk__in=pks, done_at=None)
    tx.run(lambda: failed.update(available_at=soon, taken_by=""))


def put_off_delivery(pk: int, until: datetime) -> None:
    """Make a delivery due soon whose failing could not be noted; whoever ran it lives, it is no killer."""
    failed = Delivery.objects.filter(pk=pk, available_at=until, parked_at=None)
    tx.run(lambda: failed.update(available_at=clock.now() + FAILED_FOR, taken_by="", begun=0))


def give_back_of(dead: str) -> int:
    """Make due at once, in a unit that is open, what a relay had that is no more; return how many rows."""
    return _make_due(Message.objects.filter(done_at=None, taken_by=dead)) + _make_due(
        Delivery.objects.filter(parked_at=None, taken_by=dead)
    )


def mend_messages() -> int:
    """Make messages due at once that a clock far ahead has taken; return how many.

    Passes over all that wait for their time: for a start, and for a clock that was set back.
    """
    far_ahead = clock.now() + MESSAGE_FOR + CLOCKS_DIFFER
    taken = Message.objects.filter(done_at=None, available_at__gt=far_ahead).exclude(taken_by="")
    return tx.run(lambda: _make_due(taken))


def mend_deliveries() -> int:
    """Make deliveries due at once that a clock far ahead took or put off: none waits so long otherwise."""
    far_ahead = clock.now() + max(BACKOFF) + CLOCKS_DIFFER
    if _far_ahead.one(far_ahead) is None:
        return 0  # as good as always
    return tx.run(lambda: _make_due(Delivery.objects.filter(parked_at=None, available_at__gt=far_ahead)))


def _make_due(rows: QuerySet[Message] | QuerySet[Delivery]) -> int:
    return rows.update(available_at=clock.now(), taken_by="")


def _take(
    model: type[Message] | type[Delivery],
    due: sql.Statement,
    limit: int,
    span: timedelta,
    until: datetime | None = None,
) -> list[int]:
    now = clock.now()
    lease = until or now + span
    found = [pk for (pk,) in due.all(now, limit)]
    if not found:
        return []
    taken = tx.run(lambda: _lease(model, len(found)).run(lease, HOLDER, *found, now))
    if taken == len(found):
        return found
    # Another was quicker with some; those that carry this very lease are ours.
    return [pk for (pk,) in _leased(model, len(found)).all(*found, lease, HOLDER)] if taken else []


@lru_cache(maxsize=128)
def _lease(model: type[Message] | type[Delivery], count: int) -> sql.Statement:
    text = (
        "UPDATE {table} SET {available_at} = %s, {taken_by} = %s"
        " WHERE {id} IN (?) AND {available_at} <= %s AND {end} IS NULL"
    )
    return sql.Statement(model, _filled(model, text, count))


@lru_cache(maxsize=128)
def _leased(model: type[Message] | type[Delivery], count: int) -> sql.Statement:
    text = "SELECT {id} FROM {table} WHERE {id} IN (?) AND {available_at} = %s AND {taken_by} = %s"
    return sql.Statement(model, _filled(model, text, count))


def _filled(model: type[Message] | type[Delivery], text: str, count: int) -> str:
    still_open = "{done_at}" if model is Message else "{parked_at}"
    return text.replace("?", ", ".join(["%s"] * count)).replace("{end}", still_open)
