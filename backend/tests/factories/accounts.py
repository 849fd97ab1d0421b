"""People of a test world, made through the services."""

from typing import TYPE_CHECKING

from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.models import Guest, Staff
from diandan.modules.accounts.pairing import Paired
from diandan.modules.accounts.roles import Role

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand, Store

PASSWORD = "correct horse 7"
SETUP = Actor.system("test")


def make_guest(*, language: str = "zh") -> Guest:
    """A guest who just opened the page."""
    return make_guest_with_token(language=language)[0]


def make_guest_with_token(*, language: str = "zh") -> tuple[Guest, str]:
    """A guest and the token of their phone."""
    welcome = accounts.welcome_guest(token=None, client="h5", language=language)
    assert welcome.token
    return welcome.guest, welcome.token


def make_staff(
    brand: "Brand", *, username: str = "lin", role: Role | None = Role.OWNER, store: "Store | None" = None
) -> Staff:
    """Staff with a role in the whole brand, or in one store."""
    return accounts.create_staff(
        brand, username=username, name=username.title(), password=PASSWORD, role=role, store=store, by=SETUP
    )


def sign_in(staff: Staff) -> str:
    """The token of a fresh session."""
    return accounts.sign_in(username=staff.username, password=PASSWORD, address="192.0.2.1").token


def make_screen(store: "Store", kind: str = "kitchen", *, station_ref: str = "") -> Paired:
    """A screen paired with a store, and its token."""
    asked = accounts.ask_to_pair(kind=kind, address="192.0.2.7", device="Chrome · Android")
    accounts.pair_screen(store, code=asked.code, name=f"the {kind}", station_ref=station_ref, by=SETUP)
    paired = accounts.fetch_token(asked.secret)
    assert paired is not None
    return paired
