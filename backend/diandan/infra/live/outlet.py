"""Publishing: hand a frame over without waiting for it.

A process that never called ``start_publishing`` (a command line, a test) publishes nothing: its facts are
in the outbox, and the relay of the web process tells them.
"""

from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings

from diandan.infra.live import address
from diandan.infra.live.frames import DISMISS, NotATopic, body_of, topic_name
from diandan.infra.live.publisher import Publisher
from diandan.infra.live.redis_publisher import RedisPublisher

log = structlog.get_logger(__name__)

Outlet = Callable[[str, bytes], None]


class _Process:
    """What this process does with its frames."""

    publisher: Publisher | RedisPublisher | None = None
    outlet: Outlet | None = None


def publish(topic: str, *, type: str, id: str, version: int, data: Any) -> None:  # noqa: A002
    """Tell the screens that follow ``topic`` that ``id`` is now ``data`` (nothing: gone). Never raises.

    Applying a frame twice or late is harmless: a screen keeps what has the highest version. Call it after the
    commit, from an emit handler or ``tx.after_commit``, never inside a unit.
    """
    if _Process.outlet is None:
        return
    try:
        _Process.outlet(topic_name(topic), body_of(type=type, id=id, version=version, data=data))
    except NotATopic:
        log.exception("live.not_a_topic", topic=str(topic))
    except (TypeError, ValueError):
        log.exception("live.frame_not_json", topic=topic, type=type, id=id)
        if _Process.publisher is not None:
            _Process.publisher.lose(topic)


def dismiss(who: str) -> None:
    """Close the sockets of somebody by public id: what they may follow changed, so they must ask anew."""
    publish(f"{DISMISS}:{who}", type=DISMISS, id=who, version=0, data=None)


def start_publishing(url: str | None = None) -> Publisher | RedisPublisher:
    """Connect this process to the hub, or to Redis; a second call gets the first one's publisher."""
    if _Process.publisher is None:
        if settings.REDIS_URL and url is None:
            _Process.publisher = RedisPublisher(settings.REDIS_URL)
        else:
            _Process.publisher = Publisher(url or address.publish_url())
        _Process.publisher.start()
        _Process.outlet = _Process.publisher.put
    return _Process.publisher


def stop_publishing() -> None:
    """Send what waits and part from the hub."""
    publisher, _Process.publisher, _Process.outlet = _Process.publisher, None, None
    if publisher is not None:
        publisher.stop()


class Publishing:
    """Publishing as a part of a process that is started and stopped with it."""

    def start(self) -> None:
        """Connect to the hub."""
        start_publishing()

    def stop(self) -> None:
        """Send what waits and part."""
        stop_publishing()


def send_to(outlet: Outlet | None) -> Outlet | None:
    """Give frames to ``outlet`` and return the one before; for recording them in tests and rehearsals."""
    earlier, _Process.outlet = _Process.outlet, outlet
    return earlier
