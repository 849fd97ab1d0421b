"""Public ids: ``ord_`` and 26 characters, sortable by birth, unguessable, typed by prefix.

48 bits of milliseconds and 80 random bits in Crockford's base 32 (the layout of a ULID). 30 characters
in all, so the id of a payment is at the same time the merchant's order number at WeChat Pay and Alipay.
"""

from functools import lru_cache

from diandan.kernel import chance, clock
from diandan.kernel.errors import Invalid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BODY_LENGTH = 26

ID_KINDS: dict[str, str] = {
    "aud": "audit row",
    "are": "area of a store",
    "bil": "bill",
    "brd": "brand",
    "cat": "category",
    "ent": "ledger entry",
    "gst": "guest",
    "gwa": "gateway account",
    "img": "picture",
    "inb": "message in a guest's message centre",
    "imp": "import",
    "itm": "item",
    "lin": "order line",
    "mdg": "modifier group",
    "mga": "account at a provider of messages",
    "mod": "modifier",
    "mpa": "mini-program of a brand",
    "msg": "outbox message",
    "nws": "news of a brand",
    "ntc": "payment notice",
    "omg": "message to a person",
    "ord": "order",
    "pay": "payment",
    "prc": "pairing code",
    "rfd": "refund",
    "rph": "photo of a review",
    "rvw": "review",
    "scr": "screen",
    "ses": "session",
    "sku": "sku",
    "spc": "spec",
    "spv": "spec value",
    "stf": "staff",
    "stn": "station",
    "sto": "store",
    "tbl": "table",
    "tki": "item of a kitchen ticket",
    "tkt": "kitchen ticket",
}


class InvalidId(Invalid):
    """A text that is not an id of the wanted kind."""

    code = "kernel.invalid_id"


def new_id(kind: str) -> str:
    """Return a fresh id of ``kind``, one of ``ID_KINDS``; later ids sort after earlier ones.

    Raises:
        KeyError: the kind is not registered.
    """
    ID_KINDS[kind]
    drawn = int.from_bytes(chance.draw()[:10])
    return f"{kind}_{_birth(clock.epoch_ms())}{''.join([_PAIRS[drawn >> shift & 1023] for shift in _DRAWN])}"


def parse_id(text: str, kind: str) -> str:
    """Return ``text`` unchanged when it is an id of ``kind``.

    Raises:
        InvalidId: wrong prefix, length or alphabet.
    """
    prefix, _, body = text.partition("_")
    if prefix != kind or len(body) != BODY_LENGTH or any(c not in ALPHABET for c in body):
        raise InvalidId(kind=kind)
    return text


_PAIRS = [a + b for a in ALPHABET for b in ALPHABET]
_MOMENT = range(40, -1, -10)
_DRAWN = range(70, -1, -10)


# What is written together is born in the same millisecond.
@lru_cache(maxsize=16)
def _birth(epoch_ms: int) -> str:
    return "".join([_PAIRS[epoch_ms >> shift & 1023] for shift in _MOMENT])
