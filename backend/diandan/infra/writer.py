"""The writer: on SQLite one thread commits for everybody.

While one commit runs, the next units collect; they then share a transaction, each in a savepoint of its own,
so a refusal among them costs its neighbours nothing and the disk is asked once for all. Request threads only
queue and wait, which also makes them a fair queue: SQLite's own busy handler is not.
"""

import contextvars
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

import structlog
from django.db import Error, connection, transaction
from django.db.transaction import TransactionManagementError

from diandan.infra import sql, tx
from diandan.infra.tx import Busy

T = TypeVar("T")

log = structlog.get_logger(__name__)

# More waiting units than this means seconds of waiting: better to say so at once.
CAPACITY = 512
BATCH_MAX = 64


def _taken() -> threading.Lock:
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(slots=True)
class _Job:
    unit: Callable[[], Any]
    context: contextvars.Context
    # Taken until the unit is on disk: the plainest way to wait, and the one that wakes soonest.
    waiting: threading.Lock = field(default_factory=_taken)
    result: Any = None
    after: list[Callable[[], None]] = field(default_factory=list)
    error: BaseException | None = None


class Writer:
    """Runs units in batches on its own thread and its own connection."""

    def __init__(self, *, capacity: int = CAPACITY, batch_max: int = BATCH_MAX) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._capacity = capacity
        self._batch_max = batch_max
        self._thread = threading.Thread(target=self._loop, name="diandan-writer", daemon=True)

    def start(self) -> None:
        """Begin to take units of this process."""
        self._thread.start()
        tx.use_writer(self)

    def stop(self) -> None:
        """Take no more, finish what waits, and come back when it is on disk."""
        tx.use_writer(None)
        self._jobs.put(None)
        self._thread.join(timeout=10)

    def submit(self, unit: Callable[[], T]) -> T:
        """Queue ``unit`` and wait for its commit.

        Raises:
            Busy: the queue is full; nothing was done.
        """
        if self._jobs.qsize() >= self._capacity:
            raise Busy(retry_after_s=1)
        job = _Job(unit, contextvars.copy_context())
        self._jobs.put(job)
        job.waiting.acquire()
        if job.error is not None:
            raise job.error
        tx.finish(job.after)
        return job.result  # type: ignore[no-any-return]

    def _loop(self) -> None:
        last = False
        while not last:
            batch = [self._jobs.get()]
            while len(batch) < self._batch_max:
                try:
                    batch.append(self._jobs.get_nowait())
                except Empty:
                    break
            last = None in batch
            self._commit([job for job in batch if job is not None])
        connection.close()

    def _commit(self, jobs: list[_Job]) -> None:
        try:
            if len(jobs) == 1:
                _run_alone(jobs[0])
            elif jobs:
                _run_together(jobs)
        except BaseException as error:  # noqa: BLE001 - the thread must live on; nobody may wait for ever
            for job in jobs:
                job.error = error
        finally:
            for job in jobs:
                job.waiting.release()


def _run_together(jobs: list[_Job]) -> None:
    try:
        with transaction.atomic():
            for job in jobs:
                _run_beside_others(job)
    except Error as error:
        # The transaction as a whole was lost (disk full, I/O). Nothing of it is there: each unit gets
        # a transaction to itself, so that only those fail that cannot be written.
        log.warning("writer.batch_lost", units=len(jobs), error=str(error))
        for job in jobs:
            _run_alone(job)


def _run_beside_others(job: _Job) -> None:
    job.error = None
    sql.run("SAVEPOINT unit")
    try:
        _run(job)
    except BaseException as error:  # noqa: BLE001 - handed to the caller, whose thread it belongs to
        job.error = error
        connection.needs_rollback = False
        # Refused when the database has dropped the whole transaction: then all of the batch is lost.
        sql.run("ROLLBACK TO unit")
    sql.run("RELEASE unit")


def _run_alone(job: _Job) -> None:
    job.error = None
    try:
        with transaction.atomic():
            _run(job)
    except BaseException as error:  # noqa: BLE001 - handed to the caller, whose thread it belongs to
        job.error = error


def _run(job: _Job) -> None:
    job.result, job.after = job.context.run(tx.open_and_call, job.unit)
    if connection.needs_rollback:
        raise TransactionManagementError("a unit swallowed an error that cost it its transaction")
