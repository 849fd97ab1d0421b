"""Who acts. Every command carries one, so history never says "somebody"."""

from dataclasses import dataclass, field
from typing import Literal, Self


@dataclass(frozen=True, slots=True)
class Actor:
    """A guest, a member of staff, a screen on a wall, a partner's program, or the system itself under a name.

    ``via`` and ``brand_id`` say from where and for whom, for people who read the audit trail; they are no
    part of who somebody is.
    """

    kind: Literal["guest", "staff", "screen", "partner", "system"]
    id: str
    via: str = field(default="", compare=False)
    brand_id: str = field(default="", compare=False)

    @classmethod
    def guest(cls, guest_id: str) -> Self:
        """A guest, by public id."""
        return cls("guest", guest_id)

    @classmethod
    def staff(cls, staff_id: str, *, via: str = "", brand_id: str = "") -> Self:
        """A member of staff, by public id."""
        return cls("staff", staff_id, via, brand_id)

    @classmethod
    def screen(cls, screen_id: str, *, via: str = "", brand_id: str = "") -> Self:
        """A paired screen that nobody has signed in to, by public id."""
        return cls("screen", screen_id, via, brand_id)

    @classmethod
    def partner(cls, partner_id: str) -> Self:
        """A program outside, by public id."""
        return cls("partner", partner_id)

    @classmethod
    def system(cls, name: str) -> Self:
        """The system, by the name of the function that acts: ``system:close_unpaid``."""
        return cls("system", name)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read back what ``str(actor)`` wrote."""
        kind, _, who = text.partition(":")
        if kind not in ("guest", "staff", "screen", "partner", "system"):
            raise ValueError(f"not an actor: {text!r}")
        return cls(kind, who)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
