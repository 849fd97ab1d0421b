"""Lanes: on a database server, units that would only wait for each other's row share a commit.

All orders of a store draw their number from one row, whose lock is held until the commit is on disk. So they
queue here, and whoever comes first leads: runs all that queued while the commit before was under way, in one
transaction on its own connection, hands back the answers, and the lead to the next one waiting. Nobody waits
for a batch to fill; one by itself runs as any unit does.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

from diandan.infra import batches
from diandan.infra.batches import Job
from diandan.infra.tx import Busy, Lane

T = TypeVar("T")

BATCH_MAX = 32


class Lanes:
    """The lanes of one process; a lane is there while somebody leads it."""

    def __init__(
        self,
        place: Callable[[], AbstractContextManager[None]],
        *,
        capacity: int,
        wait_s: float,
        batch_max: int = BATCH_MAX,
    ) -> None:
        """Run batches in a ``place`` of the gate; so many may wait in a lane, and so long."""
        self._place = place
        self._capacity = capacity
        self._wait_s = wait_s
        self._batch_max = batch_max
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Job]] = {}

    def submit(self, unit: Callable[[], T], lane: Lane) -> Job:
        """Queue ``unit`` in its lane and return it settled, or due to be run alone.

        Raises:
            Busy: too many wait already, or the wait was too long; nothing was done.
        """
        name, rank = lane
        job = Job(unit, rank, leaves_rows=True)
        if self._leads(name, job):
            self._lead(name, job)
        return job

    def _leads(self, lane: str, job: Job) -> bool:
        """Wait for one's turn; return whether it is to lead, else another has run the unit."""
        with self._lock:
            queue = self._waiting.get(lane)
            if queue is None:
                self._waiting[lane] = deque()
                return True
            if len(queue) >= self._capacity:
                raise Busy(retry_after_s=1)
            queue.append(job)
        if not job.waiting.acquire(timeout=self._wait_s):
            with self._lock:
                if job in queue:
                    queue.remove(job)
                    raise Busy(retry_after_s=1)
            # Taken at the very last moment: it is run.
            job.waiting.acquire()
        return job.leads

    def _lead(self, lane: str, mine: Job) -> None:
        batch = [mine]
        try:
            with self._place():
                self._fill(lane, batch)
                batches.commit(batch)
        finally:
            self._hand_on(lane)
            for job in batch:
                if job is not mine:
                    job.waiting.release()

    def _fill(self, lane: str, batch: list[Job]) -> None:
        with self._lock:
            queue = self._waiting[lane]
            while queue and len(batch) < self._batch_max:
                batch.append(queue.popleft())
        batch.sort(key=lambda job: job.rank)

    def _hand_on(self, lane: str) -> None:
        """Let the first one waiting lead, or close the lane."""
        with self._lock:
            queue = self._waiting[lane]
            if not queue:
                del self._waiting[lane]
                return
            heir = queue.popleft()
        heir.leads = True
        heir.waiting.release()
