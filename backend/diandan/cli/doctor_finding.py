"""One thing the doctor looked at."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from diandan.cli.doctor_words import TROUBLE, WELL


class Verdict(StrEnum):
    """How bad it is."""

    GOOD = "good"
    UNWISE = "unwise"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and the figures of it."""

    verdict: Verdict
    code: str
    details: dict[str, Any] = field(default_factory=dict)

    def words(self, language: str) -> str:
        """The sentence for people, in "zh" or "en"."""
        words = (WELL if self.verdict is Verdict.GOOD else TROUBLE)[self.code]
        return (words.zh if language == "zh" else words.en).format(**self.details)

    def plain(self) -> dict[str, Any]:
        """The same for machines."""
        return {
            "code": self.code,
            "verdict": self.verdict.value,
            "details": self.details,
            "zh": self.words("zh"),
            "en": self.words("en"),
        }


def judge(good: bool, code: str, *, bad: Verdict = Verdict.WRONG, **details: Any) -> Finding:
    """Good, or as bad as said."""
    return Finding(Verdict.GOOD if good else bad, code, details)


def unwise(code: str, **details: Any) -> Finding:
    """It works, and should not stay so."""
    return Finding(Verdict.UNWISE, code, details)


def wrong(code: str, **details: Any) -> Finding:
    """It does not work, or loses something."""
    return Finding(Verdict.WRONG, code, details)
