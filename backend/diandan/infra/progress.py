"""How far a long piece of work has come, for whoever waits for it, and the way to call it off.

Kept in the memory of the process that works and lost with it, as the work is; exact for the embedded shop's
one web process, and among several a poll that meets another one merely hears nothing. It says nothing about
what was done: whether work counts is decided by its unit, and one that was called off has changed nothing.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from diandan.kernel.errors import Refused

# Works and wishes to call one off that are kept at most; older ones are forgotten.
ROOM = 500

_lock = Lock()
_works: "OrderedDict[tuple[str, str], Progress]" = OrderedDict()


class CalledOff(Refused):
    """Whoever asked for this work does not want it any more; nothing was changed."""

    code = "progress.called_off"


class Progress:
    """One piece of work: its stage, rows done of all rows, and whether it was called off."""

    def __init__(self) -> None:
        self.stage = "waiting"
        self.done = 0
        self.rows = 0
        self.is_called_off = False

    def enter(self, stage: str, *, rows: int = 0) -> None:
        """Begin a stage; a unit that runs again begins its stage again.

        Raises:
            CalledOff.
        """
        self.stage, self.done, self.rows = stage, 0, rows
        self.go_on()

    def step(self) -> None:
        """One row more is done.

        Raises:
            CalledOff.
        """
        self.done += 1
        self.go_on()

    def go_on(self) -> None:
        """Ask whether the work is still wanted.

        Raises:
            CalledOff.
        """
        if self.is_called_off:
            raise CalledOff()


@contextmanager
def of_work(owner: str, key: str) -> Iterator[Progress]:
    """Let a piece of work be followed by its key while it runs; it may have been called off before it began.

    Keys of one owner are not known to another.
    """
    work = _kept(owner, key)
    try:
        yield work
    finally:
        with _lock:
            _works.pop((owner, key), None)


def seen(owner: str, key: str) -> Progress:
    """Return how far a piece of work is; one that has not begun, or is over, waits."""
    with _lock:
        return _works.get((owner, key)) or Progress()


def call_off(owner: str, key: str) -> None:
    """Have a piece of work stop before its next row; what is over already stays."""
    _kept(owner, key).is_called_off = True


def _kept(owner: str, key: str) -> Progress:
    with _lock:
        work = _works.setdefault((owner, key), Progress())
        while len(_works) > ROOM:
            _works.popitem(last=False)
        return work
