"""Our side once more, going further than the others: the shop accepts by itself, the kitchen has tickets."""

from collections.abc import Iterator
from contextlib import contextmanager

import ours

NAME = "diandan, accepted and sent to the kitchen"
DOES = "the same in a shop that accepts by itself: each order is accepted, and its tickets are in the kitchen"


@contextmanager
def running() -> Iterator[ours.Ours]:
    """Serve such a shop for the length of a ``with`` block."""
    with ours.running(accepts=True) as side:
        yield side
