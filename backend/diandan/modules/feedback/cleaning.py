"""Words of strangers made fit to be shown: no control characters, no blank walls, no phone numbers."""

import re
import unicodedata

_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")
# A mobile number in a public text is nearly always somebody's own, written without thinking.
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def clean(text: str, *, longest: int) -> str:
    """Return a text as it may be kept and shown, at most ``longest`` characters of it."""
    text = unicodedata.normalize("NFC", _LINE_BREAKS.sub("\n", text))
    text = "".join(letter for letter in text if letter == "\n" or _is_shown(letter))
    text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _MOBILE.sub(r"\1****\2", _BLANK_LINES.sub("\n\n", text)).strip()[:longest].rstrip()


def one_line(text: str, *, longest: int) -> str:
    """Return a text without line breaks."""
    return clean(" ".join(text.split()), longest=longest)


def _is_shown(letter: str) -> bool:
    # Cc, Cs, Co, Cn: nothing to see. Of Cf only what joins emoji: the rest turns text round or hides in it.
    category = unicodedata.category(letter)
    return letter in "\t\u200d" or category not in {"Cc", "Cf", "Cs", "Co", "Cn"}
