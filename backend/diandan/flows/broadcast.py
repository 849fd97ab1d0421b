"""Fact → frame: what happened is told to the screens that show it.

Emits only: no unit, no receipt, may be lost, and then cost a reload. A fact says that there is news, not
what it is: each function reads the thing as it now is and sends the very shape that HTTP would answer.
Where several facts about one thing wait in line, the first tells the newest state and the others have
nothing to add.
"""

from collections import OrderedDict
from threading import Lock
from typing import Any

from diandan.flows import order_views, store_views
from diandan.infra import live
from diandan.kernel import clock
from diandan.modules.accounts.events import ScreenRevoked, StaffRightsChanged
from diandan.modules.catalog.events import BackOnSale, MenuChanged, SoldOut
from diandan.modules.kitchen import queries as kitchen
from diandan.modules.kitchen.events import StationsChanged, TicketFact, TicketsVoided
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.events import OrderFact
from diandan.modules.stores import queries as stores
from diandan.modules.stores.events import StoreChanged, StorePaused, StoreResumed

REMEMBERED = 10_000
# Answered, and not yet told to the desk: a moment's worth.
KEPT_ANSWERS = 500


def order(fact: OrderFact) -> None:
    """Tell the guest, the desk and the calling screen how an order stands."""
    if _told.has(fact.order_id, fact.version):
        return
    found, answered = _read_order(fact)
    _told.note(fact.order_id, found.version)
    store_id, version = found.store.public_id, found.version
    if answered is not None:
        # Only the desk has missed it: the guest has the answer, and an unpaid number is not called.
        live.publish(
            f"store:{store_id}:orders",
            type="order",
            id=fact.order_id,
            version=version,
            data=order_views.desk_order_like(found, answered),
        )
        return
    on_board = orders.on_board(found)
    for_desk: dict[str, Any] | None = None
    if orders.is_on_desk(found, now=clock.now()):
        for_guest, for_desk = order_views.both(found)
    else:
        for_guest = order_views.guest_order(found)
    live.publish(
        f"order:{fact.order_id}",
        type="order",
        id=fact.order_id,
        version=version,
        data=for_guest,
    )
    live.publish(
        f"store:{store_id}:orders",
        type="order",
        id=fact.order_id,
        version=version,
        data=for_desk,
    )
    live.publish(
        f"store:{store_id}:board",
        type="board_entry",
        id=fact.order_id,
        version=version,
        data=order_views.board_entry(*on_board) if on_board else None,
    )


def ticket(fact: TicketFact) -> None:
    """Tell the kitchen how a ticket stands, and the desk that there is news of it."""
    if not _told.has(fact.ticket_id, fact.version):
        _tell_ticket(fact.store_id, fact.ticket_id)


def tickets(fact: TicketsVoided) -> None:
    """Take the tickets of a cancelled order off the kitchen's screens."""
    for ticket_id in fact.ticket_ids:
        _tell_ticket(fact.store_id, ticket_id)


def stations(fact: StationsChanged) -> None:
    """Tell the kitchen's screens to read the stations anew: theirs may be gone."""
    now = clock.now()
    live.publish(
        f"store:{fact.store_id}:kitchen",
        type="stations_changed",
        id=fact.store_id,
        version=int(now.timestamp() * 1000),
        data={"changed_at": now},
    )


def sold_out(fact: SoldOut | BackOnSale) -> None:
    """Tell open menus that something ran out or is back."""
    live.publish(
        f"store:{fact.store_id}:menu",
        type="sold_out",
        id=fact.ref_id,
        version=fact.version,
        data={
            "ref_id": fact.ref_id,
            "is_sold_out": isinstance(fact, SoldOut),
            "back_at": fact.back_at if isinstance(fact, SoldOut) else None,
            "version": fact.version,
        },
    )


def menu(fact: MenuChanged) -> None:
    """Tell open menus that there is a newer one to read."""
    live.publish(
        f"store:{fact.store_id}:menu",
        type="menu_changed",
        id=fact.store_id,
        version=fact.version,
        data={"version": fact.version},
    )


def store(fact: StorePaused | StoreResumed | StoreChanged) -> None:
    """Tell open menus whether the store takes orders, and what else changed about it."""
    found = stores.store(fact.store_id)
    live.publish(
        f"store:{fact.store_id}:menu",
        type="store",
        id=fact.store_id,
        version=found.version,
        data=store_views.store_card(found, at=clock.now()),
    )


def rights(fact: StaffRightsChanged) -> None:
    """Close the sockets of somebody whose rights changed; whoever still may comes back at once."""
    live.dismiss(fact.staff_id)


def screen_revoked(fact: ScreenRevoked) -> None:
    """Close the sockets of a screen that was taken away."""
    live.dismiss(fact.screen_id)


def expect(placed: Any, *, answered: dict[str, Any] | None = None) -> None:
    """Keep an order that is on disk now, so that telling of it need not read again what is known here.

    For the flow that placed it, after the commit. ``answered`` is the order as its guest was shown it. Who
    gives either here lets go of it.
    """
    if answered is not None and answered["version"] == placed.version:
        _answered.put(placed.public_id, (placed.version, placed.store.version), answered)
    orders.remember(placed)


def _read_order(fact: OrderFact) -> tuple[Any, Any | None]:
    """Read an order and, where nothing has happened since it was placed, what its guest was answered then."""
    found = orders.order(fact.order_id)
    return found, _answered.take(fact.order_id, (found.version, found.store.version))


def _tell_ticket(store_id: str, ticket_id: str) -> None:
    found = kitchen.ticket(ticket_id)
    _told.note(ticket_id, found.version)
    live.publish(
        f"store:{store_id}:kitchen",
        type="ticket",
        id=ticket_id,
        version=found.version,
        data=kitchen.frame_data(found),
    )
    # Whoever has the order open at the desk, where its plates are listed, reads it anew.
    live.publish(
        f"store:{store_id}:orders",
        type="ticket_changed",
        id=ticket_id,
        version=found.version,
        data={"order_id": found.kitchen_order.order_ref},
    )


class _Answered:
    """What guests were answered when they placed an order, until it is told to the desk."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[tuple[int, int], dict[str, Any]]] = OrderedDict()
        self._lock = Lock()

    def take(self, order_id: str, versions: tuple[int, int]) -> dict[str, Any] | None:
        """Return what was answered of an order of these versions (its own, its store's), and forget it."""
        with self._lock:
            as_of, answered = self._kept.pop(order_id, (None, None))
        return answered if as_of == versions else None

    def put(self, order_id: str, versions: tuple[int, int], answered: dict[str, Any]) -> None:
        """Keep an answer for the first fact about its order."""
        with self._lock:
            self._kept[order_id] = versions, answered
            if len(self._kept) > KEPT_ANSWERS:
                self._kept.popitem(last=False)


class _Told:
    """The newest version told of each thing, as far back as matters."""

    def __init__(self) -> None:
        self._versions: OrderedDict[str, int] = OrderedDict()
        self._lock = Lock()

    def has(self, thing_id: str, version: int) -> bool:
        """Whether this version, or a newer one, was told."""
        with self._lock:
            return self._versions.get(thing_id, 0) >= version

    def note(self, thing_id: str, version: int) -> None:
        """Remember that this version is being told."""
        with self._lock:
            self._versions[thing_id] = version
            self._versions.move_to_end(thing_id)
            if len(self._versions) > REMEMBERED:
                self._versions.popitem(last=False)

    def forget(self) -> None:
        """Begin anew, for tests that begin anew."""
        with self._lock:
            self._versions.clear()


_told = _Told()
_answered = _Answered()
