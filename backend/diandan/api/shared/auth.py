"""Who may call an operation. Checked before anything of the request is parsed, denied by default.

Each operation declares one of: ``anyone``, ``guest``, ``signed_in`` or ``staff(Permission.X)``. The last one
also finds the place: it takes the store from the address (``{store_id}``, ``{brand_id}``, or a thing
registered with ``belongs``), checks the permission *there* and hands over ``request.store`` or
``request.brand``.
"Not yours" reads exactly like "there is none".
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security.base import AuthBase

from diandan.api.shared import agents, cookies
from diandan.api.shared.problems import NotDeclared
from diandan.infra import throttle
from diandan.kernel.actor import Actor
from diandan.kernel.errors import Forbidden, NotFound, Unauthenticated
from diandan.modules.accounts import queries as accounts
from diandan.modules.accounts import service as people
from diandan.modules.accounts.errors import ScreenNotPaired
from diandan.modules.accounts.roles import Permission
from diandan.modules.stores.errors import StoreNotFound

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest, Screen, Staff
    from diandan.modules.stores.models import Brand, Store

# Calls per minute. Addresses get more room than persons: a whole café shares one.
ADDRESS_PER_MINUTE = 1200
GUEST_PER_MINUTE = 240
STAFF_PER_MINUTE = 1200


class GuestRequest(HttpRequest):
    """A request of a known guest."""

    guest: "Guest"
    actor: Actor


class StaffRequest(HttpRequest):
    """A request of signed-in staff; ``store`` or ``brand`` is set where the address names a place."""

    staff: "Staff"
    actor: Actor
    store: "Store"
    brand: "Brand"


class ScreenRequest(HttpRequest):
    """A request of a paired screen."""

    screen: "Screen"
    actor: Actor
    store: "Store"


class PlaceRequest(StaffRequest):
    """A request of staff or of a paired screen: ``staff`` or ``screen`` is set, the other is None."""

    staff: "Staff | None"  # type: ignore[assignment]
    screen: "Screen | None"


class Access(AuthBase):
    """A declared access; ``needs`` says it in the API description."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    needs: str

    def __call__(self, request: HttpRequest) -> Any:
        """Let the caller in or raise a refusal."""
        raise NotDeclared


class Undeclared(Access):
    """The default of staff APIs: nobody."""

    openapi_name = cookies.STAFF
    needs = "nobody"


class Anyone(Access):
    """Open to all; slowed down by address."""

    openapi_name = "none"
    needs = "anyone"

    def __call__(self, request: HttpRequest) -> bool:
        """Let everyone in who does not flood."""
        throttle.hit("api.address", address_of(request), limit=ADDRESS_PER_MINUTE, per_s=60)
        return True


class GuestOnly(Access):
    """A guest session, by cookie or bearer token."""

    openapi_name = cookies.GUEST
    needs = "guest"

    def __call__(self, request: HttpRequest) -> "Guest":
        """Set ``request.guest`` and ``request.actor``."""
        guest = accounts.guest_by_token(token_of(request, cookies.GUEST))
        throttle.hit("api.guest", guest.public_id, limit=GUEST_PER_MINUTE, per_s=60)
        request.guest = guest  # type: ignore[attr-defined]
        request.actor = Actor.guest(guest.public_id)  # type: ignore[attr-defined]
        return guest


class SignedIn(Access):
    """A staff session, whatever the role: for looking at oneself."""

    openapi_name = cookies.STAFF
    needs = "signed_in"

    def __call__(self, request: HttpRequest) -> "Staff":
        """Set ``request.staff`` and ``request.actor``."""
        found = self.who(request)
        self.keep(request, found)
        return found

    def who(self, request: HttpRequest) -> "Staff":
        """Find out who asks; writes nothing."""
        found = accounts.staff_by_token(token_of(request, cookies.STAFF))
        throttle.hit("api.staff", found.public_id, limit=STAFF_PER_MINUTE, per_s=60)
        return found

    def keep(self, request: HttpRequest, found: "Staff") -> None:
        """Put who was let in where the operation finds it."""
        request.staff, request.screen = found, None  # type: ignore[attr-defined]
        request.actor = Actor.staff(  # type: ignore[attr-defined]
            found.public_id, via=origin_of(request), brand_id=found.brand.public_id
        )
        if found.session is not None:
            people.note_session(found.session)


class StaffWith(SignedIn):
    """A staff session with a permission in the place the address names."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission
        self.needs = permission.value
        super().__init__()

    def __call__(self, request: HttpRequest) -> Any:
        """Set also ``request.store`` or ``request.brand``."""
        found = self.who(request)
        named = _named(request)
        if "brand_id" in named and "store_id" not in named:
            request.brand = accounts.staff_brand(found, named["brand_id"], self.permission)  # type: ignore[attr-defined]
        else:
            request.store = _store_of(  # type: ignore[attr-defined]
                named, lambda store_id: accounts.staff_store(found, store_id, self.permission)
            )
        self.keep(request, found)
        return found


class ScreenOnly(Access):
    """A paired screen, looking at itself."""

    openapi_name = cookies.SCREEN
    needs = "screen"

    def __call__(self, request: HttpRequest) -> "Screen":
        """Set ``request.screen`` and ``request.actor``."""
        found = accounts.screen_by_token(token_of(request, cookies.SCREEN))
        _keep_screen(request, found)
        return found


class StaffOrScreen(StaffWith):
    """Staff with a permission, or a screen that hangs there for exactly this."""

    def __init__(self, permission: Permission, kinds: tuple[str, ...]) -> None:
        self.kinds = kinds
        super().__init__(permission)

    def __call__(self, request: HttpRequest) -> Any:
        """Whoever is signed in goes first, so that what they do is theirs; else the screen itself."""
        try:
            return super().__call__(request)
        except (Unauthenticated, Forbidden, NotFound) as refusal:
            try:
                screen = accounts.screen_by_token(token_of(request, cookies.SCREEN))
            except ScreenNotPaired:
                raise refusal from None
        request.store = _store_of(  # type: ignore[attr-defined]
            _named(request),
            lambda store_id: accounts.screen_store(screen, store_id, self.permission, self.kinds),
        )
        _keep_screen(request, screen)
        return screen


def _keep_screen(request: HttpRequest, screen: "Screen") -> None:
    throttle.hit("api.screen", screen.public_id, limit=STAFF_PER_MINUTE, per_s=60)
    request.staff, request.screen = None, screen  # type: ignore[attr-defined]
    request.actor = Actor.screen(  # type: ignore[attr-defined]
        screen.public_id, via=origin_of(request), brand_id=screen.store.brand.public_id
    )
    people.note_screen(screen)


def _named(request: HttpRequest) -> dict[str, str]:
    return request.resolver_match.kwargs if request.resolver_match else {}


def _store_of(named: dict[str, str], allowed: "Callable[[str], Store]") -> "Store":
    if "store_id" in named:
        return allowed(named["store_id"])
    for parameter, (store_id_of, missing) in _PLACES.items():
        if parameter in named:
            try:
                return allowed(store_id_of(named[parameter]))
            except StoreNotFound:
                raise missing from None
    raise NotDeclared


_PLACES: dict[str, tuple[Callable[[str], str], type[NotFound]]] = {}


def belongs(parameter: str, store_id_of: Callable[[str], str], *, missing: type[NotFound]) -> None:
    """Register how to find the store of a thing that addresses name, and what its absence is called."""
    _PLACES[parameter] = (store_id_of, missing)


def places() -> set[str]:
    """The names in addresses from which a place can be found."""
    return {"store_id", "brand_id", *_PLACES}


anyone = Anyone()
guest = GuestOnly()
signed_in = SignedIn()
screen = ScreenOnly()
undeclared = Undeclared()


def staff(permission: Permission) -> StaffWith:
    """Staff who have this permission in the place the address names."""
    return StaffWith(permission)


def staff_or_screen(permission: Permission, *kinds: str) -> StaffOrScreen:
    """Staff who have this permission in the place, or a screen of these kinds that is paired with it."""
    return StaffOrScreen(permission, kinds)


def token_of(request: HttpRequest, cookie: str) -> str | None:
    """The session token of a request: a bearer token from mini-programs, a cookie from browsers."""
    scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()[:200] or None
    return request.COOKIES.get(cookie, "")[:200] or None


def address_of(request: HttpRequest) -> str:
    """The network address of the caller, as far as it can be known."""
    if settings.TRUST_PROXY and (forwarded := request.headers.get("X-Forwarded-For")):
        # The last one was written by our own proxy; those before it by whoever wished to.
        return str(forwarded.rsplit(",", 1)[-1].strip())
    return str(request.META.get("REMOTE_ADDR") or "unknown")


def origin_of(request: HttpRequest) -> str:
    """From where a request comes, for the audit trail: address and browser."""
    return f"{address_of(request)} {agents.name_of(request.headers.get('User-Agent', ''))}".strip()
