"""Who may follow which topic. What is not in the table below cannot be followed.

"Not yours" reads like "there is none": a topic that names another guest's order or another brand's store is
simply not found.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from diandan.api.shared import auth, cookies
from diandan.kernel.actor import Actor
from diandan.kernel.errors import NotFound
from diandan.modules.accounts import queries as accounts
from diandan.modules.accounts.errors import GuestSessionNeeded, NotPermitted, ScreenNotPaired, SignInNeeded
from diandan.modules.accounts.roles import Permission
from diandan.modules.ordering import queries as orders
from diandan.modules.stores import queries as stores
from diandan.modules.stores.errors import StoreNotFound

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest, Screen, Staff


class TopicNotFound(NotFound):
    """There is no such topic, or you may not follow it."""

    code = "live.topic_not_found"


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever asks: a guest, staff, a screen, or a manager who also orders coffee on the same phone."""

    guest: "Guest | None"
    staff: "Staff | None"
    screen: "Screen | None"

    @property
    def subject(self) -> str:
        """The name a ticket is made out to."""
        if self.staff is not None:
            return str(Actor.staff(self.staff.public_id))
        if self.screen is not None:
            return str(Actor.screen(self.screen.public_id))
        assert self.guest is not None
        return str(Actor.guest(self.guest.public_id))


def caller_of(request: HttpRequest) -> Caller:
    """Find out who asks.

    Raises:
        GuestSessionNeeded: neither a guest's nor a staff session, nor a paired screen.
    """
    guest, staff, screen = None, None, None
    with suppress(GuestSessionNeeded):
        guest = accounts.guest_by_token(auth.token_of(request, cookies.GUEST))
    with suppress(SignInNeeded):
        staff = accounts.staff_by_token(auth.token_of(request, cookies.STAFF))
    with suppress(ScreenNotPaired):
        screen = accounts.screen_by_token(auth.token_of(request, cookies.SCREEN))
    if guest is None and staff is None and screen is None:
        raise GuestSessionNeeded
    return Caller(guest, staff, screen)


def must_be_allowed(caller: Caller, topics: Iterable[str]) -> None:
    """Check every topic a caller wants to follow.

    Raises:
        TopicNotFound: names the first one that is not theirs, or is none.
    """
    for topic in topics:
        kind, _, rest = topic.partition(":")
        of, _, about = rest.partition(":")
        may_follow = RULES.get((kind, about))
        if may_follow is None or not may_follow(caller, of):
            raise TopicNotFound(topic=topic[:80])


def _own_order(caller: Caller, order_id: str) -> bool:
    return caller.guest is not None and orders.is_of_guest(caller.guest.pk, order_id)


def _oneself(caller: Caller, guest_id: str) -> bool:
    return caller.guest is not None and caller.guest.public_id == guest_id


def _any_store(caller: Caller, store_id: str) -> bool:
    try:
        stores.store(store_id)
    except StoreNotFound:
        return False
    return True


def _staff_with(*permissions: Permission, screens: tuple[str, ...] = ()) -> Callable[[Caller, str], bool]:
    def may_follow(caller: Caller, store_id: str) -> bool:
        screen = caller.screen
        if screen is not None and screen.kind in screens and screen.store.public_id == store_id:
            return True
        if caller.staff is None:
            return False
        for permission in permissions:
            with suppress(StoreNotFound, NotPermitted):
                accounts.staff_store(caller.staff, store_id, permission)
                return True
        return False

    return may_follow


# (what it starts with, what it ends with) → who may follow it.
RULES: dict[tuple[str, str], Callable[[Caller, str], bool]] = {
    ("order", ""): _own_order,
    ("guest", "messages"): _oneself,
    ("store", "menu"): _any_store,
    ("store", "orders"): _staff_with(Permission.ORDERS),
    ("store", "kitchen"): _staff_with(Permission.KITCHEN, screens=("kitchen",)),
    ("store", "board"): _staff_with(Permission.KITCHEN, Permission.ORDERS, screens=("board", "kitchen")),
    ("store", "reviews"): _staff_with(Permission.REVIEWS),
}
