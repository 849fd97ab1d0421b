"""One interpreter, one core: threads that share Python's lock do not fight for it from two.

Only one thread of a process runs Python at a time. Spread over cores, each hand-over of the lock wakes a
sleeping core and leaves behind what the other had in its caches; on one core the next thread is simply the
next to run (docs/decisions/0066-one-core.md). The threads of the server that run no Python, which read
requests and write answers, keep to the other cores and have them to themselves.

A core is taken by a name that the system frees when the process ends, so two processes of ours on one
machine do not sit on the same one. Where there is no such choice, or no core left, nothing changes.
"""

import os
import socket
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from typing import Any
from wsgiref.types import WSGIApplication

# In Linux's own namespace of socket names, beside the file system: begins with a zero.
NAMES = "\0diandan-core-"


class Core(threading.local):
    """The core that a process has taken for its Python; each thread knows whether it is there."""

    is_here = False

    def __init__(self, number: int, others: frozenset[int], name: socket.socket) -> None:
        self.number = number
        self._others = others
        # Held as long as this is.
        self._name = name

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Start threads that stay at this core; what this thread starts afterwards keeps to the others."""
        _keep_to({self.number})
        try:
            yield
        finally:
            _keep_to(self._others)

    def brings(self, application: WSGIApplication) -> WSGIApplication:
        """Have the server's threads come over, each with the first request that it brings."""

        def brought(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if not self.is_here:
                _keep_to({self.number})
                self.is_here = True
            return application(environ, start_response)

        return brought


def _keep_to(cores: Set[int]) -> None:
    # Whoever runs this container may take the core away; then the system places the thread, as ever.
    with suppress(OSError):
        os.sched_setaffinity(0, cores)


def take(names: str = NAMES) -> Core | None:
    """Take a core that no process of ours has, for as long as this process lives.

    Args:
        names: what the names of taken cores begin with.

    Returns:
        None where there is only one, or none is left.
    """
    if not hasattr(os, "sched_setaffinity"):
        return None
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) == 1:
        return None
    # Containers do not see one another's names: each begins somewhere else.
    first = zlib.crc32(socket.gethostname().encode()) % len(cores)
    for number in cores[first:] + cores[:first]:
        name = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            name.bind(f"{names}{number}")
        except OSError:
            name.close()
        else:
            return Core(number, frozenset(cores) - {number}, name)
    return None
