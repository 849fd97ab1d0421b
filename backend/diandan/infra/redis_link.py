"""The way to Redis, where there is one.

Redis holds nothing that is not somewhere else, or that nobody would miss: whoever asks must know what to do
when it is away. Being away is noticed once and believed for a moment, so that a dead server costs one short
wait in a while and not one per request.
"""

import threading
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import structlog
from django.conf import settings

from diandan.kernel import clock

T = TypeVar("T")

log = structlog.get_logger(__name__)

ANSWER_S = 0.25
# For so long nobody else tries after somebody found it away.
BELIEVED_S = 1.0


class RedisAway(Exception):
    """Redis does not answer, or cannot do what was asked."""


class RedisLink:
    """A pool of connections to one Redis, for the threads of one process."""

    def __init__(self, url: str, *, answer_s: float = ANSWER_S) -> None:
        # Here, because only an installation with Redis has the library.
        import redis  # noqa: PLC0415
        from redis.backoff import NoBackoff  # noqa: PLC0415
        from redis.retry import Retry  # noqa: PLC0415

        self.client = redis.Redis.from_url(
            url,
            socket_timeout=answer_s,
            socket_connect_timeout=answer_s,
            # Once more at once: a pooled connection may be older than the server's last start.
            retry=Retry(NoBackoff(), 1),
        )
        self._wrong: tuple[type[Exception], ...] = (redis.RedisError, OSError)
        self._away_until = 0.0
        self._was_away = False
        self._lock = threading.Lock()

    def script(self, text: str) -> Any:
        """Return a script that is sent once and then called by its name."""
        return self.client.register_script(text)

    def ask(self, question: Callable[[], T]) -> T:
        """Ask Redis something.

        Raises:
            RedisAway: it did not answer, or did not a moment ago.
        """
        if clock.monotonic() < self._away_until:
            raise RedisAway
        try:
            answer = question()
        except self._wrong as trouble:
            self._note(trouble)
            raise RedisAway from trouble
        if self._was_away:
            self._note(None)
        return answer

    def forget(self, pattern: str) -> None:
        """Delete what is called so; for tests and operators, it looks at every key."""
        for name in self.client.scan_iter(pattern, count=500):
            self.client.delete(name)

    def _note(self, trouble: Exception | None) -> None:
        with self._lock:
            if trouble is None:
                self._was_away = False
                log.info("redis.back")
                return
            self._away_until = clock.monotonic() + BELIEVED_S
            if not self._was_away:
                self._was_away = True
                log.warning("redis.away", error=repr(trouble)[:200])


@cache
def of(url: str) -> RedisLink:
    """Return this process's link to a Redis."""
    return RedisLink(url)


def link() -> RedisLink | None:
    """Return the link of this installation, or nothing where there is no Redis."""
    return of(settings.REDIS_URL) if settings.REDIS_URL else None
