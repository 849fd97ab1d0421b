"""Tickets: signed leave to follow some topics for a while.

The web process knows who asks and issues; the hub only checks the signature, so it needs neither database
nor session. A ticket travels in the first message of a socket, never in its address, where logs would keep
it. The publisher's hello is signed the same way under another purpose, so neither can be passed off as the
other.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from diandan.kernel import clock
from diandan.kernel.errors import Unauthenticated

TTL_S = 3600
PUBLISHER_TTL_S = 60
TOPICS_MAX = 20


class BadTicket(Unauthenticated):
    """A ticket that is forged, damaged, expired or made for something else."""

    code = "live.bad_ticket"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a valid ticket says: who follows which topics until when (seconds since 1970)."""

    subject: str
    topics: tuple[str, ...]
    expires_s: int
    nonce: str


def issue(topics: Iterable[str], subject: str, ttl_s: int = TTL_S) -> str:
    """Sign leave for ``subject`` to follow ``topics``; the caller has checked that it may."""
    wanted = sorted(set(topics))
    if not 0 < len(wanted) <= TOPICS_MAX:
        raise ValueError(f"a ticket names 1 to {TOPICS_MAX} topics, not {len(wanted)}")
    return _sign("follow", {"s": subject, "t": wanted, "x": _now_s() + ttl_s})


def verify(ticket: str) -> Ticket:
    """Read a ticket.

    Raises:
        BadTicket: not ours, damaged or expired.
    """
    body = _read("follow", ticket)
    return Ticket(
        subject=str(body["s"]),
        topics=tuple(body["t"]),
        expires_s=int(body["x"]),
        nonce=str(body["n"]),
    )


def issue_publisher() -> str:
    """Sign the hello of a process that publishes."""
    return _sign("publish", {"x": _now_s() + PUBLISHER_TTL_S})


def verify_publisher(token: str) -> None:
    """Check the hello of a publisher.

    Raises:
        BadTicket: not ours, damaged or expired.
    """
    _read("publish", token)


def _sign(purpose: str, body: dict[str, Any]) -> str:
    text = json.dumps({**body, "n": secrets.token_hex(8)}, separators=(",", ":")).encode()
    mac = _mac(settings.SECRET_KEY, purpose, text)
    return f"{_encode(text)}.{_encode(mac)}"


def _read(purpose: str, ticket: str) -> dict[str, Any]:
    try:
        head, _, tail = ticket.partition(".")
        text, mac = _decode(head), _decode(tail)
    except (ValueError, binascii.Error, AttributeError) as wrong:
        raise BadTicket from wrong
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(hmac.compare_digest(mac, _mac(key, purpose, text)) for key in keys):
        raise BadTicket
    body: dict[str, Any] = json.loads(text)
    if body["x"] <= _now_s():
        raise BadTicket
    return body


def _mac(secret: str | bytes, purpose: str, text: bytes) -> bytes:
    # A key of its own for each purpose: a signature made elsewhere with SECRET_KEY is worth nothing here.
    raw = secret.encode() if isinstance(secret, str) else secret
    key = hmac.digest(raw, f"diandan.live.{purpose}.v1".encode(), hashlib.sha256)
    return hmac.digest(key, text, hashlib.sha256)


def _now_s() -> int:
    return int(clock.now().timestamp())


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
