"""Money is whole fen, in an ``int`` whose name ends in ``_fen``. Here is all the arithmetic it needs.

No floats, no decimals. Yuan exist only where people read or write them.
"""

import re
from collections.abc import Sequence

_YUAN = re.compile(r"^(?P<sign>-?)[¥￥$]?\s*(?P<yuan>\d{1,12})(?:\.(?P<fen>\d{1,2})0*)?$")


def percent_off(price_fen: int, *, keep_bp: int) -> int:
    """Return the price after a percentage discount, rounded half up to the fen.

    ``keep_bp`` is what the guest still pays, in basis points: 85 折 is 8500.
    Half up, never banker's rounding: that is how guests and cashiers compute.

    Raises:
        ValueError: keep_bp outside 0..10000.
    """
    if not 0 <= keep_bp <= 10_000:
        raise ValueError(f"keep_bp out of range: {keep_bp}")
    return (price_fen * keep_bp + 5_000) // 10_000


def allocate(total_fen: int, weights: Sequence[int]) -> list[int]:
    """Split ``total_fen`` in proportion to ``weights`` so that the parts add up exactly.

    Largest remainder; of equal remainders the earlier part gets the fen. Weights are not negative;
    when all are zero the parts are as equal as can be.

    Raises:
        ValueError: no weights, or a negative one.
    """
    if not weights or min(weights) < 0:
        raise ValueError("weights must be given and not be negative")
    if total_fen < 0:
        return [-part for part in allocate(-total_fen, weights)]
    if not any(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    parts = [total_fen * weight // whole for weight in weights]
    remainders = [total_fen * weight % whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-remainders[i], i))
    for index in by_remainder[: total_fen - sum(parts)]:
        parts[index] += 1
    return parts


def format_yuan(fen: int) -> str:
    """Return fen as people read them: 2700 → ``27.00``."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def parse_yuan(text: str) -> int:
    """Return the fen of an amount as people write it: ``27``, ``¥27.50``, ``$11.25 ``, ``1,280.00``.

    Raises:
        ValueError: not an amount, or finer than a fen.
    """
    found = _YUAN.match(text.strip().replace(",", ""))
    if not found:
        raise ValueError(f"not an amount: {text!r}")
    fen = int(found["yuan"]) * 100 + int((found["fen"] or "0").ljust(2, "0"))
    return -fen if found["sign"] else fen
