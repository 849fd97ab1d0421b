"""Counts in this process's memory: exact for the embedded shop's one web process, lost with it."""

from threading import Lock

from diandan.kernel import clock

# Keys kept at most; when more come, those that no longer limit anything are dropped.
ROOM = 50_000


class MemoryCounts:
    """One instant per key: until when what was let through so far fills the span."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._full_until_ms: dict[tuple[str, str], float] = {}

    def over_ms(self, scope: str, key: str, *, step_ms: float, span_ms: float) -> float:
        """Count one call; return by how much it came too early, nothing or less when it may pass."""
        now_ms = clock.epoch_ms()
        with self._lock:
            # Never further ahead than one span: a clock set back must not lock people out for hours.
            before = min(self._full_until_ms.get((scope, key), 0.0), now_ms + span_ms)
            full_until = max(before, now_ms) + step_ms
            over_ms = full_until - now_ms - span_ms
            self._keep((scope, key), full_until if over_ms <= 0 else before, now_ms)
        return over_ms

    def forget(self) -> None:
        """Forget every count."""
        with self._lock:
            self._full_until_ms.clear()

    def __len__(self) -> int:
        return len(self._full_until_ms)

    def _keep(self, key: tuple[str, str], full_until: float, now_ms: int) -> None:
        if len(self._full_until_ms) >= ROOM:
            for stale in [k for k, until in self._full_until_ms.items() if until <= now_ms]:
                del self._full_until_ms[stale]
            while len(self._full_until_ms) >= ROOM:
                del self._full_until_ms[next(iter(self._full_until_ms))]
        self._full_until_ms[key] = full_until
