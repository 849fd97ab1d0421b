"""Orders read lately, so that the next step of one need not read again what never changes of it.

An order's lines and figures are written once; each step changes a state, a time and the version. What is
kept here may therefore be old, and whoever takes it asks for the version first (``queries.known``). Notes are
erased with their guest, whose order then is somebody else's, or long after nothing is kept any more.
"""

from collections import OrderedDict
from threading import Lock

from diandan.infra.rows import another
from diandan.kernel import clock
from diandan.modules.ordering.models import Order

# An order moves every few minutes while it is made; a busy hour of a large shop has fewer than this.
KEPT = 500
KEPT_S = 3600.0

_kept: OrderedDict[str, tuple[float, Order]] = OrderedDict()
_lock = Lock()


def copy_of(order_id: str) -> Order | None:
    """Return an order as it was when last read, for the caller alone; nothing when that is long ago.

    With it come its lines where they were read; those are shared, and nobody changes them.
    """
    with _lock:
        at, found = _kept.get(order_id, (0.0, None))
    if found is None or at < clock.monotonic() - KEPT_S:
        return None
    return another(found)


def keep(found: Order) -> None:
    """Keep an order as it is on disk, in the place of what was kept of it. Whoever gives it lets go of it."""
    with _lock:
        _kept[found.public_id] = clock.monotonic(), found
        _kept.move_to_end(found.public_id)
        if len(_kept) > KEPT:
            _kept.popitem(last=False)


def forget() -> None:
    """Begin anew, for tests that begin anew."""
    with _lock:
        _kept.clear()
