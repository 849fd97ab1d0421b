"""Units: the one way to change rows.

``run(unit)`` runs a callable in one database transaction. A unit has no side effects outside the database,
so it may wait in a queue, share a commit with its neighbours, or be run again from the start. When it
raises, everything it did is rolled back and the caller gets the error; when it returns, its work is on disk.
A unit started inside another joins it.

On SQLite a server process gives all its writing to one thread (``infra.writer``). Elsewhere the unit runs
here, and a deadlock or serialization failure runs it again.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Protocol, TypeVar

import structlog
from django.db import OperationalError, connection, transaction

T = TypeVar("T")

log = structlog.get_logger(__name__)

# PostgreSQL: serialization_failure, deadlock_detected. MySQL: lock wait timeout, deadlock.
RETRIED_SQLSTATES = {"40001", "40P01"}
RETRIED_MYSQL_ERRORS = {1205, 1213}
MAX_RUNS = 6


class MustBeInUnit(RuntimeError):
    """Something that belongs into a transaction was called outside a unit."""


class MustBeOutside(RuntimeError):
    """Something slow or outward was called while a unit held the database."""


class Commits(Protocol):
    """Whoever runs units on behalf of this process."""

    def submit(self, unit: Callable[[], T]) -> T:
        """Run the unit and return after its commit."""


class _Open:
    """An open unit: what is to be done once it is on disk."""

    __slots__ = ("after",)

    def __init__(self) -> None:
        self.after: list[Callable[[], None]] = []


_open: ContextVar[_Open | None] = ContextVar("diandan_unit", default=None)
_writer: Commits | None = None


def run(unit: Callable[[], T]) -> T:
    """Run ``unit`` in a transaction and return its result after the commit.

    Raises:
        Whatever the unit raises, after rolling back; Unavailable when the writer's queue is full.
    """
    if _open.get() is not None:
        return unit()
    if _writer is not None:
        return _writer.submit(unit)
    return _run_here(unit)


def after_commit(work: Callable[[], None]) -> None:
    """Do ``work`` once the open unit is on disk; at once when none is open. It must not raise."""
    current = _open.get()
    if current is None:
        work()
    else:
        current.after.append(work)


def in_unit() -> bool:
    """Whether a unit is open here."""
    return _open.get() is not None


def nested(work: Callable[[], T]) -> T:
    """Do ``work`` inside the open unit so that, when it raises, only what it did is rolled back."""
    must_be_inside()
    with transaction.atomic():
        return work()


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


def open_and_call(unit: Callable[[], T]) -> tuple[T, list[Callable[[], None]]]:
    """Call ``unit`` with a unit open; return its result and what is to be done after the commit.

    For those who own a transaction: this module and the writer.
    """
    mine = _Open()
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


def _run_here(unit: Callable[[], T]) -> T:
    for attempt in range(1, MAX_RUNS + 1):
        try:
            with transaction.atomic():
                result, after = open_and_call(unit)
        except OperationalError as error:
            if attempt == MAX_RUNS or not _may_run_again(error) or connection.in_atomic_block:
                raise
            log.info("tx.again", attempt=attempt)
            continue
        finish(after)
        return result
    raise AssertionError("unreachable")


def _may_run_again(error: OperationalError) -> bool:
    cause = error.__cause__
    if getattr(cause, "sqlstate", None) in RETRIED_SQLSTATES:
        return True
    number = cause.args[0] if cause is not None and cause.args else None
    return isinstance(number, int) and number in RETRIED_MYSQL_ERRORS
