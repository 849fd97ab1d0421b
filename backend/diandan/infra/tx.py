"""Units: the one way to change rows.

``run(unit)`` runs a callable in one database transaction. A unit has no side effects outside the database,
so it may wait in a queue, share a commit with its neighbours, or be run again from the start. When it
raises, everything it did is rolled back and the caller gets the error; when it returns, its work is on disk.
A unit started inside another joins it.

On SQLite a server process gives all its writing to one thread (``infra.writer``). On a database server each
thread commits for itself at READ COMMITTED, so many at a time (``infra.gate``), and units that name the same
lane share commits (``infra.lanes``). What another unit's lock or a lost connection spoiled is run again from
the start.
"""

import random
import time
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar

import structlog
from django.db import Error, connection, transaction

from diandan.infra.engines import mishaps
from diandan.kernel import clock
from diandan.kernel.errors import Unavailable

T = TypeVar("T")

# Which units would wait for each other, and for which row: a batch runs in the order of the second word, so
# that whoever holds several such rows took them in that order.
Lane = tuple[str, str]

log = structlog.get_logger(__name__)

# How long a unit is run again and again before its caller is told to come back later.
PATIENCE_S = 8.0
# Waits between runs grow from the first to the last, each somewhere between half and the whole of it.
FIRST_WAIT_S, LAST_WAIT_S = 0.004, 0.25


class Busy(Unavailable):
    """More writing is waiting than the database takes in a second or two."""

    code = "infra.busy"


class DatabaseAway(Unavailable):
    """The database server does not answer; whether a commit that was under way counts is not known."""

    code = "infra.database_away"


class StorageFull(Unavailable):
    """There is no room on the disk: nothing was written, and nothing will be until somebody makes room."""

    code = "infra.storage_full"


class MustBeInUnit(RuntimeError):
    """Something that belongs into a transaction was called outside a unit."""


class MustBeOutside(RuntimeError):
    """Something slow or outward was called while a unit held the database."""


class Spoilt(BaseException):
    """The open transaction is lost, for its cause; passes by whoever would catch an error and carry on."""


class Commits(Protocol):
    """Whoever runs units on behalf of this process."""

    def submit(self, unit: Callable[[], T], *, lane: Lane | None = None) -> T:
        """Run the unit and return after its commit."""


class Inserting(Protocol):
    """An INSERT that takes many rows at once, such as ``sql.Insert``."""

    def run(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Insert rows; return how many were inserted."""


# Rows that are to be there by the commit, and by which INSERT.
Late = list[tuple[Inserting, list[Mapping[str, Any]]]]


class _Open:
    """An open unit: what is to be done once it is on disk, and what its neighbours may insert with it."""

    __slots__ = ("after", "late")

    def __init__(self, late: Late | None) -> None:
        self.after: list[Callable[[], None]] = []
        self.late = late


_open: ContextVar[_Open | None] = ContextVar("diandan_unit", default=None)
_writer: Commits | None = None


def run(unit: Callable[[], T], *, lane: Lane | None = None) -> T:
    """Run ``unit`` in a transaction and return its result after the commit.

    ``lane`` is for hot units that hold a row until the commit which the next one of them needs; see
    ``by_commit`` for what they must not do.

    Raises:
        Whatever the unit raises, after rolling back; Busy: nothing was done; DatabaseAway.
    """
    if _open.get() is not None:
        return unit()
    if _writer is not None:
        return _writer.submit(unit, lane=lane)
    return run_here(unit)


def after_commit(work: Callable[[], None]) -> None:
    """Do ``work`` once the open unit is on disk; at once when none is open. It must not raise."""
    current = _open.get()
    if current is None:
        work()
    else:
        current.after.append(work)


def by_commit(insert: Inserting, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows now, or, in the batch of a lane, with the neighbours' at its end.

    So a unit with a lane must not read them again.

    Raises:
        MustBeInUnit: no unit is open.
    """
    must_be_inside()
    current = _open.get()
    if current is None or current.late is None:
        insert.run(rows)
    else:
        current.late.append((insert, list(rows)))


def in_unit() -> bool:
    """Whether a unit is open here."""
    return _open.get() is not None


def nested(work: Callable[[], T]) -> T:
    """Do ``work`` inside the open unit so that, when it raises, only what it did is rolled back."""
    current = _open.get()
    if current is None:
        raise MustBeInUnit
    before, late_before = len(current.after), len(current.late or ())
    try:
        with transaction.atomic():
            return work()
    except BaseException as error:
        del current.after[before:]
        if current.late is not None:
            del current.late[late_before:]
        if not isinstance(error, Error):
            raise
        if mishaps.is_contention(error) or mishaps.is_away(error):
            # The savepoint may be gone with the whole transaction: nobody on the way out may go on as if
            # only this work had failed.
            raise Spoilt from error
        raise


def must_be_inside() -> None:
    """Refuse to go on outside a unit.

    Raises:
        MustBeInUnit: no unit is open.
    """
    if _open.get() is None:
        raise MustBeInUnit


def must_be_outside() -> None:
    """Refuse to go on inside a unit.

    Raises:
        MustBeOutside: a unit is open.
    """
    if _open.get() is not None:
        raise MustBeOutside


def use_writer(writer: Commits | None) -> None:
    """Give all units of this process to ``writer``, or take them back with ``None``."""
    global _writer
    _writer = writer


def open_and_call(unit: Callable[[], T], late: Late | None = None) -> tuple[T, list[Callable[[], None]]]:
    """Call ``unit`` with a unit open; return its result and what is to be done after the commit.

    With a list for ``late``, what is only needed by the commit is put there and is the caller's to insert.
    For those who own a transaction: this module and ``infra.batches``.
    """
    mine = _Open(late)
    token = _open.set(mine)
    try:
        return unit(), mine.after
    finally:
        _open.reset(token)


def finish(after: list[Callable[[], None]]) -> None:
    """Do what was waiting for the commit; an error there is logged, the commit stands."""
    for work in after:
        try:
            work()
        except Exception:
            log.exception("tx.after_commit_failed")


def run_here(unit: Callable[[], T]) -> T:
    """Run ``unit`` on this thread's own connection, again when a lock or a lost connection spoiled it.

    Raises:
        Busy: others were in the way for too long; DatabaseAway.
    """
    give_up_at, wait_s = clock.monotonic() + PATIENCE_S, FIRST_WAIT_S
    while True:
        ended = False
        try:
            with transaction.atomic():
                result, after = open_and_call(unit)
                ended = True
        except (Error, Spoilt) as raised:
            error = raised.__cause__ if isinstance(raised, Spoilt) else raised
            assert error is not None
            away = mishaps.is_away(error)
            if connection.in_atomic_block or not (away or mishaps.is_contention(error)):
                raise error from error.__cause__
            if away:
                connection.close()
            if (away and ended) or clock.monotonic() > give_up_at:
                raise (DatabaseAway if away else Busy)(retry_after_s=1) from error
            log.info("tx.again", away=away, error=str(error)[:200])
        else:
            finish(after)
            return result
        time.sleep(random.uniform(wait_s / 2, wait_s))  # noqa: S311 - no secret, only not all at once
        wait_s = min(wait_s * 2, LAST_WAIT_S)
