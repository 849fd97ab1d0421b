"""Randomness for ids and request ids: the system's own, drawn in advance.

One call to the system gives a few hundred draws. Each call lets go of the interpreter, and under load a
thread that lets go waits its turn: an order draws eight ids, and asking for each took longer than all the
rest of making them. What was drawn is as unguessable as ever and is given out once. Session tokens and keys
are not drawn here, they come from ``secrets`` one by one.
"""

import os
from collections import deque

SIZE = 12
DRAWS = 256

# Taking from a deque is one step, so two threads never get the same draw.
_drawn: deque[bytes] = deque()


def draw() -> bytes:
    """Return twelve random bytes that nobody else gets."""
    while True:
        try:
            return _drawn.popleft()
        except IndexError:
            fresh = os.urandom(SIZE * DRAWS)
            _drawn.extend(fresh[at : at + SIZE] for at in range(0, len(fresh), SIZE))


# A forked child would give out its parent's draws.
os.register_at_fork(after_in_child=_drawn.clear)
