"""Handing a message to everyone who listens.

One unit takes a batch of messages: their reactions run, each with a receipt, each errand is written down as a
delivery, the messages are closed. Should one reaction fail, the whole unit is rolled back and run again
*with care*: each reaction in a savepoint of its own, and the one that fails becomes a delivery too, so it is
tried again alone and never holds up the others. Emits run after the commit.

What was in hand when a process died may have killed it. It is handed on *apart*: every reaction as a
delivery, whose beginnings are counted. One that begins again and again and never ends rests, and is given up
after the last rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial
from typing import Any

import structlog
from django.db.models import Q

from diandan.infra import sql, tx
from diandan.infra.outbox import handlers
from diandan.infra.outbox.models import Delivery, Message, Receipt
from diandan.infra.outbox.recording import AT_ONCE
from diandan.kernel import clock
from diandan.kernel.fact import Fact, UnknownFact

log = structlog.get_logger(__name__)

# Waits before the second, third … try; after the last the delivery is parked for a person to see.
BACKOFF = [timedelta(seconds=s) for s in (1, 5, 30, 120, 600, 600, 1800, 1800)]
# Beginnings of which nobody heard the end. Fewer than the deaths after which `diandan serve` gives up.
BEGUN_AT_MOST = 4
# What has begun so often rests this long at least. It may be innocent: a process killed again and again,
# say for its memory, dies with the same slow call to a gateway in hand.
REST = timedelta(minutes=10)

_receipt = sql.Insert(Receipt, ("message_id", "handler"), ignore_conflicts=True)
_delivery = sql.Insert(
    Delivery,
    ("message_id", "handler", "attempts", "begun", "available_at", "parked_at", "error"),
    ignore_conflicts=True,
)
_due = sql.Statement(
    Message,
    "SELECT {id}, {name}, {body} FROM {table} WHERE {done_at} IS NULL AND {available_at} <= %s"
    " ORDER BY {available_at}, {id} LIMIT %s",
)
_any_delivery = sql.Statement(
    Delivery,
    "SELECT {id} FROM {table} WHERE {parked_at} IS NULL AND ({available_at} <= %s OR {available_at} > %s)"
    " LIMIT 1",
)
_close_one = sql.Statement(Message, "UPDATE {table} SET {done_at} = %s WHERE {id} = %s AND {done_at} IS NULL")
_begin = sql.Statement(
    Delivery,
    "UPDATE {table} SET {begun} = {begun} + 1, {taken_by} = '', {available_at} = %s"
    " WHERE {id} = %s AND {available_at} = %s AND {parked_at} IS NULL",
)
_done = sql.Statement(Delivery, "DELETE FROM {table} WHERE {id} = %s")


_Emission = tuple[handlers.Handler, Fact]


@dataclass(frozen=True, slots=True)
class Due:
    """A message as the relay read it."""

    pk: int
    name: str
    body: str


def due_messages(limit: int) -> list[Due]:
    """Return messages that may be handed on now, oldest first."""
    return [Due(*row) for row in _due.all(clock.now(), limit)]


def next_due_at() -> datetime | None:
    """Return when the next waiting message or delivery may be handed on."""
    message = (
        Message.objects.filter(done_at__isnull=True)
        .order_by("available_at")
        .values_list("available_at", flat=True)
        .first()
    )
    delivery = (
        Delivery.objects.filter(parked_at__isnull=True)
        .order_by("available_at")
        .values_list("available_at", flat=True)
        .first()
    )
    return min((at for at in (message, delivery) if at), default=None)


def hand_on(batch: Sequence[Due], *, apart: bool = False) -> list[_Emission]:
    """Run the reactions of ``batch`` in one unit; return the emits to be run now that it is on disk.

    ``apart``: run none, write each down as a delivery of its own.
    """
    if not apart:
        try:
            return tx.run(lambda: _take_together(_close_all(batch)))
        except (tx.Busy, tx.DatabaseAway):
            raise
        except Exception as error:  # noqa: BLE001 - whose it is shows when each is run by itself
            log.info("outbox.with_care", messages=len(batch), error=repr(error)[:300])
    try:
        return tx.run(lambda: _take(_close_all(batch), apart=apart))
    except _SomeWereTaken:
        return tx.run(lambda: _take(_close_each(batch), apart=apart))


def _take(closed: Sequence[Due], *, apart: bool = False) -> list[_Emission]:
    return [emit for message in closed for emit in _hand_on_one(message, apart=apart)]


def _take_together(closed: Sequence[Due]) -> list[_Emission]:
    """Hand on a batch in which nothing goes wrong; raises what goes wrong."""
    emits: list[_Emission] = []
    errands: list[dict[str, Any]] = []
    reactions: list[tuple[Due, handlers.Handler, Fact]] = []
    for message in closed:
        fact = _fact_of(message)
        if fact is None:
            continue
        for handler in handlers.listening_to(message.name):
            if isinstance(handler, handlers.Emit):
                emits.append((handler, fact))
            elif isinstance(handler, handlers.Errand):
                errands.append(_first_try(message, handler))
            else:
                reactions.append((message, handler, fact))
    receipts = [{"message_id": message.pk, "handler": handler.name} for message, handler, _ in reactions]
    if receipts and _receipt.run(receipts) != len(receipts):
        raise _SomeWereHeard
    for _, handler, fact in reactions:
        handler.take(fact)
    if errands:
        _delivery.run(errands)
    return emits


def _close_all(batch: Sequence[Due]) -> Sequence[Due]:
    closed = _close_these(len(batch)).run(clock.now(), *[message.pk for message in batch])
    if closed != len(batch):
        raise _SomeWereTaken
    return batch


def _close_each(batch: Sequence[Due]) -> Sequence[Due]:
    return [message for message in batch if _close_one.run(clock.now(), message.pk)]


class _SomeWereTaken(Exception):
    """Another relay was quicker with some of a batch; which, has to be asked one by one."""


class _SomeWereHeard(Exception):
    """Some reaction has a receipt already; which, has to be asked one by one."""


@lru_cache(maxsize=64)
def _close_these(count: int) -> sql.Statement:
    text = "UPDATE {table} SET {done_at} = %s WHERE {id} IN (?) AND {done_at} IS NULL"
    return sql.Statement(Message, text.replace("?", ", ".join(["%s"] * count)))


def due_deliveries(limit: int) -> list[Delivery]:
    """Return errands and second tries that may run now, oldest first."""
    now = clock.now()
    if _any_delivery.one(now, now + max(BACKOFF)) is None:
        return []  # as good as always, and asked after every batch
    return list(
        Delivery.objects.filter(is_due(), parked_at__isnull=True)
        .select_related("message")
        .order_by("available_at", "id")[:limit]
    )


def is_due() -> Q:
    """Whether a delivery may run now: its time has come, or was set by a clock that ran far ahead."""
    now = clock.now()
    return Q(available_at__lte=now) | Q(available_at__gt=now + max(BACKOFF))


def begin(delivery: Delivery, *, until: datetime | None = None) -> bool:
    """Count a beginning; false when the row has moved on since it was read, and is not to be run.

    With ``until`` it is nobody else's before then, whether or not it ends.
    """
    found_at = delivery.available_at
    if not tx.run(lambda: _begin.run(until or found_at, delivery.pk, found_at)):
        return False
    delivery.begun += 1
    return True


def attempt(delivery: Delivery) -> None:
    """Run one delivery that has begun; on failure put it off, and park it after the last wait.

    One that has begun too often rests unrun: whoever ran it has died each time, perhaps of it.
    """
    if delivery.begun > BEGUN_AT_MOST:
        _rest(delivery)
        return
    handler = handlers.named(delivery.handler)
    try:
        if handler is None:
            raise LookupError(f"no handler {delivery.handler}")
        fact = Fact.from_json(delivery.message.name, delivery.message.body)
        if isinstance(handler, handlers.Errand):
            handler.take(fact)
            tx.run(lambda: _done.run(delivery.pk))
        else:
            tx.run(lambda: _react_again(delivery, handler, fact))
    except Exception as error:  # noqa: BLE001 - one of the three outermost loops
        put_off = delivery.attempts < len(BACKOFF)
        log.warning(
            "outbox.attempt_failed",
            handler=delivery.handler,
            message=delivery.message.public_id,
            attempts=delivery.attempts + 1,
            parked=not put_off,
            error=repr(error)[:300],
        )
        changes = {
            "attempts": delivery.attempts + 1,
            "begun": 0,
            "error": repr(error)[:1000],
            "parked_at": None if put_off else clock.now(),
            "available_at": clock.now() + (BACKOFF[delivery.attempts] if put_off else timedelta()),
        }
        tx.run(lambda: Delivery.objects.filter(pk=delivery.pk).update(**changes))


def _rest(delivery: Delivery) -> None:
    """Put off what may have killed its process: one beginning after each rest, parked after the last."""
    began, rests = delivery.begun - 1, delivery.attempts < len(BACKOFF)
    log.error(
        "outbox.begun_too_often",
        handler=delivery.handler,
        message=delivery.message.public_id,
        begun=began,
        parked=not rests,
    )
    changes = {
        "attempts": delivery.attempts + 1,
        "begun": BEGUN_AT_MOST - 1,
        "error": f"begun {began} times and never ended: the process that ran it died each time",
        "parked_at": None if rests else clock.now(),
        "available_at": clock.now() + (max(REST, BACKOFF[delivery.attempts]) if rests else timedelta()),
    }
    tx.run(lambda: Delivery.objects.filter(pk=delivery.pk).update(**changes))


def emit(handler: handlers.Handler, fact: Fact) -> None:
    """Run an emit; one that fails is logged and forgotten."""
    try:
        handler.take(fact)
    except Exception:
        # A lost frame costs a reload; it must never cost the next frame.
        log.exception("relay.emit_failed", handler=handler.name)


def _fact_of(message: Due) -> Fact | None:
    try:
        return Fact.from_json(message.name, message.body)
    except UnknownFact:
        log.error("outbox.unknown_fact", fact=message.name)
        return None


def _hand_on_one(message: Due, *, apart: bool) -> list[_Emission]:
    fact = _fact_of(message)
    emits: list[_Emission] = []
    if fact is None:
        return emits
    for handler in handlers.listening_to(message.name):
        if isinstance(handler, handlers.Emit):
            emits.append((handler, fact))
        elif apart or isinstance(handler, handlers.Errand):
            _delivery.run([_first_try(message, handler)])
        else:
            try:
                tx.nested(partial(_react, message.pk, handler, fact))
            except Exception as error:  # noqa: BLE001 - one of the three outermost loops
                log.warning("outbox.reaction_failed", handler=handler.name, error=repr(error)[:300])
                again = {"attempts": 1, "available_at": clock.now() + BACKOFF[0], "error": repr(error)[:1000]}
                _delivery.run([_first_try(message, handler) | again])
    return emits


def _react(message_pk: int, handler: handlers.Handler, fact: Fact) -> None:
    if _receipt.run([{"message_id": message_pk, "handler": handler.name}]):
        handler.take(fact)


def _react_again(delivery: Delivery, handler: handlers.Handler, fact: Fact) -> None:
    _react(delivery.message_id, handler, fact)
    _done.run(delivery.pk)


def _first_try(message: Due, handler: handlers.Handler) -> dict[str, Any]:
    return {
        "message_id": message.pk,
        "handler": handler.name,
        "attempts": 0,
        "begun": 0,
        "available_at": AT_ONCE,
        "parked_at": None,
        "error": "",
    }
