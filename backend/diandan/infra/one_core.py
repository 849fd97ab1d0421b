"""One interpreter, one core: threads that share Python's lock do not fight for it from two.

Only one thread of a process runs Python at a time. Spread over cores, each hand-over of the lock wakes a
sleeping core and leaves behind what the other had in its caches; on one core the next thread is simply the
next to run (docs/decisions/0066-one-core.md). A process that has its machine to itself keeps to one core and
leaves the others to the hub, the database and the disk.

A core is taken by a name that the system frees when the process ends, so two processes of ours on one
machine do not sit on the same one. Where there is no such choice, or no core left, nothing changes.
"""

import os
import socket
import zlib

# In Linux's own namespace of socket names, beside the file system: begins with a zero.
NAMES = "\0diandan-core-"

_held: list[socket.socket] = []


def keep_to_one(names: str = NAMES) -> int | None:
    """Keep this thread, and all that it starts from now on, to a core that no process of ours has.

    Args:
        names: what the names of taken cores begin with.

    Returns:
        The number of the core as the system counts, or None: there is only one, or none is left.
    """
    if not hasattr(os, "sched_setaffinity"):
        return None
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) == 1:
        return None
    # Containers do not see one another's names: each begins somewhere else.
    first = zlib.crc32(socket.gethostname().encode()) % len(cores)
    for core in cores[first:] + cores[:first]:
        if _take(f"{names}{core}"):
            os.sched_setaffinity(0, {core})
            return core
    return None


def _take(name: str) -> bool:
    holder = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        holder.bind(name)
    except OSError:
        holder.close()
        return False
    _held.append(holder)
    return True
