"""Facts of the accounts room."""

from dataclasses import dataclass
from typing import ClassVar

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRightsChanged(Fact):
    """What a person may do changed, or their sessions ended: open sockets must prove themselves anew."""

    name: ClassVar[str] = "accounts.staff_rights_changed"
    staff_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenRevoked(Fact):
    """A paired screen is one no more: its sockets must go."""

    name: ClassVar[str] = "accounts.screen_revoked"
    screen_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestErased(Fact):
    """A guest asked to be forgotten and was; whoever holds something outside has to forget it too."""

    name: ClassVar[str] = "accounts.guest_erased"
    guest_id: str
