"""Values cut to what the keywords of a subscribe message may hold. Pure.

The kind of a keyword is in its name: ``thing1``, ``phrase3``. A value that does not fit its kind would be
refused with the whole message. Figures, times and amounts are left as they are: cut, they would be wrong.
"""

import re
from collections.abc import Callable

# Source: "订阅消息参数值内容限制说明".
THING, LETTER, SYMBOL, CHARACTERS, PHRASE, CAR, NAME, LATIN_NAME = 20, 32, 5, 32, 5, 8, 10, 20
_KEYWORD = re.compile(r"([a-z_]+?)\d+")
_NOT_ASCII = re.compile(r"[^\x20-\x7e]")
_NOT_LETTERS = re.compile(r"[^A-Za-z]")
_NOT_CHINESE = re.compile(r"[^\u4e00-\u9fff]")
# A keyword may not be empty. A phrase is Chinese only: where nothing of that is left, a tap tells.
NOTHING, NO_PHRASE = "-", "详见订单"


def fitted(keyword: str, value: str) -> str:
    """Return a value as its keyword may hold it."""
    kind = _KEYWORD.fullmatch(keyword)
    text = " ".join(value.split())
    fit = _FITS.get(kind[1]) if kind else None
    return fit(text) if fit else text


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _thing(text: str) -> str:
    return _cut(text, THING) or NOTHING


def _characters(text: str) -> str:
    return _NOT_ASCII.sub("", text).strip()[:CHARACTERS] or NOTHING


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text)[:LETTER]


def _phrase(text: str) -> str:
    return _NOT_CHINESE.sub("", text)[:PHRASE] or NO_PHRASE


def _name(text: str) -> str:
    chinese = _NOT_CHINESE.sub("", text)
    return chinese[:NAME] or text[:LATIN_NAME]


_FITS: dict[str, Callable[[str], str]] = {
    "thing": _thing,
    "character_string": _characters,
    "letter": _letters,
    "symbol": lambda text: text[:SYMBOL],
    "phrase": _phrase,
    "car_number": lambda text: text[:CAR],
    "name": _name,
}
