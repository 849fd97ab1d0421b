"""Refuse floods: so many calls per span, counted per scope and key.

GCRA, one instant per key: a burst of ``limit`` is let through at once, afterwards one call per
``per_s / limit`` seconds. Counted in this process's memory, which is exact for the embedded shop's one
web process; a store shared by several processes would only have to keep that one instant per key.
"""

from threading import Lock

from django.conf import settings

from diandan.infra.telemetry import metrics
from diandan.kernel import clock
from diandan.kernel.errors import TooMany

# Keys kept at most; when more come, those that no longer limit anything are dropped.
ROOM = 50_000

_lock = Lock()
_full_until_ms: dict[tuple[str, str], float] = {}


class TooFast(TooMany):
    """Calls come faster than this door allows; ``retry_after_s`` tells when to try again."""

    code = "throttle.too_fast"


def hit(scope: str, key: str, *, limit: int, per_s: int) -> None:
    """Count one call of ``key`` (an address, a user) in ``scope`` (a door).

    Raises:
        TooFast: more than ``limit`` calls in ``per_s`` seconds.
    """
    if not settings.THROTTLE:
        return
    now_ms = clock.epoch_ms()
    step_ms = per_s * 1000 / limit
    with _lock:
        # Never further ahead than one span: a clock set back must not lock people out for hours.
        before = min(_full_until_ms.get((scope, key), 0.0), now_ms + per_s * 1000)
        full_until = max(before, now_ms) + step_ms
        over_ms = full_until - now_ms - per_s * 1000
        _keep((scope, key), full_until if over_ms <= 0 else before, now_ms)
    if over_ms <= 0:
        return
    metrics.throttled.labels(scope).inc()
    raise TooFast(retry_after_s=max(1, -int(-over_ms // 1000)))


def forget() -> None:
    """Forget every count: for tests, and for an operator who locked himself out."""
    with _lock:
        _full_until_ms.clear()


def _keep(key: tuple[str, str], full_until: float, now_ms: int) -> None:
    if len(_full_until_ms) >= ROOM:
        for stale in [k for k, until in _full_until_ms.items() if until <= now_ms]:
            del _full_until_ms[stale]
        while len(_full_until_ms) >= ROOM:
            del _full_until_ms[next(iter(_full_until_ms))]
    _full_until_ms[key] = full_until
