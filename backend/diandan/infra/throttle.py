"""Refuse floods: so many calls per span, counted per scope and key.

GCRA, one instant per key: a burst of ``limit`` is let through at once, afterwards one call per
``per_s / limit`` seconds. Where there is Redis all processes count together; while it is away each counts for
itself, so ordering and signing in go on under limits that are as many times wider as there are processes.
Where a limit is the only wall before a secret, or money goes out with each call, the door stays shut instead.
"""

from functools import cache
from typing import Protocol

from django.conf import settings

from diandan.infra import redis_link
from diandan.infra.counts.memory import MemoryCounts
from diandan.infra.counts.redis import RedisCounts
from diandan.infra.telemetry import metrics
from diandan.kernel.errors import TooMany

# How long a door that stays shut asks to wait.
SHUT_S = 5


class Counts(Protocol):
    """Whoever keeps the instants."""

    def over_ms(self, scope: str, key: str, *, step_ms: float, span_ms: float) -> float:
        """Count one call; return by how much it came too early."""


class TooFast(TooMany):
    """Calls come faster than this door allows; ``retry_after_s`` tells when to try again."""

    code = "throttle.too_fast"


_here = MemoryCounts()


def hit(scope: str, key: str, *, limit: int, per_s: int, shut_when_blind: bool = False) -> None:
    """Count one call of ``key`` (an address, a user) in ``scope`` (a door).

    ``shut_when_blind`` refuses while the counts that all processes share cannot be reached.

    Raises:
        TooFast: more than ``limit`` calls in ``per_s`` seconds.
    """
    if not settings.THROTTLE:
        return
    over_ms = _over_ms(scope, key, step_ms=per_s * 1000 / limit, span_ms=per_s * 1000.0, shut=shut_when_blind)
    if over_ms <= 0:
        return
    metrics.throttled.labels(scope).inc()
    raise TooFast(retry_after_s=max(1, -int(-over_ms // 1000)))


def forget() -> None:
    """Forget every count of this process: for tests."""
    _here.forget()


def _over_ms(scope: str, key: str, *, step_ms: float, span_ms: float, shut: bool) -> float:
    if settings.REDIS_URL:
        try:
            return _shared(settings.REDIS_URL).over_ms(scope, key, step_ms=step_ms, span_ms=span_ms)
        except redis_link.RedisAway:
            if shut:
                return SHUT_S * 1000.0
    return _here.over_ms(scope, key, step_ms=step_ms, span_ms=span_ms)


@cache
def _shared(url: str) -> Counts:
    return RedisCounts(redis_link.of(url))
