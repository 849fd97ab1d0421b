"""The text of frames, made once by the publisher and passed through the hub untouched.

A batch on the way to the hub is lines in pairs: ``<number> <topic>`` and the body. The body is the frame's
JSON from ``"type"`` to its closing brace; the hub only puts topic, epoch and seq before it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

# Topic names need no escaping in JSON and no quoting in a batch.
TOPIC = re.compile(r"[a-z]+:[A-Za-z0-9_]{1,40}(:[a-z_]{1,20})?")
RELOAD = "reload"
# No topic anybody follows: tells the hub to part from the sockets of the one who is named.
DISMISS = "dismiss"


class NotATopic(ValueError):
    """A name that no topic can have."""


def topic_name(text: str) -> str:
    """Return ``text`` when a topic may be called so.

    Raises:
        NotATopic: other characters or another shape.
    """
    if not isinstance(text, str) or not TOPIC.fullmatch(text):
        raise NotATopic(text)
    return text


def body_of(*, type: str, id: str, version: int, data: Any) -> bytes:  # noqa: A002 - the wire's own names
    """Return the part of a frame that its publisher decides."""
    return msgspec.json.encode({"type": type, "id": id, "version": version, "data": data})[1:]


# Sent when a topic's epoch changes: screens see an epoch they do not know and read everything anew. Its
# version is older than anything, so that nobody takes it for a thing.
RELOAD_BODY = body_of(type=RELOAD, id="", version=-1, data=None)


def pack(frames: Iterable[tuple[int, str, bytes]]) -> bytes:
    """Return a batch of (number, topic, body)."""
    return b"\n".join(b"%d %s\n%s" % (number, topic.encode(), body) for number, topic, body in frames)


def unpack(batch: bytes) -> Iterator[tuple[int, str, bytes]]:
    """Read a batch back; a trusted publisher made it, so a mistake in it is an error of ours."""
    lines = batch.split(b"\n")
    for head, body in zip(lines[::2], lines[1::2], strict=True):
        number, _, topic = head.partition(b" ")
        yield int(number), topic.decode(), body
