"""Whether somebody serves from a data folder: a lock that the system lets go when its holder dies."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

LOCK = "serving.lock"


class Occupied(Exception):
    """A server runs on this data folder."""


def hold(folder: Path) -> int:
    """Say that this process serves from the folder; returns the open lock, which ends with the process.

    Raises:
        Occupied: the folder is being replaced this moment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        # Shared: several processes may serve from one folder.
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise Occupied(str(folder)) from None
    return handle


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have the folder for oneself: nobody serves from it, and nobody begins to.

    Raises:
        Occupied: a server runs on it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise Occupied(str(folder)) from None
    try:
        yield
    finally:
        os.close(handle)
