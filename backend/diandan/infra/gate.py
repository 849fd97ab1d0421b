"""The gate: on a database server each thread commits for itself, so many at a time.

More transactions at once than the server has hands for do not commit sooner; they only hold their locks
longer. The others wait here, where it costs nothing, in order and not for ever. Units that name a lane come
as a batch, which is one transaction and takes one place.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from diandan.infra import tx
from diandan.infra.lanes import Lanes
from diandan.infra.tx import Busy, Lane

T = TypeVar("T")

# More waiting units than this means seconds of waiting: better to say so at once.
CAPACITY = 512
WAIT_S = 5.0


class Gate:
    """Lets ``width`` units of this process run at the same time."""

    def __init__(self, width: int, *, capacity: int = CAPACITY, wait_s: float = WAIT_S) -> None:
        self._free = width
        self._capacity = capacity
        self._wait_s = wait_s
        self._lock = threading.Lock()
        # Each waits on a lock of its own; whoever leaves opens the first one's.
        self._waiting: deque[threading.Lock] = deque()
        self._lanes = Lanes(self.place, capacity=capacity, wait_s=wait_s)

    def start(self) -> None:
        """Begin to stand before the units of this process."""
        tx.use_writer(self)

    def stop(self) -> None:
        """Stand aside; who is inside or waits is not disturbed."""
        tx.use_writer(None)

    def submit(self, unit: Callable[[], T], *, lane: Lane | None = None) -> T:
        """Run ``unit`` once there is room for it: here, or in a batch with those of its lane.

        Raises:
            Busy: too many wait already, or the wait was too long; nothing was done.
        """
        if lane is not None:
            job = self._lanes.submit(unit, lane)
            if not job.is_due:
                return job.answer()  # type: ignore[no-any-return]
        with self.place():
            return tx.run_here(unit)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Take one of the places for the length of a ``with`` block.

        Raises:
            Busy: too many wait already, or the wait was too long.
        """
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            if len(self._waiting) >= self._capacity:
                raise Busy(retry_after_s=1)
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=self._wait_s):
            return
        with self._lock:
            if mine in self._waiting:
                self._waiting.remove(mine)
                raise Busy(retry_after_s=1)
        # Let in at the very last moment: the place is ours.

    def _leave(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1
