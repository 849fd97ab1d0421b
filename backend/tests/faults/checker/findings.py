"""What the checker finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant that does not hold, of which thing, and how."""

    invariant: str
    about: str
    found: str

    def __str__(self) -> str:
        return f"{self.invariant} {self.about}: {self.found}"
