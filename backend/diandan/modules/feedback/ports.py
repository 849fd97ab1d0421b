"""What this room needs of the outside world: someone who reads what strangers wrote before others do.

Calls happen outside any unit and may be repeated. Adapters are found by the entry point group
``diandan.content_checks``; the setting ``DIANDAN_CONTENT_CHECK`` names the one in use, and
``diandan.testing.conformance.content_check`` says what all of them must do.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

ENTRY_POINTS = "diandan.content_checks"


class Verdict(StrEnum):
    """What may be done with a text: show it, show it when somebody has looked, or not take it."""

    FINE = "fine"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TextToCheck:
    """Words of a guest. ``guest_id`` is ours: an adapter that needs an outside name looks it up itself."""

    text: str
    guest_id: str


class ContentCheck(Protocol):
    """Someone who reads texts of strangers."""

    name: str

    def check(self, text: TextToCheck) -> Verdict:
        """Say what may be done with a text.

        Raises:
            CheckUnavailable: it cannot be known now; the text is then kept back, neither shown nor lost.
        """
