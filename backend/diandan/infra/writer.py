"""The writer: on SQLite one thread commits for everybody.

While one commit runs, the next units collect; they then share a transaction, each in a savepoint of its own,
so a refusal among them costs its neighbours nothing and the disk is asked once for all (``infra.batches``).
Request threads only queue and wait, which also makes them a fair queue: SQLite's own busy handler is not.
"""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

from django.db import connection

from diandan.infra import batches, tx
from diandan.infra.batches import Job
from diandan.infra.tx import Busy, Lane

T = TypeVar("T")

# More waiting units than this means seconds of waiting: better to say so at once.
CAPACITY = 512
BATCH_MAX = 64


class Writer:
    """Runs units in batches on its own thread and its own connection."""

    def __init__(self, *, capacity: int = CAPACITY, batch_max: int = BATCH_MAX) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
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

    def submit(self, unit: Callable[[], T], *, lane: Lane | None = None) -> T:
        """Queue ``unit`` and wait for its commit; here all lanes are one.

        Raises:
            Busy: the queue is full; nothing was done.
        """
        if self._jobs.qsize() >= self._capacity:
            raise Busy(retry_after_s=1)
        job = Job(unit)
        self._jobs.put(job)
        job.waiting.acquire()
        return job.answer()  # type: ignore[no-any-return]

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

    def _commit(self, jobs: list[Job]) -> None:
        try:
            batches.commit(jobs)
            for job in jobs:
                if job.is_due:
                    batches.commit([job])
        except BaseException as error:  # noqa: BLE001 - the thread must live on; nobody may wait for ever
            for job in jobs:
                if job.is_due:
                    job.error, job.is_due = error, False
        finally:
            for job in jobs:
                job.waiting.release()
