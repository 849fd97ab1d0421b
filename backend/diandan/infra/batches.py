"""Batches: several units in one transaction, each behind a savepoint of its own.

What SQLite's writer and the lanes of a database server have in common. A refusal costs no neighbour anything.
What costs them the transaction (a deadlock, a lock not had in time, a lost connection, a full disk) gives the
whole batch up: nothing of it is there, nobody was told anything, and each unit is run again alone.
"""

import contextvars
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from django.db import Error, connection, transaction
from django.db.transaction import TransactionManagementError

from diandan.infra import sql, tx
from diandan.infra.engines import mishaps

log = structlog.get_logger(__name__)

# From one unit to the next. MariaDB lets a savepoint go when another takes its name, the others keep both;
# PostgreSQL takes the two words in one round trip. Django's own savepoints have other names.
_NEXT = {
    "mysql": ("SAVEPOINT unit",),
    "postgresql": ("RELEASE SAVEPOINT unit; SAVEPOINT unit",),
    "sqlite": ("RELEASE unit", "SAVEPOINT unit"),
}


def _taken() -> threading.Lock:
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(slots=True, eq=False)
class Job:
    """A unit whose caller waits while another thread runs it."""

    unit: Callable[[], Any]
    # Units of one batch run in the order of their ranks, those of one rank in the order they came.
    rank: str = ""
    context: contextvars.Context = field(default_factory=contextvars.copy_context)
    # Taken until the unit is on disk: the plainest way to wait, and the one that wakes soonest.
    waiting: threading.Lock = field(default_factory=_taken)
    # Woken not with an answer but to run the next batch, its own unit first.
    leads: bool = False
    # Nothing of it is in the database, and nothing was refused: it has yet to run, or to run again alone.
    is_due: bool = True
    result: Any = None
    after: list[Callable[[], None]] = field(default_factory=list)
    # What only the commit needs goes in with the neighbours'; on SQLite any unit may be in a batch, and some
    # read again what they have written.
    leaves_rows: bool = False
    late: tx.Late = field(default_factory=list)
    error: BaseException | None = None

    def answer(self) -> Any:
        """Do what waited for the commit and return the result; in the caller's own thread.

        Raises:
            Whatever the unit raised; DatabaseAway: the connection was lost at the commit.
        """
        assert not self.is_due
        if self.error is not None:
            raise self.error
        tx.finish(self.after)
        return self.result


def commit(jobs: list[Job]) -> None:
    """Run the units of ``jobs`` in one transaction on this thread's connection.

    Afterwards each has its result or its error, or is due to be run again alone. One by itself needs no
    savepoint: a refusal costs the whole transaction, and nobody else.

    Raises:
        Only what is neither a unit's nor the database's; the jobs are settled all the same.
    """
    ended = False
    try:
        with transaction.atomic():
            if len(jobs) == 1:
                _run(jobs[0])
            else:
                _run_together(jobs)
            ended = True
    except BaseException as error:
        if len(jobs) == 1 and not _is_spoilt(error):
            jobs[0].error, jobs[0].is_due = error, False
            return
        _give_up(jobs, error, ended=ended)
        if not isinstance(error, Error | tx.Spoilt):
            raise
    else:
        for job in jobs:
            job.is_due = False


def _run_together(jobs: list[Job]) -> None:
    texts: tuple[str, ...] = ("SAVEPOINT unit",)
    following = _NEXT[sql.own().vendor]
    for job in jobs:
        for text in texts:
            sql.run(text)
        # Rolled back to, a savepoint still stands, and is the next one's.
        texts = following if _run_beside_others(job) else ()
    rows: dict[tx.Inserting, list[Mapping[str, Any]]] = {}
    for job in jobs:
        for insert, some in job.late if job.error is None else ():
            rows.setdefault(insert, []).extend(some)
    for insert, all_of_them in rows.items():
        insert.run(all_of_them)


def _run_beside_others(job: Job) -> bool:
    """Run one unit and return whether it counts; a refusal is kept for its caller."""
    db = sql.own()
    errors_before, db.errors_occurred = db.errors_occurred, False
    try:
        _run(job, late=[] if job.leaves_rows else None)
    except tx.Spoilt:
        raise
    except BaseException as error:  # noqa: BLE001 - handed to the caller, whose thread it belongs to
        job.error = error
    finally:
        had_errors = db.errors_occurred
        db.errors_occurred = errors_before or had_errors
    if had_errors:
        # More than a refused row, whatever the unit made of it: the transaction may be gone, and on MariaDB
        # that shows nowhere else.
        raise tx.Spoilt from job.error
    if job.error is not None:
        db.needs_rollback = False
        sql.run("ROLLBACK TO unit")
    return job.error is None


def _run(job: Job, late: tx.Late | None = None) -> None:
    job.error, job.late = None, [] if late is None else late
    job.result, job.after = job.context.run(tx.open_and_call, job.unit, late)
    if sql.own().needs_rollback:
        raise TransactionManagementError("a unit swallowed an error that cost it its transaction")


def _is_spoilt(error: BaseException) -> bool:
    return isinstance(error, tx.Spoilt) or mishaps.is_contention(error) or mishaps.is_away(error)


def _give_up(jobs: list[Job], error: BaseException, *, ended: bool) -> None:
    """Settle who is to be run again: all, but those whose commit may have reached the disk."""
    cause = error.__cause__ if isinstance(error, tx.Spoilt) else error
    is_away = cause is not None and mishaps.is_away(cause)
    if is_away:
        connection.close()
    is_unknown = ended and (is_away or not isinstance(error, Error))
    for job in jobs:
        # A refusal wrote nothing, and may have been for something that is gone with the batch.
        job.is_due = not is_unknown or job.error is not None
        job.error = None if job.is_due else tx.DatabaseAway(retry_after_s=1)
    say = log.warning if len(jobs) > 1 else log.info
    say("batch.given_up", units=len(jobs), at_commit=ended, error=str(cause)[:200])
