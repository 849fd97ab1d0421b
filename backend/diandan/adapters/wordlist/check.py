"""Reading texts by a list of words: what is insulting is refused, what advertises waits for somebody to look.

A list knows words, not meaning. It is short on purpose: every false alarm is a guest who said something true.
The file ``DIANDAN_WORD_LIST`` adds a shop's own, one a line, ``?`` before those that only need a look.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from diandan.modules.feedback.ports import TextToCheck, Verdict

BUILT_IN = Path(__file__).with_name("words.txt")
# Between the characters of a Chinese word whoever wants to be clever puts anything that is no character.
_FILLING = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A list made ready: one pattern for each verdict and alphabet."""

    refused: tuple[str, ...]
    doubtful: tuple[str, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Words":
        """Read a list; empty lines and those that begin with ``#`` say nothing."""
        refused: list[str] = []
        doubtful: list[str] = []
        for line in lines:
            word = _plain(line.strip())
            if not word or word.startswith("#"):
                continue
            (doubtful if word.startswith("?") else refused).append(word.removeprefix("?").strip())
        return cls(tuple(filter(None, refused)), tuple(filter(None, doubtful)))


class WordList:
    """The content check that needs nothing but its list."""

    name = "words"

    def check(self, text: TextToCheck) -> Verdict:
        """Look for each word of the list."""
        words = _words(settings.WORD_LIST)
        spoken = _plain(text.text)
        run_together = _FILLING.sub("", spoken)
        if any(_says(word, spoken, run_together) for word in words.refused):
            return Verdict.REFUSED
        if any(_says(word, spoken, run_together) for word in words.doubtful):
            return Verdict.DOUBTFUL
        return Verdict.FINE


def _says(word: str, spoken: str, run_together: str) -> bool:
    # Latin words have borders, so that "class" holds nothing bad; Chinese ones have none.
    if _LATIN.fullmatch(word):
        return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", spoken) is not None
    return word in run_together


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=4)
def _words(own: str) -> Words:
    lines = BUILT_IN.read_text(encoding="utf-8").splitlines()
    if own:
        lines += Path(own).read_text(encoding="utf-8").splitlines()
    return Words.of(lines)
