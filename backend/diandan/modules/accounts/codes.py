"""Personal codes: judging them, and making one up; pure but for the randomness."""

import re
import secrets

from diandan.modules.accounts.errors import WeakCode

SHORTEST, LONGEST = 4, 6
_DIGITS = re.compile(r"[0-9]{4,6}")
_UP = "01234567890123456789"
# Readable aloud and typed without looking twice: no 0, O, 1, l, I.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def must_be_good(code: str) -> None:
    """Refuse codes that are guessed first.

    Raises:
        WeakCode: names the reason: digits or common.
    """
    if not _DIGITS.fullmatch(code):
        raise WeakCode(reason="digits", shortest=SHORTEST, longest=LONGEST)
    is_row = code in _UP or code in _UP[::-1]
    is_repeated = code == code[0] * len(code) or code == code[:2] * (len(code) // 2)
    is_year = len(code) == 4 and code[:2] in {"19", "20"}
    if is_row or is_repeated or is_year:
        raise WeakCode(reason="common", shortest=SHORTEST, longest=LONGEST)


def fresh_code() -> str:
    """Six digits that nobody chose."""
    while True:
        code = f"{secrets.randbelow(1_000_000):06}"
        try:
            must_be_good(code)
        except WeakCode:
            continue
        return code


def fresh_password() -> str:
    """A password to be read out once and changed at once: 59 random bits in three groups."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def fresh_recovery_code() -> str:
    """A recovery code to keep on paper: 79 random bits in four groups."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def plain(code: str) -> str:
    """A recovery code as it was meant, however it was typed."""
    return re.sub(r"[^a-z0-9]", "", code.lower())[:40]
