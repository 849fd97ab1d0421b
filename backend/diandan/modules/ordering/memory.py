"""Orders read lately, so that the next step of one need not read again what never changes of it.

An order's lines and figures are written once; each step changes a state, a time and the version. What is
kept here may therefore be old, and whoever takes it asks for the version first (``queries.known``). Notes are
erased with their guest, whose order then is somebody else's, or long after nothing is kept any more.
"""

from collections import OrderedDict
from threading import Lock
from typing import TypeVar

from diandan.infra.rows import another
from diandan.kernel import clock
from diandan.modules.ordering.models import Order, OrderLine

T = TypeVar("T")

# An order moves every few minutes while it is made; a busy hour of a large shop has fewer than this.
KEPT = 500
KEPT_S = 3600.0

_orders: OrderedDict[str, tuple[float, Order]] = OrderedDict()
_lines: OrderedDict[str, tuple[float, list[OrderLine]]] = OrderedDict()
_lock = Lock()


def copy_of(order_id: str) -> Order | None:
    """Return an order as it was when last read, for the caller alone; nothing when that is long ago."""
    since = clock.monotonic() - KEPT_S
    with _lock:
        kept, lines = _orders.get(order_id), _lines.get(order_id)
    if kept is None or kept[0] < since:
        return None
    found = another(kept[1])
    if lines is not None and lines[0] >= since:
        found.keep_lines(lines[1])
    return found


def keep(found: Order) -> None:
    """Keep an order as it is on disk. Whoever gives it here lets go of it."""
    lines = found.known_lines
    if lines is not None:
        keep_lines(found.public_id, list(lines))
    with _lock:
        _put(_orders, found.public_id, found)


def keep_lines(order_id: str, lines: list[OrderLine]) -> None:
    """Keep the lines of an order; they are shared, and nobody changes them."""
    with _lock:
        _put(_lines, order_id, lines)


def let_go(order_id: str) -> None:
    """Keep nothing of an order any longer: it may be another guest's now, and its notes erased."""
    with _lock:
        _orders.pop(order_id, None)
        _lines.pop(order_id, None)


def forget() -> None:
    """Begin anew, for tests that begin anew."""
    with _lock:
        _orders.clear()
        _lines.clear()


def _put(where: OrderedDict[str, tuple[float, T]], order_id: str, what: T) -> None:
    where[order_id] = clock.monotonic(), what
    where.move_to_end(order_id)
    if len(where) > KEPT:
        where.popitem(last=False)
